"""Letters that look like others: a Cyrillic "о" within "not" is read as what everybody sees, and told. After the readers, for all formats.

By Unicode's own table of confusable letters (UTS 39), as confusable-homoglyphs has it; loaded only for texts with words of mixed letters.
Words that are wholly of another script stay as they are, unless they spell one of the small words by which English sentences turn.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from wsisdiff.files.limits import check_time
from wsisdiff.model import Remark
from wsisdiff.reading.blocks import Block
from wsisdiff.reading.lines.joining import Noticed
from wsisdiff.text.detection import direction, language_of, script
from wsisdiff.text.language import language

MOST_SHOWN = 3
"""Words shown in a warning; a person finds the others once they know what to look for."""
LEAST_LETTERS = 3
"""Letters of a word of mixed scripts that is put right: "μg" and "Δt" are none."""
_OTHER = re.compile(r"[^\W\d_]*[^\x00-\u024f\W\d_][^\W\d_]*")
"""A word with a letter beyond the Latin ones of Europe."""
_STROKES = re.compile("(?:\\S[\u0335\u0336\u0337\u0338]\\s?)+")
"""Letters each struck by a combining stroke: struck words in plain characters."""
_STYLED = re.compile("[\U0001d400-\U0001d7ff\u24b6-\u24e9\u2474-\u249b\uff21-\uff3a\uff41-\uff5a\ufb00-\ufb06]+")
"""Letters of mathematics, in circles or of full width, read as plain ones; circled figures stay, since they are marks of items."""
_MARK = "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]"
_MARKED = re.compile(f"([A-Za-z])({_MARK}+)|([\u00c0-\u024f\u1e00-\u1eff])({_MARK}{{2,}})")
"""A letter with marks that Unicode has no letter for; one more on a letter that has one already is Vietnamese or Yoruba."""
_TRAILING = "\x80-\xbf" + re.escape("".join(bytes((n,)).decode("cp1252", "ignore") for n in range(0x80, 0xA0)))
_TWICE = re.compile(f"[ÂÃ][{_TRAILING}]|â[{_TRAILING}]{{2}}|â€(?:\ufffd|(?=[\\s.,;:)]|$))")
"""What UTF-8 becomes when it is read as Windows-1252 and saved again, as mails and web sites do: “â€™” for “’”. Of some letters a part is
lost with the control character that it was."""
_PHONETIC = re.compile("[\u0131\u0237\u0250-\u02af\u1d00-\u1dbf\ua720-\ua7ff]")
"""Latin letters of phonetics, which no text of the United Nations uses in a word, and the dotless i of Turkish."""


def as_seen(blocks: Sequence[Block], noticed: Noticed, *, original: bool) -> tuple[list[Block], list[Remark]]:
    """The blocks with every text as it is seen, and warnings that say what was put right."""
    swapped: dict[str, str] = {}
    counts: Counter[str] = Counter()
    texts = [block.text if block.text.isascii() else _put_right(block.text, swapped, counts, original) for block in blocks]
    out = [block if text == block.text else replace(block, text=text) for block, text in zip(blocks, texts, strict=True)]
    return [block for block in out if block.text or block.label], _told(blocks, swapped, counts, noticed)


def _told(blocks: Sequence[Block], swapped: dict[str, str], counts: Counter[str], noticed: Noticed) -> list[Remark]:
    told = []
    if swapped:
        shown = tuple(Remark.of("file.read_as", word=word, read=read) for word, read in list(swapped.items())[:MOST_SHOWN])
        told.append(Remark.of("file.lookalikes", n=len(swapped), shown=shown))
    if noticed.split:
        shown = tuple(Remark.of("file.word", word=word) for word in list(dict.fromkeys(noticed.split))[:MOST_SHOWN])
        told.append(Remark.of("file.split_words", n=len(noticed.split), shown=shown))
    if noticed.turned and direction(language_of(" ".join(block.text for block in blocks[:200]))) == "ltr":
        told.append(Remark.of("file.turning_marks", n=noticed.turned))
    odd = (("file.struck_letters", counts["stroke"]), ("file.odd_marks", counts["mark"]), ("file.twice_encoded", counts["twice"]))
    return told + [Remark.of(kind, n=n) for kind, n in odd if n]


def _put_right(text: str, swapped: dict[str, str], counts: Counter[str], original: bool) -> str:
    check_time()
    text = unicodedata.normalize("NFC", text)
    if ("Ã" in text or "â" in text or "Â" in text) and (once := _TWICE.sub(lambda found: _once(found[0]), text)) != text:
        counts["twice"] += 1
        text = once.replace("Ã ", "à ").replace("Â ", " ")
    if _STROKES.search(text):
        text = " ".join(_STROKES.sub(lambda found: _stroke(found[0], counts, original), text).split())
    if _STYLED.search(text):
        text = _STYLED.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    if _MARKED.search(text):
        counts["mark"] += len(_MARKED.findall(text))
        text = _MARKED.sub(lambda found: found[1] or found[3], text)
    if not (_OTHER.search(text) or _PHONETIC.search(text)):
        return text
    latin = sum(script(c) == "Latin" for c in text) * 2 >= sum(c.isalpha() for c in text)
    return re.sub(r"[^\W\d_]+", lambda found: _word(found[0], latin, swapped), text)


def _once(letters: str) -> str:
    """The letter that such letters were.

    >>> _once("â€™"), _once("Ã©"), _once("â€")
    ('’', 'é', '”')
    """
    if letters.rstrip("\ufffd") == "â€":
        return "”"
    try:
        once = b"".join(c.encode("latin-1" if c <= "\xff" else "cp1252") for c in letters).decode("utf-8")
    except UnicodeError:
        return letters
    return once if once.isprintable() else letters


def _stroke(struck: str, counts: Counter[str], original: bool) -> str:
    bare = re.sub("[\u0335-\u0338]", "", struck)
    if len(bare.strip()) < 2:
        return bare  # "≠" and the like
    counts["stroke"] += 1
    return bare if original else " "


def _word(word: str, latin: bool, swapped: dict[str, str]) -> str:
    """A word as it looks in the script of most of its letters."""
    if word.isascii() or _is_turkish(word):
        return word
    scripts = Counter(map(script, word))
    odd = _PHONETIC.search(word) is not None and any(c.isascii() for c in word)
    if len(scripts) == 1 and not odd:
        return _small(word, swapped) if latin and "Latin" not in scripts else word
    if len(word) < LEAST_LETTERS:
        return word
    most = "Latin" if scripts["Latin"] and latin else max(scripts, key=lambda name: (scripts[name], name == "Latin"))
    read = "".join(c if script(c) == most and not _PHONETIC.match(c) else _like(c, most) or c for c in word)
    if read != word and len(set(map(script, read))) == 1:
        swapped.setdefault(word, read)
        return read
    return word


def _is_turkish(word: str) -> bool:
    """Whether a dotless i is the word's own: in a name, or beside another letter of Turkish.

    >>> _is_turkish("Bozkır"), _is_turkish("çıkış"), _is_turkish("wıll")
    (True, True, False)
    """
    return "ı" in word and (word[0].isupper() or any(c in "çğöşü" for c in word))


def _small(word: str, swapped: dict[str, str]) -> str:
    """A word wholly of another script in a Latin text: read as Latin where it spells a small word of English, as "а" and "со" never do."""
    read = "".join(_like(c, "Latin") or c for c in word)
    table = language()
    if read.isascii() and read.casefold() in table.stopwords | table.negation | table.modals:
        swapped.setdefault(word, read)
        return read
    return word


@lru_cache(maxsize=4096)
def _like(letter: str, wanted: str) -> str:
    """The letter of a script that this one looks like, of the same case where there is one; empty for none."""
    from confusable_homoglyphs.confusables import confusables_data

    alike: list[str] = [entry["c"] for entry in confusables_data.get(letter, ())]
    alike = [c for c in alike if len(c) == 1 and script(c) == wanted]
    plain = [c for c in alike if c.isalpha() and (c.isascii() or wanted != "Latin") and not _PHONETIC.match(c)]
    same = [c for c in plain if c.isupper() == letter.isupper()]
    return (same or plain or [""])[0]
