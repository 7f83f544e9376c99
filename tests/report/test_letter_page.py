"""The page of GB/T 9704-2012, measured on the finished file: 22 lines of 28 characters."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

import pytest

from taizhang.report.about import About
from taizhang.report.flow import Block, Flow, PageEnd, Snap, Space, Text
from taizhang.report.furniture import Furniture
from taizhang.report.page import A3_SHEET, A4, A4_SHEET, MM, Book, PageForm
from taizhang.report.redhead import RedHead
from taizhang.report.styles import GRID, PLAIN, SIZE_3
from taizhang.report.text import balanced, plain, written
from tests.report.conftest import Paper, squeeze

Box = tuple[str, float, float, float, float]
HAN = "按照质量发展纲要要求全面推进各项工作落实到位"


def printed(blocks: Sequence[Block], form: PageForm = A4, furniture: str = "") -> Paper:
    book = Book(
        About("信", "某局", "", date(2012, 12, 31)), form, Furniture(left=furniture, foot=furniture)
    )
    Flow(book).add(blocks)
    return Paper(book.close())


def lines_of(paper: Paper, page: int) -> list[list[Box]]:
    """The characters of the text block, line by line from the top, by where they stand."""
    inside = [b for b in paper.boxes(page) if A4.bottom - 2 < b[2] and b[4] < A4.text_top + 2]
    inside.sort(key=lambda box: (_row(box), box[1]))
    return [list(group) for _, group in groupby(inside, key=_row)]


def _row(box: Box) -> int:
    return int((A4.text_top - (box[2] + box[4]) / 2) // GRID)


def test_a_full_page_has_22_lines_of_28_characters() -> None:
    paper = printed([Text(plain(HAN * 120, PLAIN.body))])
    assert paper.pages > 3
    for page in range(1, paper.pages - 1):
        lines = lines_of(paper, page)
        assert len(lines) == 22
        assert {len(line) for line in lines} == {28}
        left = min(line[0][1] for line in lines)
        right = max(line[-1][3] for line in lines)
        assert A4.left <= left < A4.left + 2
        assert A4.width - A4.right - 2 < right <= A4.width - A4.right


def test_one_character_of_the_first_line_is_two_squares_in() -> None:
    first = lines_of(printed([Text(plain("国" * 100, PLAIN.body))]), 0)[0]
    assert len(first) == 26
    assert first[0][1] == pytest.approx(A4.left + 2 * SIZE_3, abs=3)


def test_pages_of_many_paragraphs_are_full_too() -> None:
    blocks = [Text(p) for i in range(40) for p in written(HAN * (i % 7 + 1), PLAIN.body)]
    paper = printed(blocks)
    counts = [len(lines_of(paper, page)) for page in range(paper.pages - 1)]
    assert set(counts) == {22}


def test_text_is_back_on_the_grid_behind_a_title() -> None:
    title = balanced("某省贯彻实施质量发展纲要2012年行动计划自查报告", PLAIN.title, A4.text_width)
    blocks: list[Block] = [Text(line, joined=True) for line in title]
    paper = printed([*blocks, Snap(GRID), Text(plain("国" * 800, PLAIN.body))])
    middles = [(line[0][2] + line[0][4]) / 2 for line in lines_of(paper, 0)[-5:]]
    assert all(
        (A4.text_top - middle) % GRID == pytest.approx(GRID / 2, abs=1.5) for middle in middles
    )


def test_snap_asks_for_nothing_where_it_is_on_the_grid() -> None:
    blocks: list[Block] = [Text(plain("国" * 26, PLAIN.body)), Snap(GRID), Snap(GRID)]
    paper = printed([*blocks, Text(plain("家" * 26, PLAIN.body))])
    assert len(lines_of(paper, 0)) == 2


def test_the_date_stands_four_characters_from_the_right() -> None:
    line = lines_of(printed([Text(plain("二〇一二年", PLAIN.dated))]), 0)[0]
    assert line[-1][3] == pytest.approx(A4.width - A4.right - 4 * SIZE_3, abs=2)


def test_the_red_head_stands_35_mm_down_and_is_red() -> None:
    head = RedHead("某省人民政府文件", "某政发〔2012〕1号", PLAIN)
    paper = printed([head, Text(plain("正文", PLAIN.body))])
    tops = [top for char, _, _, _, top in paper.boxes(0) if char in "某省人民政府文件"]
    assert max(tops) < A4.text_top - 35 * MM
    image = paper.image(0)
    assert sum(1 for r, g, b in image if r > 150 and g < 60 and b < 60) > 300
    long = RedHead("某省" + "国有资产监督管理" * 5 + "委员会文件", "", PLAIN)
    text = squeeze(printed([long, Text(plain("正文", PLAIN.body))]).text)
    assert "国有资产监督管理" * 5 in text


@pytest.mark.parametrize("form", [A4, A4_SHEET, A3_SHEET])
def test_page_numbers_stand_at_the_outer_side_of_every_form(form: PageForm) -> None:
    paper = printed([Text(plain(HAN * 300, PLAIN.cell))], form, "很长的脚注" * 40)
    assert paper.pages > 1
    for page in range(paper.pages):
        low = [box for box in paper.boxes(page) if box[2] < form.bottom - 6 * MM]
        dashes = sorted(box[1] for box in low if box[0] == "—")
        right = dashes[0] > form.width / 2
        assert right is (page % 2 == 0)
        outer = form.width - form.right - dashes[-1] if right else dashes[0] - form.left
        assert 12 < outer < 32
        inner = [box for box in low if box[0] == "脚"]
        assert inner[0][1] < form.width / 2 if right else inner[-1][1] > form.width / 4


def test_the_form_may_change_between_pages() -> None:
    first: list[Block] = [PageEnd(A4_SHEET), PageEnd(A4), Text(plain("甲", PLAIN.body))]
    paper = printed([*first, PageEnd(A3_SHEET), Text(plain("乙", PLAIN.body))], furniture="眉")
    assert paper.pages == 2
    assert paper.size(0) == pytest.approx((A4.width, A4.height), abs=0.1)
    assert paper.size(1) == pytest.approx((A3_SHEET.width, A3_SHEET.height), abs=0.1)
    (box,) = [box for box in paper.boxes(1) if box[0] == "乙"]
    assert box[4] > A3_SHEET.text_top - GRID


def test_a_page_end_on_a_fresh_page_turns_nothing() -> None:
    blocks: list[Block] = [
        PageEnd(),
        Space(20),
        PageEnd(),
        Text(plain("甲", PLAIN.body)),
        PageEnd(),
    ]
    assert printed(blocks).pages == 2
