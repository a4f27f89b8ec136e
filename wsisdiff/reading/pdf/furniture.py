"""What is on the pages of a PDF and is not the document: running heads, page numbers, job numbers, bar codes, the masthead.

Told by place and repetition, never by what it says: like text in the same place near the edge of several pages; figures there that
count the pages; on the front page, what repeats such a text, and the rows of the masthead that hold it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from wsisdiff.reading.pdf.page import Line, Pages, usual_size
from wsisdiff.reading.pdf.words import rows_of
from wsisdiff.text.neighbours import together

TOP_ZONE, BOTTOM_ZONE = 0.2, 0.16
"""Shares of a page's height in which running heads and feet stand. The deepest head in the files at hand ends at 0.14."""
MOST_ROWS = 6
"""Rows of a running head at most."""
APART = 1.4
"""Heads stand apart from the text by more than so many times its size; lines of one paragraph are 1.15 to 1.3 apart."""
TITLE_SIZE = 1.3
"""On the front page, a running head's text in print so much larger is the title."""
SHARE_OF_PAGES = 0.2
"""A running head stands on at least this share of the pages (heads of left-hand pages on half of them)."""
SAME_PLACE = 5.0
"""Points by which a running head may move between pages."""
CLEAR_DIGITS = 5
"""So many digits in a row of figures make a job or document number that is known again in another shape (`18-16895`, `*1816895*`)."""
MASTHEAD_ROWS, MASTHEAD_WORDS = 14, 9
"""A masthead has few rows, and short pieces in them."""
AGREEING = 0.8
"""Share of pages whose figures must count the pages (or stay the same) for a repeated text to be a running head."""

SMALLER = 0.93
"""Feet and heads that no other page confirms are in print at most so many times that of the text."""
_JOB = re.compile(r"[*\s]*\d[\d\s./–-]*(?:\([A-Z]{1,2}\))?[\s\d*]*")
_DIGITS = re.compile(r"\d+")
_FIGURE = "\x00"
"""Stands for any figures in a line's shape; no line holds it, as it may hold "#"."""
_LABELLED = re.compile(r"\d+\. ?[^\W\d]")
"""A numbered paragraph or heading, which on few pages may seem to count them."""
_NUMBER_ALONE = re.compile(r"[-–— ]*(?:\w{4,5} )?(\d{1,4})(?: ?(?:/|of|von|sur|de) ?\d{1,4})?[-–— ]*", re.IGNORECASE)


def without_furniture(pages: Pages) -> tuple[list[list[Line]], frozenset[str]]:
    """The pages' lines that are the document, and the texts of the running heads taken away."""
    size = usual_size(line for page in pages for line in page) or 0.0
    furniture = _repeated(pages, size)
    texts = {line.text.casefold() for page in pages for line in page if line.order in furniture}
    numbers = {digits for text in texts if len(digits := _digits(text)) >= CLEAR_DIGITS}
    largest = max((line.size for page in pages for line in page if line.order in furniture), default=0.0)
    if pages:
        smaller = [line for line in pages[0] if _zone(line) and line.size < TITLE_SIZE * largest]
        alike = {line.order for line in smaller if _repeats(line, texts, numbers)}
        furniture |= _outermost(pages[0], alike | furniture, size)
        furniture |= _masthead(pages[0], texts)
        furniture |= _outside_body(pages, furniture, size)
        furniture |= _single_page_number(pages)
        furniture |= {order for page in pages for order in _job_numbers(page, furniture, size)}
        furniture |= {order for page in pages for order in _beside_heads(page, furniture, size)}
    return [[line for line in page if line.order not in furniture] for page in pages], frozenset(texts)


def _zone(line: Line) -> str:
    return "top" if line.from_top < TOP_ZONE * line.height else "bottom" if line.y < BOTTOM_ZONE * line.height else ""


def _digits(text: str) -> str:
    return "".join(_DIGITS.findall(text))


