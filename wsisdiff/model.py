"""The things wsisdiff speaks of, named as negotiators name them. Frozen values: no reading, no writing, no clock."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Status = Literal["adopted", "partial", "left_out"]
Shift = Literal["gained", "strengthened", "unchanged", "weakened", "lost"]
Stance = Literal["include", "oppose"]
Priority = Literal["must", "should", "could"]
ChangeAsked = Literal["", "delete", "replace", "add", "rewrite", "move", "merge", "keep"]
ChangeKind = Literal["unchanged", "edited", "moved", "merged", "split", "new", "removed"]
FactKind = Literal["bracket", "alternative", "option", "proposal", "objection", "set_aside", "tag", "attribution"]
ReaderKind = Literal["person", "model", "tool"]
PointState = Literal["stands", "weak", "missing", "contrary"]
Grade = Literal["unrelated", "partially_related", "related", "almost_identical", "identical"]

STATUSES: tuple[Status, ...] = ("left_out", "partial", "adopted")
STANCES: tuple[Stance, ...] = ("include", "oppose")
PRIORITIES: tuple[Priority, ...] = ("must", "should", "could")
POINT_STATES: tuple[PointState, ...] = ("stands", "weak", "missing", "contrary")
CHANGE_KINDS: tuple[ChangeKind, ...] = ("unchanged", "edited", "moved", "merged", "split", "new", "removed")
GRADES: tuple[Grade, ...] = ("unrelated", "partially_related", "related", "almost_identical", "identical")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters of the text it belongs to."""

    start: int
    end: int

    def cut(self, text: str) -> str:
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Remark:
    """A fact that will be told to a person, not yet in words.

    `kind` names its phrase (`"group.key"` of data/en/phrases.toml), `parts` what the phrase is filled with. Code compares kinds and
    parts; `wsisdiff.telling` words them, just before they are written.
    """

    kind: str
    parts: tuple[tuple[str, Part], ...] = ()

    @classmethod
    def of(cls, kind: str, **parts: Part) -> Remark:
        """The remark of that kind, with its parts by name.

        >>> Remark.of("why.number", now="10", asked="20").part("asked")
        '20'
        """
        return cls(kind, tuple(parts.items()))

    def part(self, name: str) -> Part:
        """The part of that name; KeyError when it has none."""
        return dict(self.parts)[name]


Part = str | int | float | Remark | tuple["Part", ...]
"""What fills a place of a phrase."""


# ---------------------------------------------------------------- drafts


@dataclass(frozen=True, slots=True)
class Fact:
    """What the marks in a paragraph say of its standing. `span` is in the paragraph's text, marks included.

    bracket: bracketed words, that is, words not agreed; alternative: one of several wordings on offer (`[shall/should]`, or one
    of `[shall] [should]`); option: one of several texts on offer (`Option 1: ...`); proposal: words in somebody's name
    (`(ISOC): ...`); objection: words to which somebody objects (`[RUS: delete]` after them); set_aside: a paragraph under a heading
    that says it was not agreed; tag: a remark on the standing (`[agreed ad ref]`, `[Suggested for closure]`); attribution: who asks
    for what (`[G77: delete]`, `(ISOC):`). `value` is the text inside the marks; `by` the one it is attributed to, or an option's name.
    """

    kind: FactKind
    span: Span
    value: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One numbered (or preambular) paragraph. Its sub-paragraphs stand in it, each on a line of its own."""

    label: str
    """As printed without the full stop (`12`, `12 bis`, `A`); `PP1` ... for unnumbered preambles."""
    text: str
    span: Span
    """Where it stands in the draft: `draft.text[span.start:span.end] == text`."""
    section: str = ""
    page: int | None = None
    """1-based page of the file on which it begins, where the format has pages."""
    place: str = ""
    """Its place in the original file, for a person: `page 3, line 12`, `line 40`, `paragraph 17 of the file`."""
    facts: tuple[Fact, ...] = ()
    footnotes: tuple[str, ...] = ()
    """Texts of the footnotes whose marks stood in it."""
    preamble: bool = False
    note_spots: tuple[int, ...] = ()
    """For each footnote where in `text` its mark stood, -1 where that is not known."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A section heading; `before` is the index of the paragraph that follows it (len(paragraphs) at the end)."""

    text: str
    level: int
    before: int


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as it was read. `text` is the paragraphs' clean texts, one blank line between them."""

    id: str
    title: str
    date: date | None
    text: str
    paragraphs: tuple[Paragraph, ...]
    headings: tuple[Heading, ...] = ()
    warnings: tuple[Remark, ...] = ()
    """What looked odd in the file or could not be read: facts `file...`."""
    file: str = ""
    symbol: str = ""
    specimen: bool = False
    final: bool = False
    """Whether it is adopted, so that nothing is proposed any more."""
    language: str = "en"
    """ISO 639-1 code of the language it seems to be in, `und` for one that is not known. The tool judges in English only."""

    def numbers(self) -> dict[str, int]:
        """Label -> the place of the first paragraph that has it, from 0; in the draft's order."""
        found: dict[str, int] = {}
        for n, paragraph in enumerate(self.paragraphs):
            found.setdefault(paragraph.label, n)
        return found


