"""Every fact that the code tells has its words, and no words are left over; counted things have two forms."""

from __future__ import annotations

import re
from pathlib import Path

import wsisdiff
from wsisdiff.model import Remark
from wsisdiff.telling.phrases import english
from wsisdiff.telling.remarks import tell

CODE = "\n".join(file.read_text(encoding="utf-8") for file in Path(wsisdiff.__file__).parent.rglob("*.py"))


def test_what_is_told_of_a_file_has_its_words_and_no_words_are_left_over() -> None:
    told = set(re.findall(r'"file\.([a-z_0-9]+)"', CODE))
    assert told <= set(english()["file"])
    bare = {key: key.removesuffix("_original").removesuffix("_of") for key in english()["file"]}
    assert [key for key, name in bare.items() if not re.search(rf'"(?:file\.)?{name}"', CODE)] == []


def test_one_and_any_other_number_have_their_forms() -> None:
    assert tell(Remark.of("file.comments", n=1)) == "1 comment left out"
    assert tell(Remark.of("file.comments", n=0)) == "0 comments left out"
