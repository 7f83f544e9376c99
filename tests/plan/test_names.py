"""Units are found by what a clerk types."""

from __future__ import annotations

import pytest

from taizhang.plan.names import matches, spell


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("zjj", "省质监局"),
        ("ZJJ", "省质监局"),
        ("ｚｊｊ", "省质监局"),
        ("质监", "省质监局"),
        ("zhijian", "省质监局"),
        ("rhnjfh", "人行南京分行"),
        ("renhang", "人行南京分行"),
        ("fgw", "省发展改革委"[0:1] + "发改委"),
        ("szs", "苏州市人民政府"),
    ],
)
def test_found(query: str, name: str) -> None:
    assert matches(query, name, spell(name))


@pytest.mark.parametrize("query", ["jz", "监质", "x"])
def test_not_found(query: str) -> None:
    assert not matches(query, "省质监局", spell("省质监局"))


def test_marks_have_no_letter() -> None:
    assert spell("各市、县（市、区）人民政府").initials == "gsxsqrmzf"
