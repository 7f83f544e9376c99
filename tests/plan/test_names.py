"""Units are found by what a clerk types."""

from __future__ import annotations

import pytest

from taizhang.plan.names import matches, spell, spelt


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
        ("質監", "省质监局"),
    ],
)
def test_found(query: str, name: str) -> None:
    assert matches(query, name, spell(name))


@pytest.mark.parametrize("query", ["jz", "监质", "x"])
def test_not_found(query: str) -> None:
    assert not matches(query, "省质监局", spell("省质监局"))


def test_marks_have_no_letter() -> None:
    assert spell("各市、县（市、区）人民政府").initials == "gsxsqrmzf"


@pytest.mark.parametrize(
    ("letters", "name", "found"),
    [
        ("zlxy", "开展质量信用评价工作", ["质量信用"]),
        ("zhiliang", "开展质量信用评价工作", ["质量"]),
        ("zhil", "开展质量信用评价工作", ["质量"]),
        ("iliang", "开展质量信用评价工作", []),
        ("yh", "向银行了解行业", ["银行"]),
        ("yinhang", "向银行了解行业", ["银行"]),
        ("hangye", "向银行了解行业", ["行业"]),
        ("xw", "行为规范", ["行为"]),
        ("zlrz", "ISO9001质量认证（AA级）", ["质量认证"]),
        ("rzaj", "ISO9001质量认证（AA级）", ["认证（AA级"]),
        ("aaji", "ISO9001质量认证（AA级）", ["AA级"]),
        ("sbb", "〈商标〉办", ["商标〉办"]),
    ],
)
def test_pinyin_has_its_place_in_the_name(letters: str, name: str, found: list[str]) -> None:
    assert [name[start:end] for start, end in spelt(name).find(letters)] == found


def test_a_character_without_pinyin_stands_for_itself() -> None:
    name = "质𰻝量"
    assert [name[start:end] for start, end in spelt(name).find("l")] == ["量"]
    assert spelt("").find("a") == []
