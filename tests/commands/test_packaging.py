"""Wheel and source distribution hold all that is needed: installed alone, the tool runs from any folder as it does from the repository."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest

from tests.commands.small import run, small_workspace
from tests.conftest import ROOT
from wsisdiff._version import __version__

pytest.importorskip("build")
pytestmark = pytest.mark.packaging

NO_INDEX = re.compile(r"No matching distribution|Could not find a version|Connection|name resolution|timed out|ProxyError", re.I)
CALLS = {
    "status.md": ["report", "--format", "md"],
    "status.html": ["report", "--format", "html"],
    "status.docx": ["report", "--format", "docx"],
    "status.json": ["report", "--format", "json"],
    "by.html": ["report", "--by", "source", "--format", "html"],
    "brief.html": ["brief", "--format", "html"],
    "compare.html": ["compare", "rev1", "rev2", "--format", "html"],
}


def checked(*call: str | Path, cwd: Path | None = None) -> str:
    """Run it, away from this repository; skip where the package index cannot be had."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "VIRTUAL_ENV"))}
    done = subprocess.run(call, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    if done.returncode and NO_INDEX.search(done.stdout + done.stderr):
        pytest.skip("the package index cannot be had")
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the wheel and the source distribution, made from a copy of what is under version control."""
    base = tmp_path_factory.mktemp("packaging")
    source = base / "source"
    shutil.copytree(ROOT / "wsisdiff", source / "wsisdiff", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("setup.cfg", "pyproject.toml", "MANIFEST.in", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source / name)
    said = checked(sys.executable, "-m", "build", "--outdir", base / "dist", source)
    assert "Warning" not in said
    return base / "dist"


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment that has the wheel and what it asks for, and nothing else."""
    home = tmp_path_factory.mktemp("environment") / "empty"
    venv.create(home, with_pip=False, symlinks=True)
    [wheel] = built.glob("*.whl")
    pip = [sys.executable, "-m", "pip", "--python", str(home / "bin" / "python"), "install", "-q", "--disable-pip-version-check"]
    checked(*pip, wheel)
    return home / "bin"


def ours() -> set[str]:
    return {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "wsisdiff").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_both_hold_every_file_of_the_package_and_the_wheel_nothing_else(built: Path) -> None:
    [wheel], [source] = built.glob("*.whl"), built.glob("*.tar.gz")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert {name for name in names if ".dist-info/" not in name} == ours()
    assert "wsisdiff/py.typed" in names
    with tarfile.open(source) as tar:
        inside = {name.split("/", 1)[1] for name in tar.getnames() if "/" in name}
    assert ours() <= inside
    assert {"README.md", "LICENSE", "setup.cfg", "pyproject.toml"} <= inside


def test_the_version_comes_from_one_place_and_the_licence_is_said(built: Path) -> None:
    [wheel], [source] = built.glob("*.whl"), built.glob("*.tar.gz")
    assert wheel.name.startswith(f"wsisdiff-{__version__}-")
    assert source.name == f"wsisdiff-{__version__}.tar.gz"
    with zipfile.ZipFile(wheel) as archive:
        metadata = Parser().parsestr(archive.read(f"wsisdiff-{__version__}.dist-info/METADATA").decode())
        licence = archive.read(f"wsisdiff-{__version__}.dist-info/licenses/LICENSE").decode()
    assert metadata["Version"] == __version__
    assert metadata["License"] == "MIT"
    assert licence == (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert metadata["Requires-Python"] == ">=3.11"
    said = [path for path in (ROOT / "wsisdiff").rglob("*.py") if f'"{__version__}"' in path.read_text(encoding="utf-8")]
    assert said == [ROOT / "wsisdiff" / "_version.py"]
    assert __version__ not in (ROOT / "setup.cfg").read_text(encoding="utf-8")


def test_installed_alone_it_says_the_same_as_here_from_any_folder(installed: Path, tmp_path: Path) -> None:
    folder = small_workspace(tmp_path / "workspace", "rev1", "rev2")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    for name, call in CALLS.items():
        checked(installed / "wsisdiff", "-q", "-C", folder, *call, "--output", tmp_path / name, cwd=elsewhere)
        here = tmp_path / "here" / name
        assert run("-q", "-C", str(folder), *call, "--output", str(here))[0] == 0
        assert (tmp_path / name).read_bytes() == here.read_bytes(), name
    assert list(elsewhere.iterdir()) == []


def test_installed_alone_every_command_can_be_called_as_a_module_too(installed: Path, tmp_path: Path) -> None:
    module = [installed / "python", "-m", "wsisdiff"]
    assert __version__ in checked(*module, "--version", cwd=tmp_path)
    checked(*module, "init", "new", cwd=tmp_path)
    checked(*module, "-C", "new", "asks", "check", cwd=tmp_path)
    for shell in ("bash", "zsh", "fish"):
        assert "wsisdiff" in checked(installed / "wsisdiff", "completion", shell, cwd=tmp_path)
    where = checked(installed / "python", "-c", "import wsisdiff; print(wsisdiff.__file__)", cwd=tmp_path)
    assert str(installed.parent) in where


def test_only_what_is_asked_for_is_installed(installed: Path) -> None:
    [site] = (installed.parent / "lib").glob("python*/site-packages")
    found = {path.name for path in site.iterdir()}
    assert not {"pytest", "hypothesis", "jsonschema", "pyspark", "tests"} & found
