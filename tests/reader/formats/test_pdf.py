"""PDF files: lines to paragraphs, tables, what stands around the text."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from reportlab.lib import colors
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table

from taizhang.reader.formats.limits import Limits
from taizhang.reader.formats.pdf_lines import Line, Margins, lines_of, margins_of, paragraphs_of
from taizhang.reader.formats.pdf_page import Glyph
from taizhang.reader.source import SourceFormat
from tests.reader.formats.conftest import Opener, Refusal, cells, paragraphs
from tests.reader.formats.making import font, official_pages

LONG = "为贯彻实施质量发展纲要，制定本行动计划，并抓好各项工作任务的落实，" * 3 + "年底前完成。"


def drawn(draw: Callable[[Canvas], None], **settings: object) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, **settings)
    canvas.setFont(font(), 12)
    draw(canvas)
    canvas.save()
    return stream.getvalue()


def table(rows: list[list[str]], **options: object) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        made = Table(rows, colWidths=[60, 160, 100], **options)
        style = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("FONT", (0, 0), (-1, -1), font())]
        made.setStyle(style)
        made.wrapOn(canvas, 400, 400)
        made.drawOn(canvas, 80, 500)

    return draw


def test_an_official_document(opened: Opener) -> None:
    text = ["一、总体要求", LONG, "（一）建立机制。" + LONG, "短句。", "二、工作要求"] * 4
    source = opened(official_pages(text))
    assert source.format is SourceFormat.PDF
    assert paragraphs(source) == text


def test_running_heads_and_page_numbers_are_left_out(opened: Opener) -> None:
    text = [LONG] * 20
    assert paragraphs(opened(official_pages(text, head="某省人民政府办公厅文件"))) == text


def test_a_number_alone_is_no_page_number(opened: Opener) -> None:
    source = opened(official_pages(["2012", LONG, "30"], numbers=False))
    assert paragraphs(source) == ["2012", LONG, "30"]


def test_a_ruled_table(opened: Opener) -> None:
    rows = [["序号", "任务", "单位"], ["1", "建立质量强省\n工作机制", ""], ["2", "", "省质监局"]]
    source = opened(drawn(table(rows)))
    assert cells(source) == [
        (0, 0, 1, 1, "序号"),
        (0, 1, 1, 1, "任务"),
        (0, 2, 1, 1, "单位"),
        (1, 0, 1, 1, "1"),
        (1, 1, 1, 1, "建立质量强省\n工作机制"),
        (1, 2, 1, 1, ""),
        (2, 0, 1, 1, "2"),
        (2, 1, 1, 1, ""),
        (2, 2, 1, 1, "省质监局"),
    ]


def test_merged_cells_and_text_around_the_table(opened: Opener) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(80, 700, "附件：任务分工表")
        for y in (500, 530, 560):
            canvas.line(80, y, 400, y)
        for x in (80, 200, 400):
            canvas.line(x, 500, x, 560)
        canvas.line(300, 500, 300, 530)
        for x, y, text in [
            (85, 540, "甲"),
            (205, 540, "跨两列"),
            (85, 510, "乙"),
            (205, 510, "丙"),
            (305, 510, "丁"),
        ]:
            canvas.drawString(x, y, text)
        canvas.drawString(80, 450, "表后。")

    source = opened(drawn(draw))
    assert cells(source) == [
        (0, 0, 1, 1, "甲"),
        (0, 1, 1, 2, "跨两列"),
        (1, 0, 1, 1, "乙"),
        (1, 1, 1, 1, "丙"),
        (1, 2, 1, 1, "丁"),
    ]
    assert paragraphs(source) == ["附件：任务分工表", "表后。"]


def test_a_table_goes_on_on_the_next_page(opened: Opener) -> None:
    def draw(canvas: Canvas) -> None:
        table([["序号", "任务", "单位"], ["1", "甲", "乙"]])(canvas)
        canvas.showPage()
        table([["序号", "任务", "单位"], ["2", "丙", "丁"]])(canvas)

    source = opened(drawn(draw))
    assert {b.cell.table for b in source.blocks if b.cell} == {0}
    assert [(row, text) for row, _, _, _, text in cells(source)][3:] == [
        (1, "1"),
        (1, "甲"),
        (1, "乙"),
        (2, "2"),
        (2, "丙"),
        (2, "丁"),
    ]


def test_two_columns_are_read_one_after_the_other(opened: Opener) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(200, 780, "横跨两栏的标题")
        for index in range(20):
            canvas.drawString(60, 740 - 20 * index, f"左{index:02d}栏的文字排满整整一行不留空白")
            canvas.drawString(320, 740 - 20 * index, f"右{index:02d}栏的文字排满整整一行不留空白")

    text = opened(drawn(draw)).text.replace("\n", "")
    places = [text.index(word) for word in ("横跨", "左00", "左01", "左19", "右00", "右19")]
    assert places == sorted(places)


def test_a_stamp_across_the_page_is_left_out_and_turned_pages_are_read(opened: Opener) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(500, 100)
        canvas.rotate(90)
        canvas.drawString(0, 0, "第一行文字。")
        canvas.drawString(0, -20, "第二行文字。")
        canvas.rotate(-45)
        canvas.drawString(0, 0, "内部资料")
        canvas.restoreState()

    assert paragraphs(opened(drawn(draw))) == ["第一行文字。", "第二行文字。"]


def test_bold_by_drawing_twice_and_spaces_between_words(opened: Opener) -> None:
    def draw(canvas: Canvas) -> None:
        for shift in (0, 0.4):
            canvas.drawString(80 + shift, 700, "标题AA制")
        canvas.drawString(80, 600, "GB/T 9704 and more")

    assert paragraphs(opened(drawn(draw))) == ["标题AA制", "GB/T 9704 and more"]


def test_scans_passwords_and_damage(refused: Refusal) -> None:
    assert "扫描件" in refused(drawn(lambda canvas: canvas.rect(100, 100, 300, 300, fill=1)))
    locked = StandardEncryption("secret", strength=128)
    data = drawn(lambda canvas: canvas.drawString(80, 700, "任务"), encrypt=locked)
    assert "有密码" in refused(data)
    assert "损坏" in refused(b"%PDF-1.4\n" + bytes(1000))
    assert "页数过多" in refused(official_pages([LONG] * 40), limits=Limits(pages=2))
    assert "单页文字过多" in refused(official_pages([LONG]), limits=Limits(page_characters=50))
    assert "压缩异常" in refused(official_pages([LONG] * 9), limits=Limits(stream_bytes=100))


def glyphs(text: str, left: float, bottom: float, size: float = 10) -> list[Glyph]:
    return [
        Glyph(char, left + size * i, bottom, left + size * (i + 1), bottom + size)
        for i, char in enumerate(text)
    ]


def test_lines_are_put_together_by_place_not_by_order() -> None:
    shuffled = [*glyphs("下行", 0, 0), *glyphs("后", 10, 20), *glyphs("前", 0, 20.5)]
    assert [line.text for line in lines_of(shuffled)] == ["前后", "下行"]


@pytest.mark.parametrize(
    ("text", "right", "left", "count"),
    [
        ("完整一行", 100, 0, 1),
        ("完整一行", 100, 20, 2),  # the next is indented
        ("完整一行。", 100, 0, 1),
        ("没有写满", 60, 0, 1),  # in the middle of a sentence a word may be carried over
        ("没有写满。", 60, 0, 2),
        ("太短", 40, 0, 2),
    ],
)
def test_when_a_line_goes_on(text: str, right: float, left: float, count: int) -> None:
    lines = [Line(text, 0, 20, right, 30), Line("下一行", left, 5, left + 50, 15)]
    assert len(paragraphs_of(lines, Margins(0, 100))) == count


def test_lines_of_no_width_have_margins_too() -> None:
    assert margins_of([Line("字", 9, 0, 5, 0)], 100) == Margins(9, 91)
    assert margins_of([], 100) == Margins(0, 100)
