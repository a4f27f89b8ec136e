"""A request as a person wrote it, understood: changes of paragraphs, language that is wanted, language that is not.

The way of a cell: quoted and struck words are taken out (quotes); words of instructions are spelt right (lexicon); texts that are to come
(clauses), then places (places) are taken out; what is left is cut into clauses, and each is tried as one kind of statement after the other.
Nothing is guessed: a clause that looks like an instruction and is none of these is given back as unclear.
"""

from __future__ import annotations

import re
from dataclasses import replace

from wsisdiff.asking.instructions.asides import answered, asks_nothing, only_asks, reported, speaks_to_people, verdict_alone
from wsisdiff.asking.instructions.changes import bare_change
from wsisdiff.asking.instructions.clause import Clause, Context, clause_of
from wsisdiff.asking.instructions.clauses import ANY_VERB, clauses, items, mask_bare_numbers, mask_payloads
from wsisdiff.asking.instructions.lexicon import compiled, for_words_of, respelt, rows
from wsisdiff.asking.instructions.places import LATIN, Place, beside, known, mask_places, parse
from wsisdiff.asking.instructions.quotes import D, Masked, P, Q, mask
from wsisdiff.asking.instructions.roles import NEAR
from wsisdiff.asking.instructions.signs import BRIEF, SHORT, looks_like_one
from wsisdiff.asking.instructions.statement import Statement, Understood
from wsisdiff.asking.instructions.statements import stated_by
from wsisdiff.asking.instructions.struck import edited
from wsisdiff.asking.instructions.tokens import tokens
from wsisdiff.asking.instructions.wording import by_labels, in_full, mask_brackets, mask_words, plainer, unwrapped, without_aside

_ELSE = r"^(?:(?:<talk.polite>|and|or|but)\W*)*<talk.else>"
"""A clause that says what is asked for where the rest cannot be had."""
_BACK = r"(?:these|those|this|that|such|the\s+(?:said|same|above))\s+(?:<talk.nouns>)"
"""Words of a clause before."""
SLIGHT = 3
"""Words up to which an item beside instructions is a note to oneself: "Thank the Chair."."""
LONGEST = 6000
"""Characters of a request that is looked at for instructions; longer ones are documents."""


def understand(cell: str) -> list[dict[str, str | bool | None]]:
    """What a request in plain words asks for: a list of statements, each with the keys of `Statement.data`.

    `change` is delete, replace, add, rewrite, move, merge, keep, or None where language is asked for (`new`, with its `stance`).
    `paragraph` is the label as printed ("12", "PP3", "4.9", "12-14"); `old` and `new` are words to go and to come; `after`, `before` and
    `at` ("start", "end") say where they go in; `new_paragraph` is there, and true, for a paragraph of its own. The list is empty where
    the request looks like an instruction and is not understood: it is then never wanted language.

    >>> understand("In para. 7, replace 'take note of' by 'commit to implement'")[0]["new"]
    'commit to implement'
    >>> understand("We oppose any reference to sponsors.")[0]["stance"], understand("Paragraph 9 needs work.")
    ('oppose', [])
    """
    found = read_request(cell)
    return [] if found.unclear and not found.statements else [s.data() for s in found.statements]


def read_request(cell: str, beside: tuple[str, ...] = ()) -> Understood:
    """All statements of a cell, what in it is unclear, and the sentences that only give grounds.

    Of several cells that are read beside each other the same is found, and sooner.
    """
    with for_words_of(cell, beside):
        return _read(cell)


def _read(cell: str) -> Understood:
    text = without_aside(unwrapped(cell.replace("\u00a0", " ")))
    if not re.search(r"\w", text):
        return Understood(grounds=(text,) if text else ())
    said, why = _without_reasons(text)
    if why:
        found = _read(said)
        return replace(found, grounds=(*found.grounds, why))
    if led := compiled(rows("wanting", "led")[0]).match(text):
        return Understood((Statement(new=led["q"].strip()),))
    if len(text) > LONGEST:
        return Understood((Statement(new=text),))
    masked = mask(by_labels(text))
    masked.text = re.sub(rf"([:,—–])\s*\n+\s*(?={Q})", r"\1 ", respelt(in_full(masked.text)))
    mask_brackets(masked)
    places = mask_places(masked)
    mask_bare_numbers(masked, places)
    mask_words(masked)
    masked.text = plainer(masked.text)
    if re.search(D, masked.text):
        own = compiled(r"^\s*({NUMBER})\s*[.:)]\s+")
        masked.text = own.sub(lambda m: known(parse(m[1]), m[1], masked, places) + ": ", masked.text)
    chapeau, listed = items(masked.text)
    if not listed:
        mask_payloads(masked)
    marked = [] if listed else edited(masked, places, only_marked=True)
    if marked:
        return Understood(tuple(marked))
    context = Context()
    if listed:
        return _of_list(text, chapeau, listed, masked, places, context)
    pieces = clauses(masked.text)
    return _of_clauses(text, pieces, masked, places, context)


