"""Automatic numbering: what Word shows before a paragraph and does not store as text.

Shared by both Word formats. Counting follows ECMA-376 part 1, 17.9: a level counts its own
paragraphs and starts anew after a paragraph of a higher level.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_DIGITS = "〇一二三四五六七八九"
_TO_DIGITS = str.maketrans("0123456789", _DIGITS)
_TO_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_PLACEHOLDER = re.compile(r"%([1-9])")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_LARGEST = 9999
"""Beyond it a number is written in figures: no list has so many items."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how its numbers look and count.

    ``text`` has ``%1`` … ``%9`` for the numbers of the levels. ``restart`` is the level (1 is the
    highest) after which it starts anew; None: after any higher one; 0: never.
    """

    format: str = "decimal"
    text: str = "%1."
    start: int = 1
    restart: int | None = None
    legal: bool = False
    """All numbers in it are shown in figures."""


class Counters:
    """Where a document's lists are in their counting."""

    def __init__(self) -> None:
        self._values: dict[str, list[int | None]] = {}

    def start_anew(self, list_id: str, level: int) -> None:
        """The next paragraph of that level shows its start."""
        self._of(list_id)[level:] = [None] * (9 - level)

    def label(self, list_id: str, levels: Sequence[Level], level: int) -> str:
        """Count a paragraph and return its label, ``""`` for none, with a space where needed."""
        level = max(0, min(level, len(levels) - 1, 8))
        values = self._of(list_id)
        shown = levels[level]
        current = values[level]
        values[level] = shown.start if current is None else current + 1
        for deeper in range(level + 1, 9):
            restart = levels[deeper].restart if deeper < len(levels) else None
            if restart is None or level < restart:
                values[deeper] = None
        if shown.format == "none":
            return ""
        if shown.format == "bullet":
            return _PRIVATE.sub("●", shown.text)

        def number(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            if index >= len(levels):
                return ""
            value = values[index]
            if value is None:  # a level that has had no paragraph yet counts as begun
                value = values[index] = levels[index].start
            return written(value, "decimal" if shown.legal else levels[index].format)

        label = _PLACEHOLDER.sub(number, shown.text)
        # Between "1" and "2012年" the page has a tab; after 一、 or （一） nothing is needed.
        return label + " " if label[-1:].isalnum() else label

    def _of(self, list_id: str) -> list[int | None]:
        return self._values.setdefault(list_id, [None] * 9)


def chinese(number: int) -> str:
    """A number in Chinese words as headings have it: 十一, not 一十一."""
    words = _in_words(number, "零" + _DIGITS[1:], "十百千")
    return words[1:] if words.startswith("一十") else words


def _in_words(number: int, digits: str, units: str) -> str:
    if number == 0:
        return digits[0]
    words, gap = "", False
    figures = str(number)
    for place, figure in zip(range(len(figures) - 1, -1, -1), figures, strict=True):
        if figure == "0":
            gap = True
            continue
        words += (digits[0] if gap else "") + digits[int(figure)]
        words += units[place - 1] if place else ""
        gap = False
    return words


def _cycled(number: int, signs: str) -> str:
    return signs[(number - 1) % len(signs)] if number else "0"


def _letters(number: int, first: str) -> str:
    """A … Z, AA, BB, …: Word repeats the letter."""
    if not number:
        return "0"
    return chr(ord(first) + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    parts = zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    )
    words = ""
    for value, sign in parts:
        words += sign * (number // value)
        number %= value
    return words or "0"


def _enclosed(before_first: int, most: int) -> Callable[[int], str]:
    """Signs that Unicode has for 1 to ``most``, one after the other."""
    return lambda number: chr(before_first + number) if 1 <= number <= most else str(number)


_FORMATS: dict[str, Callable[[int], str]] = {
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "chineseLegalSimplified": lambda number: _in_words(number, _LEGAL, "拾佰仟"),
    "ideographLegalTraditional": lambda number: _in_words(number, _LEGAL, "拾佰仟"),
    "japaneseLegal": lambda number: _in_words(number, _LEGAL, "拾佰仟"),
    "ideographDigital": lambda number: str(number).translate(_TO_DIGITS),
    "taiwaneseDigital": lambda number: str(number).translate(_TO_DIGITS),
    "japaneseDigitalTenThousand": lambda number: str(number).translate(_TO_DIGITS),
    "ideographTraditional": lambda number: _cycled(number, _STEMS),
    "ideographZodiac": lambda number: _cycled(number, _BRANCHES),
    "upperLetter": lambda number: _letters(number, "A"),
    "lowerLetter": lambda number: _letters(number, "a"),
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": lambda number: str(number).translate(_TO_FULL_WIDTH),
    "decimalFullWidth2": lambda number: str(number).translate(_TO_FULL_WIDTH),
    "decimalEnclosedCircle": _enclosed(0x245F, 20),
    "decimalEnclosedCircleChinese": _enclosed(0x245F, 20),
    "decimalEnclosedParen": _enclosed(0x2473, 20),
    "decimalEnclosedFullstop": _enclosed(0x2487, 20),
    "ideographEnclosedCircle": _enclosed(0x327F, 10),
}


def written(number: int, style: str) -> str:
    """A number in one of Word's formats (ECMA-376 part 1, 17.18.59); unknown ones in figures."""
    form = _FORMATS.get(style, str)
    return form(number) if 0 <= number <= _LARGEST else str(number)
