"""What a negotiator has to be told of two drafts, kind by kind. Each row is a pair that a plain comparison of words gets wrong."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import ROOT, draft_of
from wsisdiff import compare, read_draft
from wsisdiff.model import Change, Draft
from wsisdiff.reporting.comparison.document import comparison_document
from wsisdiff.reporting.comparison.view import headline, view_of
from wsisdiff.reporting.writers import content
from wsisdiff.telling.changes import told

TOP = "Harbour towns keep their own tide tables."
END = "Lighthouses burn from dusk to dawn."


def facts(old: str, new: str) -> tuple[str, ...]:
    """What is told of the middle paragraph of three."""
    changes = compare(draft_of(TOP, old, END), draft_of(TOP, new, END)).changes
    return tuple(line for change in changes if "2" in (*change.old, *change.new) for line in told(change.meaning))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        # place by place: what changed places is told at both
        ("Pilots shall log tides and masters should log winds.", "Pilots should log tides and masters shall log winds.",
         ("less binding: “shall” → “should”", "more binding: “should” → “shall”")),
        ("Crews keep 12 ropes and 30 lamps.", "Crews keep 30 ropes and 12 lamps.", ("number changed: 12 → 30, 30 → 12",)),
        ("Ports shall not admit tankers, and shall admit ferries.", "Ports shall admit tankers, and shall not admit ferries.",
         ("negation added: “not” at “admit ferries.”", "negation gone: “not” at “admit tankers, and”")),
        ("The Council answers to the Assembly.", "The Assembly answers to the Council.",
         ("places exchanged: “Council” and “Assembly”",)),
        ("Owners insure guests.", "Guests insure owners.", ("places exchanged: “Owners” and “guests”",)),
        ("Owners and guests pay.", "Guests and owners pay.", ()),
        # numbers in all clothes
        ("We clear half of the wrecks.", "We clear a quarter of the wrecks.", ("number changed: half → a quarter",)),
        ("We meet twice a year.", "We meet once a year.", ("number changed: twice → once",)),
        ("Fines double after a decade.", "Fines triple after two decades.",
         ("number changed: double → triple, a decade → two decades",)),
        ("A reply is due within thirty (30) days.", "A reply is due within sixty (60) days.",
         ("number changed: thirty (30) → sixty (60)",)),
        ("The crew has between four and six pilots.", "The crew has between four and nine pilots.",
         ("number changed: between four and six → between four and nine",)),
        ("See A/RES/70/125 on tides.", "See A/RES/70/126 on tides.", ("document changed: A/RES/70/125 → A/RES/70/126",)),
        ("Salt stays ≤ 5 g.", "Salt stays ≥ 5 g.", ("quantifier changed: “≤” → “≥”",)),
        # the same number written otherwise is none
        ("The toll is 1,000 marks from 3 March 2031.", "The toll is 1 000 marks from 3rd March 2031.", ()),
        ("The limit is 10 knots.", "The limit is 10.0 knots.", ()),
        ("Tolls end on 5 June 2031.", "Tolls end on June 5, 2031.", ()),
        ("A reply is due within thirty days.", "A reply is due within thirty (30) days.", ()),
        ("One half of the tolls go north.", "50 per cent of the tolls go north.", ()),
        ("We recall resolution 70/125.", "We recall A/RES/70/125.", ()),
        ("Tolls end on the 5th of June.", "Tolls end on 5 Jun.", ()),
        ("Tolls end on 5 June 2031.", "Tolls end on July 5, 2031.", ("number changed: 5 June 2031 → July 5, 2031",)),
        # the ladder, and words that oblige or promise beside it
        ("Masters must ring the bell.", "Masters ought to ring the bell.", ("weaker verb: “must” → “ought to”",)),
        ("Owners are required to report.", "Owners are invited to report.", ("weaker verb: “required” → “invited”",)),
        ("We ensure that the piers are safe.", "We promote that the piers are safe.", ("weaker verb: “ensure” → “promote”",)),
        ("We will found a school for pilots.", "We have founded a school for pilots.", ("commitment or permission gone: “will”",)),
        ("Masters will report wrecks.", "Masters will endeavour to report wrecks.", ("weaker verb: “will” → “will endeavour”",)),
        ("Masters will try to report wrecks.", "Masters will report wrecks.", ("stronger verb: “will try” → “will”",)),
        ("We will ban tar.", "We will curb tar.", ("weaker word: “ban” → “curb”",)),
        # conditions, exceptions, hedges
        ("We will dredge every harbour.", "We will dredge every harbour, provided that the Council so wishes.",
         ("condition added: “provided that the Council so wishes”",)),
        ("The Board may fine owners.", "The Board may fine owners if two thirds of its members agree.",
         ("condition added: “if two thirds of its members agree”", "number added: two thirds")),
        ("All vessels pay.", "All vessels pay, except ferries.", ("exception added: “except ferries”",)),
        ("Guards may board with the prior consent of the master.", "Guards may board.",
         ("condition gone: “with the prior consent of the master”",)),
        ("All vessels shall pay.", "All vessels other than ferries shall pay.", ("exception added: “other than ferries”",)),
        ("Masters shall open their logs.", "Masters shall open their logs, where practicable.", ("hedge added: “where practicable”",)),
        ("Masters shall open their logs.", "Masters shall open their logs, consistent with national law.",
         ("hedge added: “consistent with national law”",)),
        # quantifiers and what joins
        ("The fund serves all islands.", "The fund serves some islands.", ("quantifier changed: “all” → “some”",)),
        ("Each pier keeps at least two lamps.", "Each pier keeps at most two lamps.",
         ("quantifier changed: “at least” → “at most”",)),
        ("The jury has pilots and masters.", "The jury has pilots or masters.", ("joined otherwise: “and” → “or”",)),
        # polarity
        ("We phase out tar on hulls.", "We phase down tar on hulls.", ("weaker word: “phase out” → “phase down”",)),
        ("The code is binding.", "The code is non-binding.", ("weaker word: “binding” → “non-binding”",)),
        ("We respect the rights of divers.", "We respect the interests of divers.", ("weaker word: “rights” → “interests”",)),
        ("Permits are given before the survey.", "Permits are given after the survey.", ("sense turned: “before” → “after”",)),
        ("The code prohibits the sale of tar.", "The code permits the sale of tar.", ("sense turned: “prohibits” → “permits”",)),
        ("We meet the crews.", "Once more we meet the crews.", ("words replaced: “We” → “Once more we”",)),
        ("Bells ring every other day.", "Bells ring every day.", ("number changed: every other day → every day",)),
        ("A quarter is lost, and twenty-five per cent sold.", "A quarter is lost, and 25% sold.", ()),
        # a list: what moved is a move, an item is an item
        ("Masters shall:\n(a) ring the bell;\n(b) light the lamp;\n(c) sound the horn.",
         "Masters shall:\n(a) sound the horn;\n(b) ring the bell;\n(c) light the lamp.", ("item moved: “(a) sound the horn”",)),
        ("Masters shall:\n(a) ring the bell;\n(b) light the lamp;\n(c) sound the horn.",
         "Masters shall:\n(a) ring the bell;\n(b) sound the horn.", ("item gone: “(b) light the lamp”",)),
        ("Masters shall ring the bell, light the lamp, and sound the horn.",
         "Masters shall:\n(a) ring the bell;\n(b) light the lamp;\n(c) sound the horn.", ()),
        # a table row by row
        ("Pier | Depth\nEast | 9\nWest | 7", "Pier | Depth\nEast | 9\nNorth | 4\nWest | 8",
         ("number changed: 7 → 8", "row added: “North | 4”")),
        # options opened
        ("The seat is in Porto.", "Option 1: The seat is in Porto.\nOption 2: The seat is in Accra.",
         ("open now: 2 options (Option 1, Option 2); Option 1 is the old text", "words added: “Option 2: The seat is in Accra”")),
    ],
)  # fmt: skip
def test_what_is_told_of_an_edited_paragraph(old: str, new: str, said: tuple[str, ...]) -> None:
    assert facts(old, new) == said


def of(changes: tuple[Change, ...], label: str) -> Change:
    return next(c for c in changes if label in (c.new or c.old))


def test_a_reference_that_names_another_paragraph_now_is_told_though_its_words_stayed() -> None:
    fine, under = "The harbour board may fine owners.", "Fines under paragraph 2 go to the school."
    changes = compare(draft_of(TOP, fine, under), draft_of(TOP, END, fine, under)).changes
    [fact] = of(changes, "4").meaning
    assert (fact.kind, fact.part("was"), fact.part("now")) == ("meaning.reference_elsewhere", "2", "2")


def test_a_reference_to_an_item_that_has_another_letter_now_is_followed() -> None:
    items, under = "Each town shall:\n(a) hang lamps;\n{}(c) keep accounts.", "Costs under paragraph 1 ({}) are met by the Board."
    old = draft_of(items.format("(b) tar ropes;\n"), under.format("c"))
    after = items.format("").replace("(c)", "(b)")
    right, wrong = (compare(old, draft_of(after, under.format(letter))).changes[1] for letter in "bc")
    assert (right.meaning, [e.noise for e in right.edits if e.op != "keep"]) == ((), [True, True])
    assert [fact.kind for fact in wrong.meaning] == ["meaning.reference_elsewhere"]


def test_a_term_is_defined_without_quotation_marks_too() -> None:
    old, new = "Vessel means any boat.", "Vessel means any boat with a deck."
    assert facts(old, new)[0].startswith("definition changed: “Vessel”")
    assert not any("definition" in line for line in facts("This means any boat.", "This means any boat with a deck."))


def test_a_paragraph_under_a_weaker_heading_and_words_that_went_into_a_note_lost_force_by_place(tmp_path: Path) -> None:
    text = f"## Obligations\n\n1. {TOP}\n\n{{}}## Recommendations\n\n2. {END}\n\n{{}}4. The quay is swept.\n"
    rule = "3. Each town lights its pier at dusk.\n\n"
    old, new = files(tmp_path, text.format(rule, ""), text.format("", rule))
    [moved] = [c for c in compare(read_draft(old), read_draft(new)).changes if c.moved and c.meaning]
    assert told(moved.meaning) == ("weaker by its place: Obligations → Recommendations",)
    old, new = files(
        tmp_path, f"1. {TOP} Fees are due in May.\n\n2. {END}\n", f"1. {TOP}[^1]\n\n2. {END}\n\n[^1]: Fees are due in May.\n"
    )
    for pair, way in (((old, new), "weaker"), ((new, old), "stronger")):
        kinds = [fact.kind for fact in compare(*map(read_draft, pair)).changes[0].meaning]
        assert kinds == [f"meaning.place_{way}", f"meaning.note_{'added' if way == 'weaker' else 'gone'}"]


def test_a_definition_that_changed_names_the_paragraphs_that_use_its_term() -> None:
    rest = ("Each town insures its vessels.", "A bell is hung in vessels at night.", TOP)
    old = draft_of("In this text, “vessels” means all boats.", *rest)
    new = draft_of("In this text, “vessels” means all boats longer than nine metres.", *rest)
    fact = compare(old, new).changes[0].meaning[0]
    assert (fact.kind, fact.part("term"), fact.part("where")) == ("meaning.definition_changed", "vessels", "2, 3")


def test_a_sentence_that_went_to_another_paragraph_is_a_move_and_no_loss() -> None:
    moved = " The harbour board shall keep the list of wrecks open to divers."
    changes = compare(draft_of(TOP + moved, END), draft_of(TOP, END + moved)).changes
    assert [[fact.kind for fact in c.meaning] for c in changes] == [["meaning.sentence_moved"], ["meaning.sentence_came"]]
    assert changes[0].meaning[0].part("where") == "2"


def test_an_item_that_went_under_a_weaker_verb_is_a_move_that_weakens() -> None:
    item = "\n(a) keep a light burning at the end of each pier;"
    must, can = "Towns shall:{}\n(b) sweep the quays.", "Towns may:{}\n(b) sell old ropes."
    left, came = compare(draft_of(must.format(item), can.format("")), draft_of(must.format(""), can.format(item))).changes
    assert [fact.kind for fact in left.meaning] == ["meaning.sentence_moved"]
    assert [fact.kind for fact in came.meaning] == ["meaning.force_weaker", "meaning.sentence_came"]


def test_words_that_only_may_be_done_elsewhere_are_no_comfort_for_what_shall_be_done() -> None:
    cut, may = "Tanker owners shall clean the oiled shore.", "The Board may ask tanker owners to clean the oiled shore."
    [change] = [c for c in compare(draft_of(TOP, cut, END, may), draft_of(TOP, END, may)).changes if c.kind == "removed"]
    assert change.survives == ()
    shall = may.replace("may ask", "shall see to it that")
    [change] = [c for c in compare(draft_of(TOP, cut, END, shall), draft_of(TOP, END, shall)).changes if c.kind == "removed"]
    assert change.survives == ("3",)


def test_the_numbers_of_a_reference_that_all_follow_the_renumbering_are_no_change() -> None:
    under = "The Board looks into paragraphs {} each spring."
    old = draft_of(TOP, END, under.format("1 and 2"))
    follows = compare(old, draft_of("Piers are swept on Mondays.", TOP, END, under.format("2 and 3"))).changes
    assert [c.meaning for c in follows if c.kind == "edited"] == [()]
    stays = compare(old, draft_of(TOP, END, under.format("1 and 3"))).changes
    assert [fact.kind for fact in stays[2].meaning] == ["meaning.reference_changed"]


def test_an_article_that_has_another_number_now_has_not_moved(tmp_path: Path) -> None:
    rule, new_rule = f"{TOP}\n\nEach town hangs a bell.", "Piers are swept on Mondays."
    under = "Fees under article {} are paid each May."
    old, new = files(
        tmp_path, f"## Article 1\n\n{rule}\n\n## Article 2\n\n{under.format(1)}\n",
        f"## Article 1\n\n{new_rule}\n\n## Article 2\n\n{rule}\n\n## Article 3\n\n{under.format(2)}\n",
    )  # fmt: skip
    changes = compare(read_draft(old), read_draft(new)).changes
    assert [(c.kind, c.meaning) for c in changes[1:]] == [("unchanged", ()), ("unchanged", ()), ("edited", ())]


def test_a_placeholder_keeps_the_number_of_what_was_removed() -> None:
    change = of(compare(draft_of(TOP, "We commit to dredge the delta.", END), draft_of(TOP, "[Deleted]", END)).changes, "2")
    assert (change.kind, change.old, change.new) == ("removed", ("2",), ("2",))
    assert [fact.kind for fact in change.meaning] == ["meaning.verb_gone"]


def files(tmp_path: Path, old: str, new: str) -> tuple[Path, Path]:
    paths = tmp_path / "old.md", tmp_path / "new.md"
    for path, text in zip(paths, (old, new), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def test_a_footnote_that_gained_a_not_is_an_edit_and_said_first(tmp_path: Path) -> None:
    text = f"1. {TOP}[^1]\n\n2. {END}\n\n[^1]: The tables {{}} bind all masters.\n"
    old, new = files(tmp_path, text.format("do"), text.format("do not"))
    view = view_of(compare(read_draft(old), read_draft(new)))
    assert not view.nothing_changed
    assert view.first[0].words.startswith("Negation added: “not”")
    assert json.loads(content(view, "json"))["changes"][0]["footnotes"][0]["kind"] == "edited"


MARKED = "Owners pay the toll{} before they sail, and crews clean the quay{} when they are back."
PAGE = "<p>1. {}</p><p>2. {}</p><ol><li id='n1'>In coins.</li></ol>"


@pytest.mark.parametrize(
    ("ending", "frame", "mark"),
    [
        ("md", "1. {}\n\n2. {}\n\n[^1]: In coins.\n", "[^1]"),
        ("html", f"<html><body>{PAGE}</body></html>", "<sup><a href='#n1'>1</a></sup>"),
    ],
)
def test_a_mark_that_went_to_another_clause_of_its_paragraph_is_told(ending: str, frame: str, mark: str, tmp_path: Path) -> None:
    drafts = []
    for name, marks in (("old", (mark, "")), ("new", ("", mark)), ("same", (mark, ""))):
        path = tmp_path / f"{name}.{ending}"
        path.write_text(frame.format(MARKED.format(*marks), END), encoding="utf-8")
        drafts.append(read_draft(path))
    change = compare(drafts[0], drafts[1]).changes[0]
    assert change.kind == "edited"
    assert told(change.meaning) == (
        "footnote moved: “In coins.”, from behind “Owners pay the toll” to behind “crews clean the quay”",
    )
    assert view_of(compare(drafts[0], drafts[2])).nothing_changed


@pytest.mark.parametrize(
    ("old", "new", "told_of"),
    [
        ("Owners pay the toll| in coins.", "All the owners pay the full toll| in coins.", False),
        ("Owners pay| the toll in coins.", "Owners pay the| toll in coins.", False),
        ("Owners pay| the toll in coins.", "Owners pay the toll| in coins.", True),
    ],
)
def test_a_mark_has_moved_when_words_that_stayed_lie_between(old: str, new: str, told_of: bool) -> None:
    def marked(text: str) -> Draft:
        draft = draft_of(text.replace("|", ""), END)
        first = replace(draft.paragraphs[0], footnotes=("Of silver.",), note_spots=(text.index("|"),))
        return replace(draft, paragraphs=(first, *draft.paragraphs[1:]))

    facts = compare(marked(old), marked(new)).changes[0].meaning
    assert any(fact.kind == "meaning.note_moved" for fact in facts) is told_of


@pytest.mark.parametrize("name", ["rev2.docx", "outcome.html"])
def test_readers_keep_where_the_marks_of_the_specimens_stood(name: str) -> None:
    spots = [spot for p in read_draft(ROOT / "drafts" / name).paragraphs for spot in p.note_spots]
    assert len(spots) > 10
    assert min(spots) > 0


@pytest.mark.parametrize("open_text", ["Masters shall/should report.", "Masters [shall][should] report."])
def test_which_alternative_won_is_told_and_no_agreed_word_is_called_gone(tmp_path: Path, open_text: str) -> None:
    text = f"1. {TOP}\n\n2. {{}}\n\n3. {END}\n"
    old, settled = files(tmp_path, text.format(open_text), text.format("Masters should report."))
    said = "alternatives settled: “should” out of “shall”, “should”"
    assert told(compare(read_draft(old), read_draft(settled)).changes[1].meaning) == (said,)
    old, still = files(tmp_path, text.format(open_text), text.format(f"Today {open_text}"))
    assert told(compare(read_draft(old), read_draft(still)).changes[1].meaning) == ("words added: “Today”",)


def test_a_heading_that_was_renamed_is_told_and_a_draft_with_itself_is_the_same(tmp_path: Path) -> None:
    text = f"## {{}}\n\n1. {TOP}\n\n2. {END}\n"
    old, new = files(tmp_path, text.format("Commitments"), text.format("Voluntary aspirations"))
    before, after = read_draft(old), read_draft(new)
    view = view_of(compare(before, after))
    assert (view.headings[0].kind, view.nothing_changed) == ("renamed", False)
    assert "Voluntary aspirations" in view.first[0].words
    assert view_of(compare(before, before)).nothing_changed


def test_only_the_changed_articles_are_circulated_and_the_rest_is_not_called_lost(tmp_path: Path) -> None:
    words = ("bells", "ropes", "lamps", "anchors", "sails", "oars", "masts", "keels", "flags", "horns", "nets", "buoys")
    rows = [f"{n}. The town number {n} keeps {n + 7} {word} for its {word[:-1]} masters." for n, word in enumerate(words, 1)]
    old, new = files(
        tmp_path, "\n\n".join(rows), "\n\n".join((rows[3].replace("11", "12"), rows[8].replace("keeps", "may keep")))
    )
    view = view_of(compare(read_draft(old), read_draft(new)))
    assert [remark.kind for remark in view.remarks] == ["compare.only_changes"]
    assert {one.heading for one in view.first} == {"4", "9"}


def test_developed_and_developing_countries_are_two_actors_though_their_words_have_one_stem() -> None:
    old = "Developed countries and developing countries shall fund the piers."
    assert facts(old, "Developed countries shall fund the piers.")[0] == "actors gone: developing countries"


def test_the_same_verb_under_another_modal_is_a_shift_of_the_modal() -> None:
    assert facts("The Board will decide on tolls.", "The Board may decide on tolls.") == ("less binding: “will” → “may”",)


def test_an_option_that_left_the_matter_out_denied_nothing() -> None:
    old = "Option 1: Crews keep a log.\nOption 2: No text."
    assert not any("negation" in line for line in facts(old, "Crews keep a log."))


def test_an_option_that_is_only_like_the_old_text_is_not_called_that_text() -> None:
    options = "Option 1: {}\nOption 2: Bells are sold to the crew that bids the most for them."
    text = "Crews keep a log of winds and tides in ink."
    for now, said in (
        (text, "Option 1 is the old text"),
        (text.replace("ink", "chalk on slate"), "Option 1 is nearest to the old text"),
    ):
        assert any(line.endswith(said) for line in facts(text, options.format(now)))


def test_brackets_are_told_in_one_breath(tmp_path: Path) -> None:
    texts = "log of winds, count the gulls, and mend the nets", "log [of winds], [count the gulls], and mend [the nets]"
    old, new = files(tmp_path, *(f"1. {TOP}\n\n2. Crews keep a {text}.\n\n3. {END}\n" for text in texts))
    [fact] = told(compare(read_draft(old), read_draft(new)).changes[1].meaning)
    assert fact == "bracket added: “of winds”, “count the gulls”, “the nets”, not agreed"


def test_a_bracket_that_holds_one_more_word_puts_that_word_in_doubt(tmp_path: Path) -> None:
    texts = "Crews shall [keep a log].", "Crews [shall keep a log]."
    old, new = files(tmp_path, *(f"1. {TOP}\n\n2. {text}\n\n3. {END}\n" for text in texts))
    assert told(compare(read_draft(old), read_draft(new)).changes[1].meaning) == (
        "bracket added: “shall keep a log”, not agreed",
    )
    assert told(compare(read_draft(new), read_draft(old)).changes[1].meaning) == ()


def test_words_cut_out_of_brackets_are_told_without_half_of_them() -> None:
    old, new = "[Fishing] ports [should] [promote] tar.", "[Fishing] ports [are asked to] [sell] tar."
    assert not any("[" in fact or "]" in fact for fact in facts(old, new) if fact.startswith("commitment"))


def article(*texts: str) -> Draft:
    plain = draft_of(*texts, TOP, END)
    named = [replace(p, label=f"Article 4.{n}") for n, p in enumerate(plain.paragraphs[: len(texts)], 1)]
    return replace(
        plain, paragraphs=(*named, *(replace(p, label=str(n)) for n, p in enumerate(plain.paragraphs[len(texts) :], 1)))
    )


def test_a_paragraph_of_this_article_is_one_of_the_article_that_says_so() -> None:
    rule, fines = "Owners shall insure their boats.", "Fines under paragraph 1 of this Article go to the school."
    extra = "Divers look for wrecks when the water is clear."
    old, stays = article(rule, fines), article(rule, fines, extra)
    assert [c.meaning for c in compare(old, stays).changes if c.new == ("Article 4.2",)] == [()]
    [change] = [c for c in compare(old, article(extra, rule, fines)).changes if c.new == ("Article 4.3",)]
    assert [(f.kind, f.part("was")) for f in change.meaning] == [("meaning.reference_elsewhere", "Article 4.1")]


def test_of_several_headings_at_one_place_only_those_that_share_words_are_one(tmp_path: Path) -> None:
    text = "# {}\n\n## {}\n\n1. " + TOP + "\n\n2. " + END + "\n"
    old, new = files(
        tmp_path, text.format("Draft on tides", "Issued in May"), text.format("Paper of the Chair", "Issued again in June")
    )
    kinds = {(h.kind, h.old, h.new) for h in compare(read_draft(old), read_draft(new)).headings}
    assert kinds == {
        ("new", "", "Paper of the Chair"),
        ("removed", "Draft on tides", ""),
        ("renamed", "Issued in May", "Issued again in June"),
    }


def test_texts_without_a_paragraph_in_common_may_be_no_versions_of_one_text() -> None:
    fish, wood = "cod herring eel perch pike roach bream trout".split(), "oak ash elm beech birch larch yew alder".split()  # noqa: SIM905
    texts = [[f"{word.title()} {said}." for word in row] for row, said in ((fish, "swims upstream"), (wood, "burns well"))]
    assert [r.kind for r in compare(draft_of(*texts[0]), draft_of(*texts[1])).remarks] == ["compare.strangers"]
    assert compare(draft_of(*texts[0]), draft_of(texts[0][0], *texts[1])).remarks == ()


def test_drafts_of_one_title_are_told_apart_by_their_ids(tmp_path: Path) -> None:
    text = "# Draft on tides\n\n1. " + TOP + "\n\n2. {}\n"
    old, new = files(tmp_path, text.format(END), text.format("Lighthouses burn all day."))
    view = view_of(compare(read_draft(old), read_draft(new)))
    assert headline(view).startswith("old (2 paragraphs) → new (2 paragraphs)")
    assert comparison_document(view).title == "Draft on tides: old → new"
