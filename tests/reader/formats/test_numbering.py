"""Numbers as Word writes them, and how its levels count."""

from __future__ import annotations

import pytest

from taizhang.reader.formats.numbering import Counters, Level, chinese, written


@pytest.mark.parametrize(
    ("number", "style", "words"),
    [
        (1, "chineseCountingThousand", "一"),
        (10, "chineseCounting", "十"),
        (11, "japaneseCounting", "十一"),
        (20, "chineseCounting", "二十"),
        (105, "chineseCountingThousand", "一百零五"),
        (110, "chineseCountingThousand", "一百一十"),
        (1010, "chineseCountingThousand", "一千零一十"),
        (0, "chineseCounting", "零"),
        (12, "chineseLegalSimplified", "壹拾贰"),
        (12, "ideographDigital", "一二"),
        (3, "ideographTraditional", "丙"),
        (12, "ideographZodiac", "亥"),
        (28, "upperLetter", "BB"),
        (3, "lowerLetter", "c"),
        (14, "upperRoman", "XIV"),
        (4, "lowerRoman", "iv"),
        (7, "decimalZero", "07"),
        (12, "decimalFullWidth", "１２"),
        (3, "decimalEnclosedCircle", "③"),
        (21, "decimalEnclosedCircle", "21"),
        (2, "decimalEnclosedParen", "⑵"),
        (2, "decimalEnclosedFullstop", "⒉"),
        (2, "ideographEnclosedCircle", "㊁"),
        (5, "somethingNew", "5"),
        (123456789, "chineseCounting", "123456789"),
        (-3, "lowerRoman", "-3"),
    ],
)
def test_formats(number: int, style: str, words: str) -> None:
    assert written(number, style) == words


def test_chinese_counts_up_without_a_gap() -> None:
    assert len({chinese(number) for number in range(10_000)}) == 10_000


def test_levels_start_anew_after_higher_ones() -> None:
    levels = [Level(text="%1、"), Level(text="%1.%2"), Level(text="(%3)", restart=1)]
    counters = Counters()
    order = [0, 1, 2, 1, 2, 0, 1, 2]
    labels = [counters.label("a", levels, level) for level in order]
    assert labels == ["1、", "1.1 ", "(1)", "1.2 ", "(2)", "2、", "2.1 ", "(1)"]


def test_bullets_and_levels_without_numbers() -> None:
    counters = Counters()
    assert counters.label("a", [Level("bullet", "\uf06c")], 0) == "●"
    assert counters.label("a", [Level("none", "x")], 0) == ""
    assert counters.label("b", [Level(text="%1."), Level(text="%1.%2.%9.")], 7) == "1.1.."
