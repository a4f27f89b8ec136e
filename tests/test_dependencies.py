"""What the project rests on is bounded, told and locked."""

from __future__ import annotations

import configparser
import re

from packaging.requirements import Requirement
from packaging.version import Version

from benchmarks.dependencies import LICENCES, WHY, name_of, requirements
from tests.conftest import ROOT

LOCK = ROOT / "requirements" / "ci.txt"


def locked() -> dict[str, Version]:
    found = re.findall(r"^([A-Za-z0-9._-]+)==(\S+)", LOCK.read_text(encoding="utf-8"), re.MULTILINE)
    return {name.lower().replace("_", "-"): Version(version) for name, version in found}


def test_every_dependency_has_a_lowest_version_and_a_first_that_is_not_taken() -> None:
    for line in requirements():
        assert {s.operator for s in Requirement(line).specifier} >= {">=", "<"}, f"{line} is not bounded"


def test_every_dependency_says_why_it_is_there() -> None:
    assert {name_of(line) for line in requirements()} == WHY.keys() and LICENCES.keys() <= WHY.keys()


def test_the_lock_has_every_package_of_setup_cfg_in_a_version_within_its_bounds() -> None:
    parser = configparser.ConfigParser()
    parser.read(ROOT / "setup.cfg", encoding="utf-8")
    versions = locked()
    for line in [*requirements(), *parser["options.extras_require"]["dev"].split()]:
        wanted = Requirement(line)
        name = wanted.name.lower().replace("_", "-")
        assert name in versions, f"{name} is not locked; run python tools/lock.py"
        assert wanted.specifier.contains(versions[name], prereleases=True), f"{name} {versions[name]} is not {wanted.specifier}"


def test_every_locked_package_has_its_hashes_and_comes_from_no_place_of_its_own() -> None:
    text = LOCK.read_text(encoding="utf-8")
    blocks = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)[1:]
    assert all(re.search(r"--hash=sha256:[0-9a-f]{64}", block) for block in blocks)
    assert not re.search(r"://|@ |^-", text, re.MULTILINE)