def _repeated(pages: Pages, size: float) -> set[int]:
    """Lines near an edge whose like stands in the same place on several pages, wherever on the line it begins.

    Between them and the edge stands nothing but their like: a table's heading that comes again on many pages is inside the text.
    """
    groups: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for page in pages:
        for line in page:
            zone = "turned" if line.turned else _zone(line)
            if zone and not line.lead and not _LABELLED.match(line.text):
                groups[zone, _DIGITS.sub(_FIGURE, line.text.casefold())].append(line)
    needed = 2 if len(pages) <= 3 else max(3, round(SHARE_OF_PAGES * len(pages)))
    found: set[int] = set()
    shapes: dict[int, tuple[str, str, int]] = {}
    for (zone, shape), seen in groups.items():
        for at, cluster in enumerate(_same_place(seen, zone)):
            on_pages = {line.page for line in cluster}
            if len(on_pages) >= needed and _figures_agree(cluster, alone=not any(c.isalpha() for c in shape)):
                found.update(line.order for line in cluster)
                shapes.update((line.order, (zone, shape, at)) for line in cluster)
    outer = {order for page in pages for order in _outermost(page, found, size)}
    pages_of: dict[object, set[int]] = defaultdict(set)
    for page in pages:
        for line in page:
            if line.order in outer:
                pages_of[shapes[line.order]].add(line.page)
    return {order for order in outer if len(pages_of[shapes[order]]) >= needed}


def _outermost(page: Sequence[Line], candidates: set[int], size: float) -> set[int]:
    """Candidates in the rows that one meets first, coming from the top or the bottom edge; turned lines wherever they are."""
    taken = {line.order for line in page if line.turned and line.order in candidates}
    rows = rows_of([line for line in page if not line.turned])
    for side in (rows, rows[::-1]):
        met: set[int] = set()
        for count, row in enumerate(side[: MOST_ROWS + 1]):
            if count and abs(side[count - 1][0].y - row[0].y) > APART * row[0].size:
                taken |= met
            orders = {line.order for line in row}
            met |= orders & candidates
            if not orders <= candidates and not (met and _company(row, size)):
                break
    return taken


def _same_place(seen: Sequence[Line], zone: str) -> list[list[Line]]:
    """Clusters by the distance from the edge."""
    from_edge = [(line.y if zone == "bottom" else line.from_top, line) for line in seen]
    near = sorted(from_edge, key=lambda one: one[0])
    clusters = together(near, lambda cluster, one: one[0] - cluster[0][0] <= SAME_PLACE)
    return [[line for _, line in cluster] for cluster in clusters]


def _figures_agree(cluster: Sequence[Line], alone: bool) -> bool:
    """True when each figure is the same on nearly all pages, or counts them. Figures `alone` must count the pages once."""
    figures = [[int(digits[-9:]) for digits in _DIGITS.findall(line.text)] for line in cluster]
    counts_pages = False
    for values in zip(*figures, strict=True):
        offsets = [value - line.page for value, line in zip(values, cluster, strict=True)]
        constant = max(Counter(values).values()) / len(values)
        counting = max(Counter(offsets).values()) / len(values)
        if max(constant, counting) < AGREEING:
            return False
        counts_pages |= counting >= AGREEING
    long = any(len(str(figure)) >= CLEAR_DIGITS for figure in figures[0]) or len(figures[0]) > 1
    return counts_pages or long or not alone


def _repeats(line: Line, texts: set[str], numbers: set[str]) -> bool:
    text, digits = line.text.casefold(), _digits(line.text)
    if text in texts and not line.text.isdecimal():
        return True
    return len(digits) >= CLEAR_DIGITS and len(text.split()) <= 4 and any(number in digits for number in numbers)


def _masthead(page: Sequence[Line], texts: set[str]) -> set[int]:
    """The rows at the top of the front page that stand in columns, when one of their pieces is a running head elsewhere."""
    rows = rows_of(page)
    taken: list[Line] = []
    columns = last_columns = side_by_side = 0
    for count, row in enumerate(rows):
        in_columns = len(row) > 1 and row[-1].x0 > 0.4 * row[0].width
        aside = len(row) == 1 and row[0].x0 > 0.45 * row[0].width
        if count >= MASTHEAD_ROWS or any(len(line.text.split()) > MASTHEAD_WORDS for line in row):
            break
        if not (in_columns or aside) and (columns or count > 4):
            break
        taken.extend(row)
        if in_columns or aside:
            columns, last_columns, side_by_side = columns + 1, len(taken), side_by_side + in_columns
    head = taken[:last_columns]
    folded = [line.text.casefold().strip() for line in head]
    known = [one for one in folded if one in texts or any(_same_number(one, text) for text in texts)]
    return {line.order for line in head} if side_by_side and known else set()


