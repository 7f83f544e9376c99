"""Words found on the pages of a PDF, also where a line's end stands between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Box = tuple[float, float, float, float]
"""Left, bottom, right, top; in points from the page's lower left."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One place: page (from 0), and a box for each line it stands on."""

    page: int
    boxes: tuple[Box, ...]


def hits_on_page(document: Any, page: int, words: str) -> list[Hit]:
    """Where ``words`` stand on a page; blanks, line ends and the case of letters do not matter."""
    wanted = _folded(words)
    if not wanted:
        return []
    text_page = document[page].get_textpage()
    try:
        text, places = _text_of(text_page)
        return [
            Hit(page, boxes)
            for start in _starts(text, wanted)
            if (boxes := _boxes(text_page, places[start], places[start + len(wanted) - 1]))
        ]
    finally:
        text_page.close()


def _folded(text: str) -> str:
    """Letter by letter, so that places stay; a letter whose small form is two stays as it is."""
    return "".join(
        char.lower() if len(char.lower()) == 1 else char for char in text if not char.isspace()
    )


def _text_of(text_page: Any) -> tuple[str, list[int]]:
    """The page's letters without blanks, and for each which character of the page it is."""
    from pypdfium2 import raw

    letters: list[str] = []
    places: list[int] = []
    for place in range(text_page.count_chars()):
        code = raw.FPDFText_GetUnicode(text_page.raw, place)
        # What PDFium puts in between words and lines is no part of them.
        if code > 0x10FFFF or raw.FPDFText_IsGenerated(text_page.raw, place) == 1:
            continue
        char = _folded(chr(code))
        if char and char != "\x00":
            letters.append(char)
            places.append(place)
    return _paired("".join(letters), places)


def _paired(text: str, places: list[int]) -> tuple[str, list[int]]:
    """Halves of characters beyond the BMP put together, where PDFium gives them apart."""
    if not any("\ud800" <= char <= "\udfff" for char in text):
        return text, places
    letters: list[str] = []
    found: list[int] = []
    i = 0
    while i < len(text):
        pair = text[i : i + 2]
        is_pair = len(pair) == 2 and "\ud800" <= pair[0] <= "\udbff" and pair[1] >= "\udc00"
        step = 2 if is_pair and pair[1] <= "\udfff" else 1
        letter = text[i : i + step]
        if step == 2:
            letter = letter.encode("utf-16", "surrogatepass").decode("utf-16")
        letters.append(letter)
        found.append(places[i])
        i += step
    return "".join(letters), found


def _starts(text: str, wanted: str) -> Iterator[int]:
    start = text.find(wanted)
    while start >= 0:
        yield start
        start = text.find(wanted, start + len(wanted))


def _boxes(text_page: Any, first: int, last: int) -> tuple[Box, ...]:
    count = text_page.count_rects(first, last - first + 1)
    return tuple(text_page.get_rect(number) for number in range(count))
