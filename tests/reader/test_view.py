"""The cleaned text and the way back to the source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.reader.reading import Span
from taizhang.reader.view import View


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("\u200d\u200d北京市\ufeff", "北京市"),
        ("文\u00a0号\u202f：", "文 号 ："),
        ("(责任单位:人行贵阳中心支行,省财政厅)", "（责任单位：人行贵阳中心支行，省财政厅）"),
        ("经主管部门同意後", "经主管部门同意后"),
        ("信贷馀额", "信贷余额"),
        ("皇後區的會議與開發單位實際負責", "皇後區的會議與開發單位實際負責"),
        ("ＡＡ级２０１２", "ＡＡ级２０１２"),
        ("第一行\n第二行\u2028第三行", "第一行\n第二行\n第三行"),
        ("", ""),
    ],
)
def test_cleaning(source: str, text: str) -> None:
    assert View.of(source).text == text


def test_places_lead_back() -> None:
    view = View.of("\ufeff责任\u200b\u200b单位")
    assert view.text == "责任单位"
    assert view.source_span(0, 2) == Span(1, 3)
    assert view.source_span(1, 3) == Span(2, 6)
    assert view.source_span(2, 2) == Span(5, 5)
    assert [view.place_of(place) for place in range(7)] == [0, 0, 1, 2, 2, 2, 3]


@given(st.text(alphabet="省财政厅(),.\n\u200b\ufeff\u00a0後a1 "))
def test_every_place_is_its_own_character(source: str) -> None:
    view = View.of(source)
    places = [view.source_span(k, k + 1) for k in range(len(view.text))]
    assert places == sorted(set(places))
    for k, place in enumerate(places):
        assert place.end == place.start + 1 <= len(source)
        assert view.place_of(place.start) == k
        assert source[place.start] not in "\u200b\ufeff"
