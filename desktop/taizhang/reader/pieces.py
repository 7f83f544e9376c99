"""The short pieces that a document's head and foot are made of: title, 文号, addressee, signature.

In a text that kept its line breaks a piece is a line; where a copy turned them into blanks, it is
what stands between blanks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from taizhang.reader.lines import Line, Stretches, trimmed
from taizhang.reader.reading import Span

_FLAT_LINE = 200
_BLANKS = re.compile(r"[ \u3000]+")
_WIDE_BLANKS = re.compile(r"[ \u3000]{3,}")


@dataclass(frozen=True, slots=True)
class Piece:
    """``text[start:end]``, without blanks at its ends."""

    start: int
    end: int
    words: str


def pieces_of(
    text: str, lines: Sequence[Line], apart: Stretches, start: int, end: int
) -> tuple[Piece, ...]:
    """The pieces of ``text[start:end]``, none of what is set apart."""
    found: list[Piece] = []
    for line in lines:
        if line.end <= start or line.start >= end or line.cell is not None:
            continue
        for part in apart.outside(max(line.start, start), min(line.end, end)):
            blanks = _BLANKS if line.end - line.start > _FLAT_LINE else _WIDE_BLANKS
            found += _split(text, part, blanks)
    return tuple(found)


def _split(text: str, part: Span, blanks: re.Pattern[str]) -> list[Piece]:
    found: list[Piece] = []
    at = part.start
    for blank in [*blanks.finditer(text, part.start, part.end), None]:
        stop = part.end if blank is None else blank.start()
        span = trimmed(text, at, stop)
        if span.start < span.end:
            found.append(Piece(span.start, span.end, text[span.start : span.end]))
        at = part.end if blank is None else blank.end()
    return found