def _same_number(text: str, furniture: str) -> bool:
    """The masthead gives the symbol that heads the other pages, alone or with more."""
    if not any(c.isdigit() for c in text) or len(_digits(furniture)) < CLEAR_DIGITS - 1 or min(len(text), len(furniture)) < 4:
        return False
    return text == furniture or text in furniture.split() or furniture in text.split()


def _outside_body(pages: Pages, furniture: set[int], size: float) -> set[int]:
    """Small print and figures of the front page below where the text of all other pages ends: job numbers, notes of the printer."""
    if len(pages) < 3:
        return set()
    feet = [min(body) for page in pages[1:] if (body := [line.y for line in page if line.order not in furniture])]
    if len(feet) < 2:
        return set()
    foot = min(feet)
    small = [line for line in pages[0] if line.size < SMALLER * size or _JOB.fullmatch(line.text)]
    return {line.order for line in small if line.y < foot - line.size and _zone(line) == "bottom"}


def _single_page_number(pages: Pages) -> set[int]:
    """The page's number alone on its last or first row, also where no other page confirms it."""
    found: set[int] = set()
    for page in pages:
        rows = rows_of(page)
        for row in (rows[:1] + rows[-1:]) if len(rows) > 2 else []:
            number = _NUMBER_ALONE.fullmatch(row[0].text)
            if len(row) == 1 and _zone(row[0]) and number and int(number[1]) == row[0].page:
                found.add(row[0].order)
    return found


def _job_numbers(page: Sequence[Line], furniture: set[int], size: float) -> set[int]:
    """Lines at the foot, set apart in smaller print than the text, that are nothing but a long number: `26-00123 (E)`, `*2600123*`."""
    met: set[int] = set()
    for row, above in pairwise(rows_of(line for line in page if not line.turned and line.order not in furniture)[::-1]):
        if not all(line.size < SMALLER * size and _zone(line) == "bottom" for line in row):
            break
        met |= {line.order for line in row if len(_digits(line.text)) >= CLEAR_DIGITS and _JOB.fullmatch(line.text)}
        if above[0].y - row[0].y > 2 * size:
            return met
    return set()


def _company(row: Sequence[Line], size: float) -> bool:
    """Whether a row may stand below a running head and be one of this page alone: in small print, or few words and no sentence."""
    words = " ".join(line.text for line in row)
    short = len(words.split()) <= MASTHEAD_WORDS and not words.endswith((".", ";", ",", ":")) and not _LABELLED.match(words)
    return all(line.size < SMALLER * size for line in row) or (short and all(line.size <= size for line in row))


def _beside_heads(page: Sequence[Line], furniture: set[int], size: float) -> set[int]:
    """What stands in one row with a running head or foot, and right below a head before the text begins, in no larger print."""
    found: set[int] = set()
    rows = rows_of([line for line in page if not line.turned])
    for row in rows:
        heads = [line for line in row if line.order in furniture]
        small = [line for line in row if line.size < SMALLER * size]
        if heads and len(heads) + len(small) >= len(row) and _zone(row[0]):
            found.update(line.order for line in small)
    for above, row, below in zip(rows[:MOST_ROWS], rows[1:], rows[2:], strict=False):
        if not all(line.order in furniture | found and _zone(line) == "top" for line in above):
            break
        near, clear = above[0].y - row[0].y < APART * row[0].size, row[0].y - below[0].y > APART * row[0].size
        looks = all(line.size <= above[0].size and line.bold <= above[0].bold and not line.lead for line in row)
        if near and clear and looks and _company(row, size):
            found.update(line.order for line in row)
    return found
