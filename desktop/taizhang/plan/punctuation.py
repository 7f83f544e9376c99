"""Full-width punctuation for display, one character for one, so that places in the text stay valid.

The web page that published the plan turned the printed full-width marks into half-width ones; GB/T
15834-2011 asks for the full-width ones in Chinese text. The published text itself is never changed.
"""

import re
import unicodedata

_WIDE = str.maketrans({",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"})
_NARROW = re.compile("[,;:?!()]")
_BRACKETS = re.compile("[()]")


def _is_han(character: str) -> bool:
    """A character of Chinese text: a Han character or one of the full-width marks beside them."""
    return unicodedata.east_asian_width(character) in "WF" or character in "“”‘’—…·"


def display(text: str) -> str:
    """Widen half-width marks that stand in Chinese text; the length stays the same.

    A mark is widened when a neighbour is Chinese, or a mark that is itself widened: ``12,000`` and
    ``(2011-2020)`` keep theirs when they stand alone, ``纲要(2011-2020年)`` does not.
    """
    out = list(text)
    for mark in _NARROW.finditer(text):
        i, character = mark.start(), mark[0]
        before = out[i - 1] if i else ""
        after = text[i + 1] if i + 1 < len(text) else ""
        if character in ",:" and before.isdigit() and after.isdigit():
            continue
        if (before and _is_han(before)) or (after and _is_han(after)):
            out[i] = character.translate(_WIDE)
    return "".join(_close_pairs(text, out))


def _close_pairs(text: str, out: list[str]) -> list[str]:
    """Give both brackets of a pair the width that either of them has."""
    opened: list[int] = []
    for bracket in _BRACKETS.finditer(text):
        i = bracket.start()
        if bracket[0] == "(":
            opened.append(i)
        elif opened:
            start = opened.pop()
            if "（" in out[start] or "）" in out[i]:
                out[start], out[i] = "（", "）"
    return out


PUNCTUATION = frozenset("，。；：、！？,.;:!?（）() \n“”‘’")
"""Marks that may fall between two milestones."""