def _without_reasons(text: str) -> tuple[str, str]:
    """A request without the reasons that are named as such ("Rationale: ..."), and those: to the end, or the first line."""
    why = compiled(r"(?:^|(?:\n|(?<=[.;!?”\"'»])\s)\s*[(\[*]*)<talk.reasons>\**\s*[:–—-].*").search(text)
    if why is None:
        return text, ""
    end = text.find("\n") if not why.start() else len(text)
    said = (text[: why.start()] + text[end:]).strip() if end > 0 else ""
    return (said, text[why.start() : end].strip()) if said else (text, "")


def _of_list(
    text: str, chapeau: str, listed: tuple[str, ...], masked: Masked, places: dict[str, Place], context: Context
) -> Understood:
    """The items of a list, under what stands before them."""
    lead = chapeau.rstrip(" :–-")
    against = compiled("{LIST_AGAINST}").search(lead) if lead else None
    verb = compiled(rf"(?:{ANY_VERB}|{P})").search(lead) if lead else None
    found: list[Understood] = []
    for item in listed:
        joint = ":" if verb and not against and re.search(P, lead) else ""
        said = f"{lead}{joint} {item}" if against or verb else item
        own = Masked(plainer(said), masked.taken, masked.written)
        mask_payloads(own)
        found.append(_of_clauses(masked.back(item), clauses(own.text), own, places, context))
    stated = [s for u in found for s in u.statements]
    placed = any(s.change and s.paragraph for s in stated)
    slight = [
        s for s in stated if placed and s.stance == "include" and not (s.change or s.paragraph) and len(s.new.split()) <= SLIGHT
    ]
    result = Understood(
        tuple(s for s in stated if s not in slight),
        (*(s.new for s in slight), *(x for u in found for x in u.unclear)),
        tuple(x for u in found for x in u.grounds),
    )
    if result.instructs or not lead:
        return result
    if compiled("{LIST_OF_ASKS}").match(lead):
        return result
    return Understood((Statement(new=text),))


def _of_clauses(text: str, pieces: list[str], masked: Masked, places: dict[str, Place], context: Context) -> Understood:
    statements: list[Statement] = []
    unclear: list[str] = []
    grounds: list[str] = []
    wanted: list[Statement] = []
    questions: list[str] = []
    left_over, idle = "", 0
    for piece in pieces:
        if asks_nothing(piece):
            idle += 1
            continue
        if (statements or unclear or piece is pieces[0]) and compiled(_ELSE).match(piece):
            unclear.append(masked.back(piece).strip())
            continue
        made = clause_of(piece, masked, places, context)
        if only_asks(piece):
            questions.append(masked.back(piece).strip())
            continue
        alone = verdict_alone(made) if made is not None else None
        alone = None if alone and alone.change == "delete" and (alone.paragraph or left_over) else alone
        found = [alone] if alone else _told(made, context) if made is not None else []
        if alone and context.reported and not re.search(P, piece):
            statements = [s for s in statements if s not in context.reported]
            found, unclear = answered(context.reported), []
        context.reported = context.reported if not alone else ()
        back = compiled(rf"insert\s+it\s+(?:(?P<after><roles.after>)|<roles.before>)\s+(?:the\s+\w+\s+)?(?P<q>{Q})").search(piece)
        if made is not None and back and (left_over or (statements and statements[-1].change == "keep")):
            words, anchor = left_over or statements.pop().old, masked.taken[back["q"]]
            after, before = (anchor, "") if back["after"] else ("", anchor)
            found = [Statement("add", paragraph=made.label, new=words, after=after, before=before)]
        elif made is not None and left_over:
            found = _taken_up(left_over, found, made)
        quoted = re.search(Q, piece)
        left_over = masked.taken[quoted[0]] if quoted and made is not None and not found else ""
        opposing = bool(found) and found[0].stance == "oppose"
        again = opposing and not (found[0].new or found[0].paragraph) and any(s.stance == "oppose" and s.new for s in statements)
        if again or (opposing and _of_what_stays(found[0], "" if piece is pieces[0] else piece, statements)):
            grounds.append(masked.back(piece).strip())
        elif found:
            statements += [s for s in found if s not in statements]
            context.last = found[-1]
        elif made is not None:
            said = masked.back(piece).strip()
            wish = _wish(made)
            if looks_like_one(made) or context.reported:
                unclear.append(said)
            elif wish is not None:
                wanted.append(wish)
                grounds.append(said)
            else:
                grounds.append(said)
    if idle + len(questions) == len(pieces) and pieces:
        return Understood((), tuple(questions), (text,))
    if statements and all(s.implied for s in statements) and grounds and len(text.split()) > SHORT:
        return Understood((Statement(new=_wanted(text)),))
    changed = {s.paragraph for s in statements if s.change not in ("", "keep")}
    gone = {s.paragraph for s in statements if s.change == "delete" and not s.old}
    statements = [s for s in statements if s.stance != "oppose" or s.paragraph not in (gone if s.new else changed)]
    changed |= {s.paragraph for s in statements if s.change == "keep" and s.old}
    statements = [s for s in statements if s.change != "keep" or s.old or s.paragraph not in changed]
    if any(s.change or s.stance == "oppose" for s in statements):
        # What stands beside an instruction gives its grounds, unless it speaks of another change.
        hard = tuple(
            u
            for u in unclear
            if compiled(rf"^{ANY_VERB}\b|{_ELSE}.*{ANY_VERB}|{ANY_VERB}\s+(?:{P}|{Q})|^{P}\s*:").search(mask(u).text)
        )
        return Understood(
            (*statements, *(w for w in wanted if w.paragraph == "" and w.new and w.new in text)),
            hard,
            tuple(g for g in [*grounds, *unclear] if g not in hard),
        )
    if statements:
        return Understood(tuple(statements), tuple(unclear), tuple(grounds))
    bare = bare_change(masked.text)
    shown = [bare] if bare else edited(masked, places)
    if shown:
        return Understood(tuple(shown))
    if unclear or speaks_to_people(masked.text):
        return Understood((), tuple(unclear) or (text,))
    place = context.place
    said = _wanted(text)
    label = re.match(rf"\s*({P})\s*[.:–—-]", masked.text)
    if place is not None and len(masked.text.split()) <= NEAR // 2 and (not label or len(re.findall(P, masked.text)) > 1):
        return Understood((), (text,))
    if place is not None and label:
        said = re.sub(rf"^\W*{re.escape(masked.written[label[1]])}\W+(?=\w)", "", said)
        if re.search(LATIN, place.labels[0]) and not place.range:
            return Understood((Statement("add", paragraph=beside(place).labels[0], new=said, new_paragraph=True),))
        return Understood((Statement(paragraph=place.span, new=said),))
    if place is not None and re.search(Q, masked.text) and len(masked.text.split()) <= BRIEF:
        return Understood((), (text,))
    return Understood((Statement(new=said),))


