from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taizhang.report.cleaning import clean, one_line, paragraphs


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("已\u200b完\u200d成", "已完成"),
        ("\u202e倒\u2066序\u2069", "倒序"),
        ("\ufeff甲\x00乙\x07丙\x1b[31m", "甲乙丙[31m"),
        ("软\u00ad连", "软连"),
        ("葛\U000e0100城", "葛城"),
        ("☑\ufe0f", "☑"),
        ("👨\u200d👩", "👨👩"),
        ("甲\ud800乙", "甲\ufffd乙"),
        ("甲\uffff乙", "甲\ufffd乙"),
        ("列\t列", "列\u3000列"),
        ("10\u00a0个\u2009月", "10 个 月"),
        ("Zu\u0308rich", "Zürich"),
        ("甲\u3000乙", "甲\u3000乙"),
    ],
)
def test_what_cannot_be_seen_goes_and_all_else_stays(raw: str, expected: str) -> None:
    assert clean(raw) == expected


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_every_end_of_line_parts_paragraphs(end: str) -> None:
    assert paragraphs(f"　　甲{end}{end}乙 ") == ["甲", "乙"]
    assert one_line(f"甲{end}乙") == "甲 乙"


def test_han_characters_are_never_normalised() -> None:
    compatible = "\uf9d1六\ufa0e\U0002f80a"
    assert clean(compatible) == compatible


@settings(deadline=None)
@given(st.text())
def test_the_result_has_nothing_that_breaks_a_line_of_text(text: str) -> None:
    cleaned = clean(text)
    assert not any(unicodedata.category(c) in ("Cf", "Cs", "Zl", "Zp") for c in cleaned)
    assert not any(unicodedata.category(c) == "Cc" for c in cleaned.replace("\n", ""))
    assert clean(cleaned) == cleaned


@settings(deadline=None)
@given(st.text(st.characters(categories=("L", "N", "P", "S"), max_codepoint=0x2FFF)))
def test_visible_characters_are_all_kept(text: str) -> None:
    # Hangul fillers are letters by category and nothing to the eye.
    seen = [c for c in text if c not in "\u115f\u1160"]
    assert clean(text) == "".join(seen)
