"""What search takes as the same: one character at a time, whatever stands beside it.

Full and half width, capitals and small letters, traditional and simplified characters are alike,
and so are marks that a keyboard lacks and those typed in their place. Since no character minds its
neighbours, a part of a text is found wherever the text is, and each character of the folded text
comes from a known one of the text (`places`). docs/search.md lists what is alike, and why.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from taizhang import paths

_MARKS = {
    "-": "‐‑‒–—―−─━⸺⸻~～〜∼˜",
    '"': "“”„‟「」『』﹁﹂﹃﹄〝〞〟",
    "'": "‘’‚‛′´`",
    "<": "《〈«‹⟨⟪",
    ">": "》〉»›⟩⟫",
    "(": "[{〔【〖〘〚⟦",
    ")": "]}〕】〗〙〛⟧",
    ".": "·•・‧∙⋅",
    "/": "⁄∕",
    "x": "×✕╳",
    "〇": "○◯",
}
"""The mark kept, and those taken for it: what a clerk types finds what the document has."""

# Accents; signs without a width (soft hyphen, joiners, turns of direction, variation selectors).
_DROPPED = re.compile(
    "[\u0300-\u036f\u00ad\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f"
    "\ufeff\U000e0000-\U000e0fff]"
)


class Folded(NamedTuple):
    """A folded text without blanks, and from which character of the text each of its own comes."""

    text: str
    places: range | list[int]


def fold(text: str) -> str:
    """The text as search compares it; blanks stay, each as one space."""
    return text.translate(_table())


def squeeze(text: str) -> str:
    """The folded text without blanks: 质量 信用 and 质量信用, ISO 9001 and ISO9001 are the same."""
    return "".join(fold(text).split())


def words(query: str) -> tuple[str, ...]:
    """What is asked for: folded words, between blanks, each once."""
    if not query:
        return ()  # as at every start, which need not wait for the table of `fold`
    return tuple(dict.fromkeys(fold(query).split()))


def folded(text: str) -> Folded:
    """The text as `squeeze` gives it, with the place of each character."""
    table = _table()
    parts = [table[ord(character)].strip() for character in text]
    joined = "".join(parts)
    if len(joined) == len(text) and all(parts):
        return Folded(joined, range(len(text)))
    return Folded(joined, [place for place, part in enumerate(parts) for _ in part])


class _Table(dict[int, str]):
    """Code point → what stands for it, worked out when a character is first met."""

    def __init__(self, alike: dict[str, str]) -> None:
        super().__init__()
        self._alike = alike

    def __missing__(self, code: int) -> str:
        found = self[code] = self._fold(chr(code))
        return found

    def _fold(self, character: str) -> str:
        if character.isspace():
            return " "
        if character in self._alike:
            return self._alike[character]
        plain = unicodedata.normalize("NFKD", character)
        if plain.startswith(" "):  # an accent that stands alone
            return character
        small = _DROPPED.sub("", plain).casefold()
        return "".join(self._alike.get(one, one) for one in _DROPPED.sub("", small))


@cache
def _table() -> _Table:
    alike = {other: kept for kept, others in _MARKS.items() for other in others}
    text = (paths.resources() / "han" / "alike.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            alike |= dict.fromkeys(line[1:], line[0])
    return _Table(alike)