def in_order(drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    """Drafts in the order of their dates, those without one first."""
    return tuple(sorted(drafts, key=lambda draft: draft.date or date.min))


# ---------------------------------------------------------------- asks


@dataclass(frozen=True, slots=True)
class Wording:
    """One way of saying an element: all its terms stand in one sentence; each term is a choice of phrases.

    `"IGF + mandate + extended | renewed"` is three terms, the last with two phrases.
    """

    source: str
    terms: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Element:
    """What a human reader checks. It stands in a draft when any of `wordings` does and none of `unless` stands with it."""

    id: str
    text: str
    wordings: tuple[Wording, ...] = ()
    partly: tuple[Wording, ...] = ()
    """Wordings that give only a part of it: where one of them is all there is, the element is weak."""
    unless: tuple[Wording, ...] = ()
    verb: str = ""
    """The weakest operative verb that still gives what was asked (a verb of the ladder), or empty."""
    within: Literal["sentence", "paragraph", "draft"] = "sentence"
    headings: bool = False
    """Look for it in section headings instead of the paragraphs."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """The row of somebody's table that an ask was imported from, so that the changed table can be imported again and written back."""

    table: str
    """The table's file, without its folders, and the sheet where it has several."""
    key: str
    """What names the row there: its number or id, else its place."""
    said: str
    """The cell with the request, as it stands there."""
    cells: tuple[tuple[str, str], ...] = ()
    """All its cells with words, each with the head of its column, in the table's order."""
    dropped: bool = False
    """Whether the row was no longer there when the table was last imported."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InParagraph:
    """Where in a draft, and with which words, something is asked for: what an ask and a statement of a request have in common."""

    paragraph: str = ""
    """The label, in the draft that is responded to, of the paragraph that is to change: `12 bis`, `PP3`; several in a row as `12-14`."""
    old: str = ""
    """Words that are to go: of a replacement, or of a deletion that spares the rest of the paragraph."""
    new: str = ""
    """Words that are to come: of a replacement or an addition."""
    after: str = ""
    """Words after which an addition goes in; of a move, the label of the paragraph. Likewise `before`."""
    before: str = ""
    at: Literal["", "start", "end"] = ""
    """Where in its paragraph an addition goes in, when no words say it."""
    new_paragraph: bool = False
    """Whether the addition is a paragraph of its own, beside the one that `paragraph` names."""


@dataclass(frozen=True, slots=True)
class Ask(InParagraph):
    """A requested text. With `stance="oppose"` its elements are what is not wanted."""

    id: str
    title: str
    text: str
    theme: str = ""
    stance: Stance = "include"
    priority: Priority = "should"
    source: str = ""
    responds_to: str = ""
    proposal: str = ""
    """The request as sentences of a draft, for the negotiator to propose; the text itself when empty."""
    fallback: str = ""
    agreed_language: tuple[str, ...] = ()
    allies: tuple[str, ...] = ()
    red_lines: tuple[str, ...] = ()
    place: str = ""
    """Where a proposal for it belongs, in the user's words (a section's name)."""
    elements: tuple[Element, ...] = ()
    conflicts: tuple[Wording, ...] = ()
    opposite: tuple[Wording, ...] = ()
    """For an oppose ask: wordings that say the contrary in so many words."""
    any_of: tuple[str, ...] = ()
    """Elements of which one alone gives all that was asked."""
    partial_from: int = 1
    """How many elements must stand before the ask is partly there."""
    names: tuple[tuple[str, ...], ...] = ()
    """Names that are one in this collection of asks (its `[[name]]` tables)."""
    change: ChangeAsked = ""
    """What it asks to do to its paragraph; empty for an ask that is no instruction."""
    instructions: tuple[Ask, ...] = ()
    """Where its text gives several instructions: each as an ask of its own."""
    remarks: str = ""
    """What people noted about it, for people alone."""
    owner: str = ""
    """Who looks after it."""
    row: TableRow | None = None
    file: str = ""
    line: int = 0


# ---------------------------------------------------------------- verdicts


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quotation that supports a finding. `start` and `end` cut `text` out of the paragraph's text."""

    paragraph: str
    text: str
    start: int
    end: int
    element: str = ""
    matched: tuple[Span, ...] = ()
    """The words that matched, as ranges of the paragraph's text."""
    verb: str = ""
    """The operative verb the words stand under, as a word of the ladder; empty for a plain statement."""
    hedges: tuple[str, ...] = ()
    emptied: bool = False
    """Whether one of the hedges takes the point away ("consider", "where feasible")."""
    bracketed: bool = False
    score: float = 0.0
    """How much of what was looked for stands here; comparable within one ask only."""
    manner: str = ""
    """How its sentence is said, where it is not simply said: "question", "reported"; the kinds of `why` phrases."""
    index: int = -1
    """Which of the draft's paragraphs it stands in, from 0."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of one element: found, weak (there, but weaker than asked or not agreed) or missing; `why` it falls short."""

    element: str
    text: str
    state: Literal["found", "weak", "missing"]
    evidence: tuple[Evidence, ...] = ()
    why: Remark | None = None


