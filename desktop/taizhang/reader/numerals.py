"""Chinese and Arabic numerals of official documents, read as integers and written back."""

from __future__ import annotations

_DIGITS = {d: i for i, d in enumerate("〇一二三四五六七八九")} | {
    "○": 0,
    "零": 0,
    "两": 2,
    "Ｏ": 0,
    "O": 0,
}
_UNITS = {"十": 10, "百": 100, "千": 1000}
HAN = "一二三四五六七八九十百零〇"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def number_of(words: str) -> int | None:
    """十二, 二十, 一百零三, 12, １２, ③ → the integer; None where the words are no number."""
    if words.isdecimal():
        return int(words)
    if words in _CIRCLED and len(words) == 1:
        return _CIRCLED.index(words) + 1
    total = digit = 0
    for character in words:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _UNITS:
            total += (digit or 1) * _UNITS[character]
            digit = 0
        else:
            return None
    return total + digit if words else None


def year_of(words: str) -> int | None:
    """二○一二, 2012 → 2012: a year written digit by digit."""
    if words.isdecimal():
        return int(words)
    if not words or any(character not in _DIGITS for character in words):
        return None
    return int("".join(str(_DIGITS[character]) for character in words))


def han(number: int) -> str:
    """12 → 十二, for 1 to 999; larger numbers stay Arabic."""
    digits = "零一二三四五六七八九"
    if not 0 < number < 1000:
        return str(number)
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    out = digits[hundreds] + "百" if hundreds else ""
    if tens:
        out += ("" if tens == 1 and not hundreds else digits[tens]) + "十"
    elif hundreds and ones:
        out += "零"
    return out + (digits[ones] if ones else "")
