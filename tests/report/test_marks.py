from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest

from taizhang.report.about import About
from taizhang.report.fonts import SONG
from taizhang.report.ink import Ink
from taizhang.report.marks import AHEAD, BEHIND, DUE_SOON, MARKS, ON_TIME, OVERDUE
from taizhang.report.page import A4, Book, Mark, Surface
from tests.report.conftest import Paper, squeeze

ALL = [*MARKS.values(), AHEAD, ON_TIME, BEHIND, OVERDUE, DUE_SOON]


def nothing(surface: Surface, number: int) -> None:
    """No furniture."""


def printed(marks: list[Mark], side: float = 20.0) -> Paper:
    book = Book(About("号", "", "", date(2012, 12, 31)), A4, nothing)
    for i, mark in enumerate(marks):
        book.surface.mark(mark, 50 + 40 * i, 700, side)
    return Paper(book.close())


def picture(paper: Paper, i: int) -> list[bool]:
    """Where ink is in the square of the mark at this place."""
    width = round(paper.size(0)[0]) + 1
    image = paper.image(0)
    top = round(A4.height - 700 - 22)
    rows = (image[y * width + 48 + 40 * i : y * width + 74 + 40 * i] for y in range(top, top + 24))
    return [sum(dot) < 500 for row in rows for dot in row]


@pytest.mark.parametrize("mark", ALL, ids=lambda mark: mark.char)
def test_every_mark_has_a_character_to_be_found_by(mark: Mark) -> None:
    assert SONG[mark.char].char == mark.char
    assert squeeze(printed([mark]).text) == mark.char


def test_marks_differ_by_shape_alone() -> None:
    paper = printed(ALL)
    pictures = [picture(paper, i) for i in range(len(ALL))]
    for one, other in combinations(pictures, 2):
        different = sum(a is not b for a, b in zip(one, other, strict=True))
        assert different > 25


def test_a_mark_may_have_a_colour() -> None:
    plain = printed([BEHIND])
    red = printed([BEHIND._replace(ink=Ink(0.9, 0, 0))])
    pairs = zip(picture(plain, 0), picture(red, 0), strict=True)
    assert sum(one is not other for one, other in pairs) < 25  # the soft edge
    assert any(r > 200 and g < 30 for r, g, _ in red.image(0))
    assert not any(r > 200 and g < 30 for r, g, _ in plain.image(0))