@dataclass(frozen=True, slots=True)
class AnswerPoint:
    """What a reader says of one point: whether it stands, and by which words of which paragraph. Nothing of it is checked."""

    point: str
    state: PointState
    paragraph: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reader says of one ask in one draft, as it came. `status` is empty where the reader gave none.

    Of an ask that opposes, and of one that asks for words to go, the points are what is not wanted.
    """

    ask: str
    draft: str
    by: str
    kind: ReaderKind
    status: Status | Literal[""] = ""
    why: str = ""
    points: tuple[AnswerPoint, ...] = ()
    date: date | None = None
    parts: tuple[int, ...] = ()
    """Numbers of the parts of a long draft that were read, where it was read in parts; empty when it was read whole."""
    of: int = 0
    """How many parts there are."""
    decided: bool = False
    """Whether it is a person's decision, whose status stands whatever its points say."""


@dataclass(frozen=True, slots=True)
class ReadPoint:
    """One point of a reading as it counts, which is never more than its quotation proves."""

    text: str
    state: PointState
    evidence: Evidence | None = None
    """Where its quotation stands."""
    why: Remark | None = None
    """Why it is at most weak, where its quotation is not agreed text."""
    element: str = ""
    """The element of the ask that it is, where it is one."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader found about one ask, as far as it is proved, for the draft that it is used for."""

    ask: str
    by: str
    kind: ReaderKind
    read_in: str
    """The draft that was read; another than the one it is used for when it was carried."""
    status: Status
    score: float
    points: tuple[ReadPoint, ...] = ()
    why: str = ""
    date: date | None = None
    decided: bool = False
    carried: bool = False
    read_again: bool = False
    doubts: tuple[Remark, ...] = ()
    """What a person should look at before relying on it."""
    remarks: tuple[Remark, ...] = ()
    """What else is told of it."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The status of one ask in one draft, with all that is needed to answer "where?"."""

    ask: str
    draft: str
    status: Status
    score: float
    """0 to 1: the share of what was asked that stands."""
    confidence: float
    """0 to 1, calibrated: how often a verdict like this one is right."""
    paragraph: str | None
    evidence: tuple[Evidence, ...] = ()
    findings: tuple[Finding, ...] = ()
    missing: tuple[str | Remark, ...] = ()
    """What is not there: elements and points in their own words, requested changes as remarks."""
    conflicts: tuple[Evidence, ...] = ()
    change: Shift | None = None
    shifts: tuple[Remark, ...] = ()
    """Shifts since the draft before: verb, hedge, bracket, place."""
    survives: tuple[str, ...] = ()
    """Paragraphs where a lost term still stands."""
    candidates: tuple[Evidence, ...] = ()
    """Where a person should look, most promising first; filled where confidence is low."""
    method: Literal["elements", "amendment", "wording", "oppose"] = "elements"
    ground: str = ""
    """What it rests on, as a key of data/confidence.toml; empty where that follows from the rest."""
    reason: Remark | None = None
    decided_by: str = "tool"
    tool_status: Status | None = None
    """What the tool had said, where a person decided."""
    notes: tuple[Remark, ...] = ()
    reading: Reading | None = None
    """The reading by a person or a model that it rests on; None where it is the tool's own."""


