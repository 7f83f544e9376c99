from __future__ import annotations

from datetime import date

from taizhang.report.about import About
from taizhang.report.chart import Bar, Bars
from taizhang.report.flow import Flow
from taizhang.report.page import A4, Book, draw_page_number
from taizhang.report.styles import PLAIN
from tests.report.conftest import Paper, squeeze


def printed(bars: list[Bar]) -> Paper:
    book = Book(About("图", "", "", date(2012, 12, 31)), A4, draw_page_number)
    Flow(book).add([Bars(bars, PLAIN.figure)])
    return Paper(book.close())


def darkness(paper: Paper, x: range, y: range) -> float:
    """The share of ink in a part of the first page, in dots from the upper left."""
    width = round(paper.size(0)[0]) + 1
    image = paper.image(0)
    dots = [image[row * width + column] for row in y for column in x]
    return 1 - sum(sum(dot) for dot in dots) / (len(dots) * 765)


def test_numbers_and_labels_stand_beside_every_bar() -> None:
    paper = printed([Bar("（一）质量强省", 6, 3, 12, "6/12　50%"), Bar("空", 0, 0, 0, "—")])
    text = squeeze(paper.text)
    assert "已完成进行中未开始" in text
    assert "（一）质量强省6/1250%" in text


def test_the_three_shares_differ_in_black_and_white() -> None:
    paper = printed([Bar("甲", 4, 4, 12, "4/12")])
    label = A4.text_width * 0.36 + 6
    start = A4.left + label
    room = A4.text_width * 0.64 - 78 - 18
    middle = round(A4.height - A4.text_top + 13 + 5 + 13 / 2)
    third = room / 3

    def share(i: int) -> float:
        left = round(start + i * third)
        return darkness(
            paper, range(left + 8, round(left + third) - 8), range(middle - 2, middle + 3)
        )

    solid, hatched, blank = share(0), share(1), share(2)
    assert solid > 0.9
    assert 0.15 < hatched < 0.7
    assert blank < 0.05


def test_many_bars_go_on_over_pages() -> None:
    paper = printed([Bar(f"第{i}类", i, 0, 100, f"{i}/100") for i in range(100)])
    assert paper.pages > 1
    text = squeeze(paper.text)
    assert all(f"第{i}类" in text for i in range(100))
    assert text.count("已完成") == 1


def test_no_bars_draw_a_legend_alone() -> None:
    assert printed([]).pages == 1
