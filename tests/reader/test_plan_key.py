"""What a plan that was read is called in code, files and on the command line."""

from __future__ import annotations

import pytest

from taizhang.reader.plan_key import key_of
from taizhang.reader.read import read
from taizhang.reader.source import Source


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("苏政办发〔2013〕1号\n关于印发2013年行动计划的通知\n", "suzhengbanfa-2013-1"),
        ("某县重点工作任务分解表\n", "mxzdgzrwfjb"),
        ("", "plan"),
        ("。。。", "plan"),
    ],
)
def test_key(text: str, key: str) -> None:
    assert key_of(read(Source.of_text(text))) == key