@dataclass(frozen=True, slots=True)
class Report:
    """Every ask in every draft: `verdicts[i][j]` is ask i in draft j, drafts in date order."""

    asks: tuple[Ask, ...]
    drafts: tuple[Draft, ...]
    verdicts: tuple[tuple[Verdict, ...], ...]
    refused: tuple[Refused, ...] = ()
    """Drafts that could not be read; the others are judged without them."""
    title: str = ""
    """The name of the negotiation, where the workspace gives one."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A draft of the workspace that could not be read, and why, in one line."""

    id: str
    title: str
    date: date | None
    why: str


# ---------------------------------------------------------------- draft against draft


@dataclass(frozen=True, slots=True)
class Edit:
    """A run of words kept, cut or added. Joined, `keep` and `cut` give the old text, `keep` and `add` the new one."""

    op: Literal["keep", "cut", "add"]
    text: str
    noise: bool = False
    """True for a change of punctuation, spelling or numbering only."""
    move: int = 0
    """Above 0 for words that only changed their place: what was cut and what was added have the same number."""


@dataclass(frozen=True, slots=True)
class NoteChange:
    """What became of a footnote. `old` and `new` are the labels of the paragraphs in which its mark stands."""

    kind: Literal["unchanged", "edited", "moved", "new", "removed"]
    old: str
    new: str
    edits: tuple[Edit, ...] = ()
    meaning: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class HeadingChange:
    """What became of a heading, a document's title among them; one side is empty for what is new or removed."""

    kind: Literal["unchanged", "renamed", "moved", "new", "removed"]
    old: str
    new: str
    edits: tuple[Edit, ...] = ()
    meaning: tuple[Remark, ...] = ()
    title: bool = False
    """Whether it is the title of the document."""


@dataclass(frozen=True, slots=True)
class Change:
    """What became of paragraphs. The texts of several paragraphs are joined by one blank line before they are compared."""

    kind: ChangeKind
    old: tuple[str, ...]
    new: tuple[str, ...]
    edits: tuple[Edit, ...] = ()
    moved: bool = False
    """True when its order among its neighbours or its section changed, whatever the kind."""
    similarity: float = 0.0
    relation: Grade | None = None
    """How the old text and the new relate, by `wsisdiff.relate`; None where there is but one of them."""
    meaning: tuple[Remark, ...] = ()
    """The shifts a negotiator looks for, a fact each; empty when only noise changed. `wsisdiff.telling.changes` words them."""
    survives: tuple[str, ...] = ()
    """For removed text: labels of new paragraphs where its words still stand."""
    old_section: str = ""
    new_section: str = ""
    asks: tuple[tuple[str, Status, Status], ...] = ()
    """(ask id, status before, status after) for the asks it touches."""
    footnotes: tuple[NoteChange, ...] = ()
    """What became of the footnotes whose marks stand in its paragraphs."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two drafts and what became of every paragraph: each is in exactly one change."""

    old: Draft
    new: Draft
    changes: tuple[Change, ...] = field(default=())
    headings: tuple[HeadingChange, ...] = ()
    """What became of the headings, in the order of the new draft."""
    remarks: tuple[Remark, ...] = ()
    """What is to be known of the two drafts as a whole: that only some paragraphs are circulated."""
    asks: tuple[Ask, ...] = ()
    """The asks that its changes were held against."""


@dataclass(frozen=True, slots=True)
class Relation:
    """How two passages relate. `probability` (0 to 1) is that of `grade`; `features` are what it was decided by."""

    grade: Grade
    probability: float
    features: tuple[tuple[str, float], ...] = ()
