"""A model is asked through the package llm: what comes is kept, what fails is told in a line."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.answering.loopback import serving
from tests.commands.small import run, tiny_workspace
from tests.conftest import ROOT

llm = pytest.importorskip("llm")

ANSWERS: dict[str, dict[str, Any]] = {
    "permanent-forum": {"status": "adopted", "points": [
        {"point": "the Forum is permanent", "state": "stands", "paragraph": "1", "quote": "The Harbour Forum is made permanent"}]},
    "shore-power": {"status": "left_out", "points": [{"point": "shore power at berth", "state": "missing", "paragraph": "", "quote": ""}]},
    "pilots": {"status": "partial", "points": [
        {"point": "training of pilots", "state": "stands", "paragraph": "3", "quote": "We commit to train pilots"},
        {"point": "money for certificates", "state": "missing", "paragraph": "", "quote": ""}]},
}  # fmt: skip


def asked_for(prompt: str) -> list[str]:
    return re.findall(r"^### (\S+)$", prompt, re.MULTILINE)


def right(prompt: str) -> str:
    return json.dumps({"answers": [{"ask": ask, "why": "", **ANSWERS[ask]} for ask in asked_for(prompt)]})


Speaking = Callable[[str], Any]


class Spoken(llm.Model):  # type: ignore[misc]
    """A model that answers with what a function says."""

    model_id = "spoken"
    can_stream = True
    supports_schema = True

    def __init__(self) -> None:
        self.speak: Speaking = right
        self.asked: list[str] = []

    def execute(self, prompt: Any, stream: bool, response: Any, conversation: Any) -> Iterator[str]:
        self.asked.append(prompt.prompt)
        said = self.speak(prompt.prompt)
        yield from [said] if isinstance(said, str) else said


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LLM_USER_PATH", str(tmp_path / "llm"))
    (tmp_path / "llm").mkdir()
    from wsisdiff.answering import models

    monkeypatch.setattr(models, "PAUSES", (0.01,))
    return tiny_workspace(tmp_path / "workspace")


@pytest.fixture
def spoken() -> Iterator[Spoken]:
    """A model that is registered as a plugin registers one."""
    from llm.plugins import pm

    model = Spoken()

    class Plugin:
        __name__ = "Spoken"

        @llm.hookimpl  # type: ignore[untyped-decorator]
        def register_models(self, register: Any) -> None:
            register(model)

    llm.get_models()  # loads those that are installed
    plugin = Plugin()
    pm.register(plugin, name="spoken")
    yield model
    pm.unregister(plugin)


def read(folder: Path, *args: str, model: str = "spoken") -> tuple[int, str, list[str]]:
    status, out, err = run("-C", str(folder), "-q", "read", "two", "--model", model, *args)
    return status, out.decode(), err.splitlines()


def kept(folder: Path) -> dict[str, dict[str, Any]]:
    _, out, _ = run("-C", str(folder), "report", "--format", "json", "--output", "-")
    verdicts = {ask["id"]: ask["verdicts"][1] for ask in json.loads(out)["asks"]}
    return {id: v for id, v in verdicts.items() if v["reading"]}


def test_a_model_reads_and_its_answers_are_kept(folder: Path, spoken: Spoken) -> None:
    assert read(folder) == (0, "", [])
    found = kept(folder)
    assert {id: v["status"] for id, v in found.items()} == {id: a["status"] for id, a in ANSWERS.items()}
    assert {v["reading"]["by"] for v in found.values()} == {"spoken"}
    assert len(spoken.asked) == 1
    assert read(folder) == (0, "", [])
    assert len(spoken.asked) == 1  # nothing is left to be read


def test_the_workspace_may_name_the_model(folder: Path, spoken: Spoken) -> None:
    (folder / "wsisdiff.toml").write_text('[read]\nmodel = "spoken"\nasks = 1\n', encoding="utf-8")
    assert run("-C", str(folder), "-q", "read", "two")[0] == 0
    assert [asked_for(prompt) for prompt in spoken.asked] == [["permanent-forum"], ["shore-power"], ["pilots"]]
    assert len(kept(folder)) == 3


def test_dry_run_says_what_would_be_sent_and_sends_nothing(folder: Path, spoken: Spoken) -> None:
    status, out, _ = run("-C", str(folder), "read", "two", "--model", "spoken", "--dry-run")
    assert status == 0
    assert "Would send to spoken: 3 asks and 3 paragraphs of two in 1 calls" in out.decode()
    assert spoken.asked == []


def test_an_answer_without_json_is_asked_for_once_more(folder: Path, spoken: Spoken) -> None:
    spoken.speak = lambda prompt: "Sorry, here is a poem." if len(spoken.asked) == 1 else right(prompt)
    assert read(folder) == (0, "", [])
    assert len(kept(folder)) == 3
    assert "with nothing else" in spoken.asked[1].splitlines()[-1]


def test_half_a_json_is_kept_and_the_rest_asked_for(folder: Path, spoken: Spoken) -> None:
    spoken.speak = lambda prompt: right(prompt)[:-150] if len(spoken.asked) == 1 else right(prompt)
    assert read(folder) == (0, "", [])
    assert len(kept(folder)) == 3
    assert spoken.asked[1].splitlines()[-1].endswith(": pilots")


def test_nonsense_ends_in_a_line_and_loses_nothing(folder: Path, spoken: Spoken) -> None:
    spoken.speak = lambda prompt: '{"answers": [{"ask": "moon", "status": "adopted", "points": []}]}'
    status, _, err = read(folder)
    assert status == 2
    assert any("There is no ask “moon”" in line for line in err)
    assert any("3 asks have no answer" in line for line in err)
    assert kept(folder) == {}


def test_a_false_quotation_of_a_model_proves_nothing(folder: Path, spoken: Spoken) -> None:
    spoken.speak = lambda prompt: right(prompt).replace("is made permanent", "shall be permanent")
    status, _, err = read(folder)
    assert status == 0
    assert [line for line in err if "does not stand in the draft" in line]
    assert kept(folder)["permanent-forum"]["status"] == "left_out"


def test_ctrl_c_keeps_what_has_come(folder: Path, spoken: Spoken, monkeypatch: pytest.MonkeyPatch) -> None:
    from wsisdiff.answering import models

    (folder / "wsisdiff.toml").write_text("[read]\nasks = 1\n", encoding="utf-8")
    ended = threading.Event()

    def waiting(prompt: str) -> str:
        if len(spoken.asked) == 2:
            ended.wait(60)
        return right(prompt)

    def pressed(*_: int) -> None:
        if len(spoken.asked) == 2:
            raise KeyboardInterrupt

    spoken.speak = waiting
    monkeypatch.setattr(models, "pulse", pressed)
    status, _, err = read(folder)
    ended.set()
    assert (status, list(kept(folder))) == (2, ["permanent-forum"])
    assert err == ["wsisdiff: stopped; 1 answers that had come are kept; run it again for the rest"]


def test_a_model_that_is_not_there_is_named(folder: Path) -> None:
    status, _, err = read(folder, model="no-such-model")
    assert (status, len(err)) == (2, 1)
    assert "llm knows no model 'no-such-model'" in err[0]


def test_a_point_whose_parts_stand_in_different_pieces_of_a_long_draft_is_put_together(tmp_path: Path, spoken: Spoken) -> None:
    folder = tiny_workspace(tmp_path / "long", ("one", "two"))
    filler = "\n\n".join(
        f"{n}. We recall the report on berth {n} and the tables that were annexed to it, as they stand." for n in range(2, 6000)
    )
    money = "6000. We commit to fund their certificates in every port."
    text = f"# Draft\n\n1. We commit to train pilots in all small island ports.\n\n{filler}\n\n{money}\n"
    (folder / "drafts" / "two.md").write_text(text, encoding="utf-8")
    assert len(text) > 200 * 2500  # two hundred pages

    def each(prompt: str) -> str:
        points = [
            ("training of pilots", "1", "We commit to train pilots"),
            ("money for certificates", "6000", "We commit to fund their certificates"),
        ]
        rows = [
            {
                "point": p,
                "state": "stands" if f"[{n}] " in prompt else "missing",
                "paragraph": n,
                "quote": q if f"[{n}] " in prompt else "",
            }
            for p, n, q in points
        ]
        return json.dumps({"answers": [{"ask": "pilots", "status": "partial", "why": "", "points": rows}]})

    spoken.speak = each
    status, _, err = read(folder, "--ask", "pilots")
    assert (status, err) == (0, [])
    assert len(spoken.asked) > 5
    assert all(prompt.count("\n[") == len(set(re.findall(r"^\[(\d+)\]", prompt, re.MULTILINE))) for prompt in spoken.asked)
    whole = [label for prompt in spoken.asked for label in re.findall(r"^\[(\d+)\]", prompt, re.MULTILINE)]
    assert whole == [str(n) for n in range(1, 6001)]
    found = kept(folder)["pilots"]
    assert (found["status"], [e["paragraph"] for e in found["evidence"]]) == ("adopted", ["1", "6000"])


# ---------------------------------------------------------------- a server that speaks as OpenAI's does

REPLIES: dict[str, tuple[Callable[[str], tuple[int, str, float]], int, str]] = {
    "right": (lambda prompt: (200, right(prompt), 0), 3, ""),
    "slow": (lambda prompt: (200, right(prompt), 4), 0, "did not answer within 1 seconds"),
    "nonsense": (lambda prompt: (200, "The moon is made of cheese.", 0), 0, "There are no answers in it"),
    "broken": (lambda prompt: (200, right(prompt).replace("}", ""), 0), 0, "the JSON is broken"),
    "half": (lambda prompt: (200, right(prompt)[:-150], 0), 2, "1 asks have no answer: pilots"),
    "false quotation": (
        lambda prompt: (200, right(prompt).replace("made permanent", "permanent"), 0),
        3,
        "does not stand in the draft",
    ),
    "quota": (lambda prompt: (429, "insufficient_quota You exceeded your current quota", 0), 0, "has no quota left"),
    "busy": (lambda prompt: (429, "rate_limit Slow down", 0), 0, "takes no more questions for now"),
    "no key": (lambda prompt: (401, "invalid_api_key Incorrect API key", 0), 0, "lets nobody in without a key"),
    "down": (lambda prompt: (503, "overloaded The server is down", 0), 0, "could not be asked"),
    "refused": (lambda prompt: (400, "context_length_exceeded Too long", 0), 0, "could not be asked"),
}


@pytest.mark.parametrize("how", REPLIES)
def test_a_server_answers_rightly_or_fails_in_a_line_and_what_came_is_kept(how: str, folder: Path, tmp_path: Path) -> None:
    reply, came, line = REPLIES[how]
    patience = "seconds = 1" if how == "slow" else "seconds = 20"  # the library itself tries three times where a server is busy
    (folder / "wsisdiff.toml").write_text(f"[read]\n{patience}\nretries = 1\n", encoding="utf-8")
    with serving(reply) as (address, _):
        known = f"- model_id: near\n  model_name: near\n  api_base: {address}\n"
        (tmp_path / "llm" / "extra-openai-models.yaml").write_text(known, encoding="utf-8")
        (tmp_path / "llm" / "keys.json").write_text('{"openai": "none"}', encoding="utf-8")
        start = time.monotonic()
        status, _, err = read(folder, model="near")
    assert time.monotonic() - start < 90  # a busy machine; nothing waits for ever
    assert len(kept(folder)) == came
    assert status == (0 if came else 2)
    assert [text for text in err if line in text] if line else err == []
    assert not [text for text in err if "fault of wsisdiff" in text or "Traceback" in text]


def test_without_the_extra_one_line_says_what_to_install(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "llm.py").write_text("raise ImportError('not here')\n", encoding="utf-8")
    call = [sys.executable, "-m", "wsisdiff", "-C", str(folder), "read", "two", "--model", "m"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), str(ROOT)])}
    done = subprocess.run(call, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (
        2, "wsisdiff: reading by a model needs the package llm; pip install 'wsisdiff[read]'\n",
    )  # fmt: skip


@pytest.mark.parametrize(
    "args", [["--help"], ["read", "--help"], ["report"], ["read", "two"], ["read", "two", "--write", "q.md"]]
)
def test_nothing_but_asking_a_model_loads_the_library(args: list[str], folder: Path) -> None:
    code = (
        "import sys; from wsisdiff.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        "assert not {'llm', 'openai', 'pydantic', 'httpx'} & sys.modules.keys(), 'loaded'"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "-C", str(folder), *args], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
