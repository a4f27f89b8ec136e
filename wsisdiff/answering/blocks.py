"""JSON as chatbots write it: with text and code fences around it, in several blocks, with trailing commas and remarks, or cut off.

What can be read without a guess is read: commas before a closing bracket and remarks are taken out, and of a block that is cut off the
answers that are whole. Nothing is closed, quoted or filled in.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

MOST_TRIED = 2000
"""Opening brackets in a text at which JSON is looked for. An answer has one; prose with more than this many is none."""

MOST_MENDED = 8
"""Blocks that are broken and are looked at a second time, which takes time in proportion to the text."""

MOST_TORN = 20
"""Answers of a broken block that are torn themselves; one that is cut off has one."""

_OPENING = re.compile(r"[{\[]")
_LIKELY = re.compile(r'[{\[]\s*["{\[]')
_STRING = r'"(?:[^"\\]|\\.)*+"'
_LOOSE = re.compile(rf"{_STRING}|(?P<comma>,)(?=\s*[}}\]])|(?P<remark>//[^\n]*)", re.DOTALL)
"""Strings, which stay as they are, and what blanks are put for: commas before closing brackets, and remarks."""
_ANSWER = re.compile(r'\{\s*"ask"\s*:')
_HEAD = re.compile(rf'"(?P<key>schema|draft|reader|part)"\s*:\s*(?P<value>{_STRING})', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Block:
    """One block of JSON in a text. Of one that is `broken`, `value` has the head and the answers that are whole."""

    value: Any
    line: int
    broken: str = ""
    """What is wrong with it, in the parser's words; empty for a block that is whole."""


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of JSON in a text that speak of answers, in order.

    >>> [b.value for b in blocks('Here it is: ```json\\n{"answers": [{"ask": "a", "status": "partial",}]} // done\\n```')]
    [{'answers': [{'ask': 'a', 'status': 'partial'}]}]
    >>> [(b.value["answers"], bool(b.broken)) for b in blocks('{"draft": "x", "answers": [{"ask": "a"}, {"ask": "b", "sta')]
    [([{'ask': 'a'}], True)]
    """
    decoder = json.JSONDecoder(strict=False)
    found: list[Block] = []
    at, tried, mended = 0, 0, 0
    while tried < MOST_TRIED and (opening := _OPENING.search(text, at)):
        start = opening.start()
        tried += 1
        try:
            value, at = decoder.raw_decode(text, start)
        except (ValueError, RecursionError) as error:
            at = start + 1
            if mended >= MOST_MENDED or not _LIKELY.match(text, start):
                continue
            mended += 1
            blank = _LOOSE.sub(lambda m: " " * len(m[0]) if m["comma"] or m["remark"] else m[0], text[start:])
            mild = text[:start] + blank
            try:
                value, at = decoder.raw_decode(mild, start)
            except (ValueError, RecursionError):
                said = error.msg if isinstance(error, json.JSONDecodeError) else "too deep"
                block, at = _whole_answers(mild, start, decoder, said)
                found += [block] if block else []
                continue
        if _speaks(value):
            found.append(Block(value, text.count("\n", 0, start) + 1))
    return tuple(found)


def _speaks(value: Any) -> bool:
    """Whether it has answers, is an answer, or a list of them."""
    if isinstance(value, list):
        return any(isinstance(row, dict) and "ask" in row for row in value)
    return isinstance(value, dict) and ("answers" in value or "ask" in value)


def _whole_answers(text: str, start: int, decoder: json.JSONDecoder, error: str) -> tuple[Block | None, int]:
    """What can be read of a block that begins at `start` and is broken, and where to go on."""
    first = _ANSWER.search(text, start)
    if first is None or not ('"answers"' in text[start : first.start()] or first.start() == start):
        return None, start + 1
    head = {m["key"]: json.loads(m["value"], strict=False) for m in _HEAD.finditer(text, start, first.start())}
    rows, at, failed = [], first.start(), 0
    while failed < MOST_TORN and (answer := _ANSWER.search(text, at)) is not None:
        try:
            row, at = decoder.raw_decode(text, answer.start())
            rows.append(row)
        except (ValueError, RecursionError):
            at = answer.start() + 1
            failed += 1
    return Block({**head, "answers": rows}, text.count("\n", 0, start) + 1, error), max(at, start + 1)