def _told(clause: Clause, context: Context) -> list[Statement]:
    """What the clause states: where it tells of somebody else's wish, what the verdict on that asks for."""
    told = reported(clause.full)
    made = clause_of(told[0], clause.masked, clause.places, context) if told else None
    wanted = stated_by(made, context) if made is not None else []
    context.reported = tuple(wanted)
    if told is None or not wanted or not told[1]:
        return stated_by(clause, context)
    return answered(wanted) if told[1] == "against" else wanted if told[1] == "for" else []


def _taken_up(quoted: str, found: list[Statement], clause: Clause) -> list[Statement]:
    """What the clause asks for, of the words that the one before it quoted where it names no paragraph."""
    if not found and _replaces(clause):
        return [Statement("replace", paragraph=clause.label, old=quoted, new=clause.masked.taken[re.findall(Q, clause.full)[0]])]
    if len(found) != 1 or re.search(P, clause.full):
        return found
    if found[0].change in ("delete", "keep") and (not found[0].old or compiled(_BACK).fullmatch(found[0].old)):
        return [replace(found[0], old=quoted)]  # "The word “x” is needless in para 4; to delete"
    if found[0].change == "rewrite":
        return [replace(found[0], change="replace", old=quoted)]  # "Para 18 says “could”. It should say “shall”."
    return found


def _replaces(clause: Clause) -> bool:
    """Whether it names the one quotation that is to stand instead of what was quoted before: "use “adopt”"."""
    kinds = {t.kind for t in tokens(clause.full)}
    stands = kinds & {"read", "replace", "prefer", "instead"} and not kinds & {"add", "delete", "keep"}
    return bool(stands) and len(re.findall(Q, clause.full)) == 1


def _of_what_stays(opposed: Statement, piece: str, before: list[Statement]) -> bool:
    """Whether what is opposed is the change of what is to stay: "OP1 stays! No weakening." and "OP1 stays! This is our red line."."""
    if re.fullmatch(r"\s*no\s+\w+\W*", piece, re.IGNORECASE):
        return True
    return opposed.new.lower() in ("this", "it", "that") and bool(before) and before[-1].change == "keep"


def _wish(clause: Clause) -> Statement | None:
    match = compiled(r"^<wanting.we>\s+(?P<x>.+)$").match(clause.full)
    return Statement(new=_wanted(clause.masked.back(match["x"]))) if match else None


def _wanted(text: str) -> str:
    """The wanted language without "we would like the outcome to say that"."""
    flat = text.strip()
    match = compiled(r"^(?:(?:<wanting.we>\s+(?:<wanting.that>)?)|(?:<wanting.say>))\s*:?\s*(?P<x>.+)$").match(flat)
    if match is None or "\n" in flat:
        return flat
    said = match["x"].strip()
    if said.startswith(("“", '"', "«", "‘")):
        said = said.strip('“”"«»‘’. ')
    return said.rstrip(" .") if said != flat else said
