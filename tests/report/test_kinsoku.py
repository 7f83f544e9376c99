from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taizhang.report.kinsoku import HALF, KINDS, Line, Measured, break_lines

# Written down here anew, by GB/T 15834-2011, not taken from the module.
NOT_FIRST = "，。、；：？！）》”’】〕〉%℃·"
NOT_LAST = "（《“‘【〔〈￥"
HAN = "质量发展纲要省政府办公厅"
LETTERS = "2012aB%.,"

texts = st.text(st.sampled_from(HAN * 2 + NOT_FIRST + NOT_LAST + LETTERS + "—… 😀"), max_size=120)


def widths_of(text: str) -> list[float]:
    return [0.5 if c.isascii() else 1.0 for c in text]


def ink(text: str, line: Line) -> float:
    """The width of the line's characters without the spaces at its end."""
    solid = text[line.start : line.end].rstrip()
    width = sum(widths_of(solid))
    if solid and KINDS[solid[-1]] & HALF:
        width -= 0.5
    return width


def western(char: str) -> bool:
    return char.isascii() or "À" <= char <= "\u024f"


def forbidden(text: str, place: int) -> bool:
    """Whether no line may end before this place."""
    before = text[:place].rstrip()
    after = text[place]
    if after in NOT_FIRST or after.isspace() or (before and before[-1] in NOT_LAST):
        return True
    if unicodedata.category(after)[0] == "M" or "🏻" <= after <= "🏿":
        return True
    last = text[place - 1]
    if after == "—" and last != "—" and text[place + 1 : place + 2] != "—":
        return True
    if last == after and last in "—…":
        return True
    if all(char == "．" or ("０" <= char <= "ｚ" and char.isalnum()) for char in (last, after)):
        return True
    return after in ".,%" or after == "…" or (western(last) and western(after) and last != " ")


def longest_word(text: str) -> float:
    return max((sum(widths_of(w)) for w in text.split() if w.isascii()), default=0.0)


@settings(max_examples=600, deadline=None)
@given(texts, st.integers(4, 30), st.sampled_from([0.0, 2.0]))
def test_lines_lose_nothing_and_do_not_overflow(text: str, room: int, indent: float) -> None:
    lines = break_lines(text, widths_of(text), room, room - indent)
    assert "".join(text[line.start : line.end] for line in lines) == text
    for line in lines:
        limit = room - indent if line.start == 0 else room
        assert ink(text, line) <= limit + 1e-6 or len(text[line.start : line.end].rstrip()) == 1
        assert line.width <= limit + 1e-6 or line.end - line.start == 1
    assert [line.last for line in lines] == [False] * (len(lines) - 1) + [True] * bool(lines)


@settings(max_examples=600, deadline=None)
@given(texts, st.integers(4, 30))
def test_a_rule_is_broken_only_where_a_line_has_no_legal_end(text: str, room: int) -> None:
    lines = break_lines(text, widths_of(text), room)
    for line in lines[:-1]:
        if forbidden(text, line.end):
            inside = range(line.start + 1, line.end)
            no_legal_end = all(forbidden(text, place) for place in inside)
            long_word = any(sum(widths_of(part)) > room for part in _ascii_parts(text))
            assert no_legal_end or long_word


def _ascii_parts(word: str) -> list[str]:
    return "".join(c if c.isascii() or c in NOT_FIRST + NOT_LAST else " " for c in word).split()


@pytest.mark.parametrize("mark", NOT_FIRST)
def test_a_closing_mark_is_not_first(mark: str) -> None:
    text = "质量发展纲要" + mark + "办公厅"
    ends = [line.end for line in break_lines(text, [1.0] * len(text), 6)]
    assert ends[0] in (5, 7)


@pytest.mark.parametrize("mark", NOT_LAST)
def test_an_opening_mark_is_not_last(mark: str) -> None:
    text = "质量发展纲" + mark + "办公厅"
    assert break_lines(text, [1.0] * len(text), 6)[0].end == 5


@pytest.mark.parametrize("text", ["质量发展纲——办公厅", "质量发展纲……办公厅"])
def test_double_marks_are_not_cut(text: str) -> None:
    assert break_lines(text, [1.0] * len(text), 6)[0].end != 6


def test_a_single_dash_joins_and_is_not_first() -> None:
    text = "规划期2011—2020"
    lines = break_lines(text, widths_of(text), 5)
    assert [text[line.start : line.end] for line in lines] == ["规划期", "2011—2020"]


@pytest.mark.parametrize("word", ["1,234,567.89", "98.75%", "2–4", "GB/T", "2012-12-31", "a@b.cn"])
def test_words_and_numbers_are_kept_whole(word: str) -> None:
    text = "质量发展" + word + "纲要"
    lines = break_lines(text, widths_of(text), 6)
    assert any(word in text[line.start : line.end] for line in lines)


@pytest.mark.parametrize("figure", ["12个", "1万家", "2012年", "98．5万元", "３５项"])
def test_a_number_keeps_its_unit(figure: str) -> None:
    widths = [0.5 if c.isascii() else 1.0 for c in "质量发展纲要" + figure + "办公厅"]
    for room in range(5, 10):
        lines = break_lines("质量发展纲要" + figure + "办公厅", widths, room)
        whole = [("质量发展纲要" + figure + "办公厅")[line.start : line.end] for line in lines]
        assert any(figure in part for part in whole)


def test_a_unit_is_parted_from_its_number_rather_than_hurt_a_mark() -> None:
    text = "（1234个，"
    lines = break_lines(text, widths_of(text), 3.5)
    assert [text[line.start : line.end] for line in lines] == ["（1234", "个，"]


def test_a_word_longer_than_the_line_fills_lines() -> None:
    text = "见" + "https://example.cn/" + "a" * 60
    lines = break_lines(text, widths_of(text), 10)
    assert len(lines) == 5
    assert all(line.width >= 9 for line in lines[:-1])


def test_a_mark_at_the_end_may_take_half_a_square() -> None:
    text = "质量发展纲要。办公厅"
    assert break_lines(text, [1.0] * len(text), 6.5)[0].end == 7


def test_spaces_hang() -> None:
    text = "ab cd    ef"
    lines = break_lines(text, [1.0] * len(text), 5)
    assert [text[line.start : line.end] for line in lines] == ["ab cd    ", "ef"]
    assert lines[0].width == 5


def test_nothing_is_stretched_inside_words_and_double_marks() -> None:
    text = "共12个——"
    assert Measured(text, widths_of(text)).fixed() == [2, 5]


def test_empty_text_has_no_lines() -> None:
    assert break_lines("", [], 10) == []


@pytest.mark.parametrize("char", "a万（，—\u0325 ")
def test_long_texts_take_linear_time(char: str) -> None:
    text = char * 50_000
    lines = break_lines(text, [0.5] * len(text), 10)
    assert len(lines) == (1 if char == " " else 2500)


def test_accents_without_width_stay_with_their_letter() -> None:
    text = "国\u0325\u0325家"
    lines = break_lines(text, [1.0, 0.0, 0.0, 1.0], 0.5)
    assert [text[line.start : line.end] for line in lines] == ["国\u0325\u0325", "家"]
