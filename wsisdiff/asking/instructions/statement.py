"""What one passage of a request asks for, as data."""

from __future__ import annotations

from dataclasses import dataclass

from wsisdiff.model import ChangeAsked, InParagraph, Stance


@dataclass(frozen=True, slots=True)
class Statement(InParagraph):
    """A change of a paragraph; or, with an empty `change`, language that is wanted or not (`new`), perhaps in one paragraph alone."""

    change: ChangeAsked = ""
    stance: Stance = "include"
    implied: bool = False
    """Whether the stance follows from how a sentence is put ("should not") rather than from a word for it ("we oppose")."""

    @property
    def whole(self) -> bool:
        """Whether it says of what: "Keep!" and "Merge with 19" are of a paragraph that something else names, such as a column."""
        if self.change == "merge":
            return "-" in self.paragraph
        names_itself = self.new or self.paragraph or self.change not in ("", "delete", "keep")
        return bool(self.old or names_itself)

    def data(self) -> dict[str, str | bool | None]:
        """The statement for JSON: None for what it does not say; `new_paragraph` only where it is so."""
        keys = ("change", "stance", "paragraph", "old", "new", "after", "before", "at")
        found: dict[str, str | bool | None] = {key: getattr(self, key) or None for key in keys}
        return {**found, "new_paragraph": True} if self.new_paragraph else found


@dataclass(frozen=True, slots=True)
class Understood:
    """All that a request says, and the passages that look like an instruction and were not understood."""

    statements: tuple[Statement, ...] = ()
    unclear: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    """Sentences beside an instruction, which say why."""

    @property
    def instructs(self) -> bool:
        """Whether any of it is more than wanted language."""
        return bool(self.unclear) or any(s.change or s.stance == "oppose" for s in self.statements)
