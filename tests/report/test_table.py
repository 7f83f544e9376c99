from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

import pytest

from taizhang.report.about import About
from taizhang.report.flow import Flow
from taizhang.report.fonts import FANGSONG
from taizhang.report.page import A4, Book, Surface, draw_page_number
from taizhang.report.table import Cell, Row, Table
from taizhang.report.text import Style, plain
from tests.report.conftest import Paper, squeeze

STYLE = Style(FANGSONG, 10.5, 15)
HEAD = Row([Cell([plain("表头甲", STYLE)]), Cell([plain("表头乙", STYLE)])], shaded=True)


def number(surface: Surface, page: int) -> None:
    draw_page_number(surface, page)


def row(left: str, right: str, *, joined: bool = False, repeat: bool = False) -> Row:
    cells = [Cell([plain(left, STYLE)], repeat=repeat), Cell([plain(right, STYLE)])]
    return Row(cells, joined=joined)


@pytest.fixture
def printed() -> Callable[[Sequence[Row]], Paper]:
    def build(rows: Sequence[Row]) -> Paper:
        book = Book(About("表", "某局", "", date(2012, 12, 31)), A4, number)
        flow = Flow(book)
        flow.add([Table([100, A4.text_width - 100], iter(rows), head=HEAD)])
        return Paper(book.close())

    return build


Printer = Callable[[Sequence[Row]], Paper]


def test_the_head_is_repeated_on_every_page(printed: Printer) -> None:
    paper = printed([row(f"第{i}行", "内容" * 30) for i in range(60)])
    assert paper.pages > 2
    for index in range(paper.pages):
        text = squeeze(paper.page_text(index))
        assert text.count("表头甲表头乙") == 1
    assert all(f"第{i}行" in squeeze(paper.text) for i in range(60))


def test_rows_are_asked_for_one_by_one(printed: Printer) -> None:
    taken: list[int] = []

    def rows() -> Iterator[Row]:
        for i in range(500):
            taken.append(i)
            yield row(str(i), "内容")

    table = Table([100, 300], rows(), head=HEAD)
    assert len(taken) == 2
    assert not table.done


def test_a_row_taller_than_pages_goes_on_and_repeats_its_label(printed: Printer) -> None:
    words = "".join(f"[{i}]" for i in range(4000))
    paper = printed([row("一.1.1", words, repeat=True), row("一.1.2", "末行")])
    text = squeeze(paper.text)
    for page in range(paper.pages):
        text = text.replace(f"—{page + 1}—", "")
        assert "一.1.1" in squeeze(paper.page_text(page))
    body = text.replace("表头甲表头乙", "").replace("一.1.1", "")
    assert words in body
    assert body.endswith("一.1.2末行")


def test_a_joined_row_is_not_parted_from_the_next(printed: Printer) -> None:
    for filler in range(20, 45):
        rows = [row("填", "充") for _ in range(filler)]
        paper = printed([*rows, row("上行", "甲", joined=True), row("下行", "乙")])
        pages = [squeeze(paper.page_text(i)) for i in range(paper.pages)]
        assert any("上行甲下行乙" in page for page in pages)
        paper.close()


def test_a_head_never_stands_alone(printed: Printer) -> None:
    for filler in range(20, 45):
        paper = printed([row("填", "充") for _ in range(filler)])
        for index in range(paper.pages):
            assert "填充" in squeeze(paper.page_text(index))
        paper.close()


def test_a_cell_of_twenty_thousand_characters_is_whole(printed: Printer) -> None:
    words = "".join(f"第{i}条，完成（含）“质量”工作；" for i in range(1200))
    assert len(words) > 20_000
    paper = printed([row("甲", words), row("乙", "末")])
    text = squeeze(paper.text).replace("表头甲表头乙", "")
    for page in range(paper.pages):
        text = text.replace(f"—{page + 1}—", "")
    assert words in text.removeprefix("甲")
    assert text.endswith("乙末")


def test_a_long_address_stays_in_its_column(printed: Printer) -> None:
    address = "https://example.cn/" + "abc/" * 75
    paper = printed([row(address, "右")])
    inside = [box for box in paper.boxes(0) if box[0] in "htpsexamlcnb:/"]
    assert len(inside) >= 300
    for _, left, _, right, _ in inside:
        assert A4.left < left < right < A4.left + 100
