"""A plan file that is not right is refused with a sentence, never half read."""

from __future__ import annotations

from pathlib import Path

import pytest

from taizhang import paths
from taizhang.errors import KnownError
from taizhang.plan.load import load_plan


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    for source in paths.shipped_plan().parent.iterdir():
        (tmp_path / source.name).write_bytes(source.read_bytes())
    return tmp_path / paths.shipped_plan().name


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("format = 1", "format = 2", "格式版本"),
        ("format = 1", "format = ", "读不出来"),
        ('"负责" = ["省质监局"]', '"负责" = ["省气象局"]', "省气象局"),
        ('written = "2个左右"', 'written = "3个左右"', "3个左右"),
        ("line = 2, written", "line = 9, written", "不存在的行"),
        ('validity = "已失效"', 'validity = "不明"', "不明"),
        ('index_number = "014000319/2012-01296"\n', "", "index_number"),
    ],
)
def test_what_contradicts_itself_is_refused(shipped: Path, old: str, new: str, said: str) -> None:
    text = shipped.read_text(encoding="utf-8")
    assert old in text
    shipped.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(KnownError, match=said):
        load_plan(shipped)


def test_a_missing_document_is_said(shipped: Path) -> None:
    shipped.with_suffix(".txt").unlink()
    with pytest.raises(KnownError, match="读不出来"):
        load_plan(shipped)
