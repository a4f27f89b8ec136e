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
