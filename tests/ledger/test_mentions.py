"""@单位 in a note, found and being typed."""

from __future__ import annotations

import pytest

from taizhang.ledger.mentions import Mention, being_typed, mentioned, mentions

NAMES = ["省财政厅", "省财政厅国库处", "省质监局", ""]


def test_found_where_they_stand_and_the_longer_one_first() -> None:
    text = "请@省财政厅国库处、＠省财政厅 办理，@省教育厅 @ 省质监局"
    assert mentions(text, NAMES) == [Mention(1, 9, "省财政厅国库处"), Mention(10, 15, "省财政厅")]
    assert [text[m.start + 1 : m.end] for m in mentions(text, NAMES)] == [
        "省财政厅国库处",
        "省财政厅",
    ]


def test_each_once_in_order() -> None:
    texts = ["@省质监局 @省财政厅", "@省质监局", "省财政厅"]
    assert mentioned(texts, NAMES) == ["省质监局", "省财政厅"]
    assert mentioned([], NAMES) == []


@pytest.mark.parametrize(
    ("before", "typed"),
    [
        ("@", ""),
        ("请@省财", "省财"),
        ("＠cz", "cz"),
        ("@省财政厅 ", None),
        ("@甲，乙", None),
        ("没有", None),
        ("", None),
        ("@" + "字" * 21, None),
        ("@甲@乙", "乙"),
    ],
)
def test_being_typed(before: str, typed: str | None) -> None:
    assert being_typed(before) == typed
