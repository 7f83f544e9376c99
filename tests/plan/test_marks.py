"""Hits are marked where they stand in the text as it is written."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.plan.fold import squeeze, words
from taizhang.plan.marks import spans


@pytest.mark.parametrize(
    ("text", "query", "marked"),
    [
        ("质量强省，质量第一", "质量", ["质量", "质量"]),
        ("質量强省", "质量", ["質量"]),
        ("质量信用", "质量 量信", ["质量信"]),
        ("质量信用", "质量 信用", ["质量信用"]),
        ("质量 信用", "质量信用", ["质量 信用"]),
        ("面积10㎡以上", "m2", ["㎡"]),
        ("面积10㎡以上", "0m", ["0㎡"]),
        ("第Ⅷ章", "ii章", ["Ⅷ章"]),
        ("ﬁne ①", "i", ["ﬁ"]),
        ("苏政办发〔2012〕123号", "[2012]", ["〔2012〕"]),
        ("𠮷质量😀量", "量", ["量", "量"]),
        ("Cafe\u0301 x", "cafe", ["Cafe\u0301"]),
        ("aaaa", "aa", ["aaaa"]),
        ("质量", "信用", []),
        ("", "质", []),
        ("质量", "", []),
    ],
)
def test_marked(text: str, query: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in spans(text, words(query))] == marked


@given(
    st.text(alphabet="质量 ㎡Ⅷａ，—①\u0301e𠮷", max_size=30), st.integers(0, 29), st.integers(1, 8)
)
def test_every_part_of_a_text_is_marked_in_it(text: str, start: int, size: int) -> None:
    part = squeeze(text[start : start + size])
    if not part:
        return
    found = spans(text, [part])
    assert found
    for begin, end in found:
        assert 0 <= begin < end <= len(text)
        assert any(character in squeeze(text[begin:end]) for character in part)
    assert all(one[1] < other[0] for one, other in pairwise(found))
    covered = {place for begin, end in found for place in range(begin, end)}
    wanted = [i for i in range(start, min(start + size, len(text))) if squeeze(text[i])]
    assert covered >= set(wanted)


def test_long_texts_too() -> None:
    text = "进展" * 5000 + "質量"
    assert spans(text, ("质量",)) == [(10000, 10002)]
