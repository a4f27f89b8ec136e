"""Insertions and deletions marked in plain characters: `~~struck~~`, `<del>`, CriticMarkup (`{--out--}`, `{++in++}`, `{~~old~>new~~}`),
`<DELETED>` of bills. Accepted or rejected before anything else is read; a sign keeps the place of what is gone.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from wsisdiff.model import Remark
from wsisdiff.reading.blocks import DELETED, LONE_LABEL, several

GONE = "\ue002"
"""Stands where words were taken out, so that a number they leave alone is known; never in a block's text."""
_TAG = re.compile(
    r"<(?P<ends>/?)(?P<tag>del|s|strike|ins|deleted|span|div|p|font|b|i|u|em|strong)\b(?P<more>[^<>]{0,400})>", re.IGNORECASE
)
_STYLE = re.compile(r"""style\s*=\s*("[^"]*"|'[^']*')""", re.IGNORECASE)
_HIDDEN = re.compile(r"(?:^|\s)hidden(?=\s|=|/|$)", re.IGNORECASE)
_CUT = frozenset({"del", "s", "strike", "deleted"})


def decided(text: str, original: bool, comments: int = 0) -> tuple[str, tuple[Remark, ...]]:
    """The text with its marked changes accepted, or rejected for the original, and what is told of it and of comments already left out.
    Line ends stay, so that lines keep their numbers.

    >>> without_gone(decided("for {~~five~>six~~} ~~long~~ years{>>why?<<}", False)[0])
    'for six years'
    >>> without_gone(decided("for {~~five~>six~~} ~~long~~ years", True)[0])
    'for five long years'
    """
    counts = Counter({"file.marked": 0, "file.comments": comments, "file.hidden": 0})
    text = text.replace(GONE, "")
    for decide in (_critic, _tagged, _waved):
        text = decide(text, original, counts)
    return text, tuple(several(*counts.items(), original=original))


def without_gone(text: str) -> str:
    """A block's text without the signs of what is gone; a number that is all that is left says so.

    >>> without_gone(f"2. {GONE}"), without_gone(f"We {GONE} act")
    ('2. [deleted]', 'We act')
    """
    if GONE not in text:
        return text
    bare = " ".join(text.replace(GONE, "").split())
    if not any(c.isalnum() for c in bare) and len(bare) < 4:
        return ""  # a bullet, brackets
    return f"{bare} {DELETED}" if LONE_LABEL.fullmatch(bare) else bare


def _gone(words: str) -> str:
    return GONE + "\n" * words.count("\n")


def _critic(text: str, original: bool, counts: Counter[str]) -> str:
    for opening, closing in (("{~~", "~~}"), ("{--", "--}"), ("{++", "++}"), ("{>>", "<<}"), ("{==", "==}")):
        out: list[str] = []
        at = 0
        while (start := text.find(opening, at)) >= 0 and (end := text.find(closing, start + 3)) >= 0:
            out += [text[at:start], _criticised(opening, text[start + 3 : end], original, counts)]
            at = end + 3
        text = "".join(out) + text[at:]
    return text


def _criticised(opening: str, words: str, original: bool, counts: Counter[str]) -> str:
    if opening == "{==":
        return words
    if opening == "{>>":
        counts["file.comments"] += 1
        return _gone(words)
    counts["file.marked"] += 1
    if opening == "{~~":
        old, _, new = words.partition("~>")
        kept, left = (old, new) if original else (new, old)
        return kept + _gone(left)
    return words if (opening == "{--") == original else _gone(words)


def _tagged(text: str, original: bool, counts: Counter[str]) -> str:
    """Elements that delete, insert or hide, up to their end; one that does not end is left as it stands."""
    tags = [found for found in _TAG.finditer(text) if not found["more"].endswith("/")]
    ends = _ends(tags)
    out: list[str] = []
    at = 0
    left: set[int] = set()
    """Where the ends of elements stand whose words do."""
    for found in tags:
        if found.start() < at:
            continue
        if found["ends"]:
            if found.start() in left:
                out.append(text[at : found.start()])
                at = found.end()
            continue
        end = ends.get(found.start())
        if end is None or not (what := _says(found["tag"].lower(), found["more"])):
            continue
        counts["file.hidden" if what == "hidden" else "file.marked"] += 1
        out.append(text[at : found.start()])
        if what == "hidden" or (what == "cut") != original:
            out.append(_gone(text[found.end() : end.start()]))
            at = end.end()
        else:
            left.add(end.start())
            at = found.end()
    return "".join(out) + text[at:]


def _ends(tags: Sequence[re.Match[str]]) -> dict[int, re.Match[str]]:
    """Where elements begin -> the tag that ends each: its own, or the next of its name where one within it does not end."""
    ends: dict[int, re.Match[str]] = {}
    open_ends: defaultdict[str, list[re.Match[str]]] = defaultdict(list)
    nearest: dict[str, re.Match[str]] = {}
    for found in reversed(tags):
        name = found["tag"].lower()
        if found["ends"]:
            open_ends[name].append(found)
            nearest[name] = found
        elif name in nearest:
            ends[found.start()] = open_ends[name].pop() if open_ends[name] else nearest[name]
    return ends


def _says(tag: str, more: str) -> str:
    """What a tag does to its words: `cut`, `added`, `hidden`, or nothing."""
    if tag in _CUT:
        return "cut"
    if tag == "ins":
        return "added"
    if _HIDDEN.search(re.sub(r"""("[^"]*"|'[^']*')""", "", more)):
        return "hidden"
    if style := _STYLE.search(more):
        from wsisdiff.reading.html.looks import hides, strikes

        css = style[1][1:-1]
        return "hidden" if hides(css) else "cut" if strikes(css) else ""
    return ""


def _waved(text: str, original: bool, counts: Counter[str]) -> str:
    """`~~struck~~` within a paragraph; three and more tildes are a fence, one after a backslash is a tilde."""
    signs = list(re.finditer(r"(?<![~\\])~~(?!~)", text))
    out: list[str] = []
    at = n = 0
    while n + 1 < len(signs):
        start, end = signs[n], signs[n + 1]
        words = text[start.end() : end.start()]
        if not words or words[0].isspace() or words[-1].isspace() or "\n\n" in words:
            n += 1
            continue
        counts["file.marked"] += 1
        out += [text[at : start.start()], words if original else _gone(words)]
        at = end.end()
        n += 2
    return "".join(out) + text[at:]
