"""An import writes what was planned, on the asks that it was planned for."""

from __future__ import annotations

from pathlib import Path

import pytest

from wsisdiff import verbs
from wsisdiff.errors import BadAsk
from wsisdiff.importing.columns import read_sheets

TABLE = "No.,Request,Priority\n1,We fund libraries.,must\n2,We share spectrum.,should\n"


def planned(folder: Path, text: str, name: str = "table.csv") -> verbs.Importable:
    (folder / name).write_text(text, encoding="utf-8")
    return verbs.planned_import(folder, folder / name, read_sheets(folder / name), {})


def test_a_row_that_comes_in_above_a_second_table_leaves_its_rows_known(tmp_path: Path) -> None:
    head = "| Request | Priority |\n|---|---|\n"
    first, second = f"{head}| We fund libraries. | must |\n", f"\n{head}| We share spectrum. | must |\n"
    verbs.import_asks(tmp_path, planned(tmp_path, first + second, "table.md"))
    plan = planned(tmp_path, f"{first}| We build schools. | must |\n{second.replace('must', 'could')}", "table.md").plan
    assert [ask.text for _, ask in plan.new] == ["We build schools."]
    assert [ask.text for _, ask in plan.updated] == ["We share spectrum."]


def test_a_table_that_is_read_alone_changes_nothing_of_another(tmp_path: Path) -> None:
    text = "| Request |\n|---|\n| We fund libraries. |\n\n| Request |\n|---|\n| We share spectrum. |\n"
    (tmp_path / "table.md").write_text(text, encoding="utf-8")
    for number in (1, 2):
        importable = verbs.planned_import(
            tmp_path, tmp_path / "table.md", read_sheets(tmp_path / "table.md"), {}, tables={number}
        )
        assert [len(found) for found in (importable.plan.new, importable.plan.updated, importable.plan.dropped)] == [1, 0, 0]
        verbs.import_asks(tmp_path, importable)


def test_an_ask_that_changed_since_the_import_was_planned_is_not_written_over(tmp_path: Path) -> None:
    verbs.import_asks(tmp_path, planned(tmp_path, TABLE))
    again = planned(tmp_path, TABLE.replace("must", "could"))
    file = tmp_path / "asks" / "table.toml"
    meanwhile = "# ours\n" + file.read_text(encoding="utf-8").replace('"We share spectrum"', '"Spectrum"')
    file.write_text(meanwhile, encoding="utf-8")
    assert verbs.import_asks(tmp_path, again)[0].priority == "could"  # another ask changed
    again = planned(tmp_path, TABLE)
    meanwhile = file.read_text(encoding="utf-8").replace('"We fund libraries"', '"Libraries"')
    file.write_text(meanwhile, encoding="utf-8")
    with pytest.raises(BadAsk, match="the ask 'fund-libraries' has changed meanwhile"):
        verbs.import_asks(tmp_path, again)
    assert file.read_text(encoding="utf-8") == meanwhile
