"""The letter as DOCX: the PDF's words, headings as styles, tables as tables, the same bytes."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as DocumentType
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from taizhang.errors import KnownError
from taizhang.exchange.letter_docx import letter_docx, write_letter
from taizhang.ledger.history import Entry
from taizhang.ledger.reports import Changes, Difference, Made
from taizhang.ledger.status import NoteField
from taizhang.report.composition import compose
from taizhang.report.letter import Annexes, Letter, LetterOptions, RedHeading
from tests.report.conftest import Factory, squeeze
from tests.report.test_letter import HOSTILE, after_cleaning

OPTIONS = LetterOptions(date(2013, 1, 8), chart=False)


@pytest.fixture
def make() -> Factory:
    return Factory()


@pytest.fixture
def letter(make: Factory) -> Letter:
    return compose([make.full()], OPTIONS)


def opened(data: bytes) -> DocumentType:
    return Document(io.BytesIO(data))


def body_text(document: DocumentType) -> str:
    return squeeze("".join(node.text or "" for node in document.element.body.iter(qn("w:t"))))


def test_headings_are_styles(letter: Letter) -> None:
    document = opened(letter_docx(letter))
    found = [
        (p.style.name, p.text)
        for p in document.paragraphs
        if p.style and p.style.name != "公文正文"
    ]
    assert ("Title", letter.title) in found
    first = [text for name, text in found if name == "Heading 1"]
    assert first == [part.heading for part in letter.parts if part.level == 1]
    assert ("Heading 2", "（一）第一类工作") in found
    for name, font in (
        ("Heading 1", "黑体"),
        ("Heading 2", "楷体_GB2312"),
        ("公文正文", "仿宋_GB2312"),
    ):
        style = document.styles[name]
        assert style.element.rPr.rFonts.get(qn("w:eastAsia")) == font
        assert style.font.size == Pt(16)
        assert not style.font.bold


def test_the_page_is_that_of_the_standard(letter: Letter) -> None:
    section = opened(letter_docx(letter)).sections[0]
    millimetres = [
        round((length or 0) / Mm(1))
        for length in (
            section.page_width,
            section.page_height,
            section.top_margin,
            section.bottom_margin,
            section.left_margin,
            section.right_margin,
        )
    ]
    assert millimetres == [210, 297, 37, 35, 28, 26]
    grid = section._sectPr.find(qn("w:docGrid"))
    assert int(grid.get(qn("w:linePitch"))) * 22 / 20 == pytest.approx(225 / 25.4 * 72, abs=1.5)
    for footer in (section.footer, section.even_page_footer):
        assert "".join(node.text for node in footer._element.iter(qn("w:t"))) == "— 1 —"
        assert footer._element.find(f".//{qn('w:fldSimple')}").get(qn("w:instr")) == "PAGE"


def test_tables_are_tables(letter: Letter) -> None:
    tables = opened(letter_docx(letter)).tables
    assert [cell.text for cell in tables[0].rows[0].cells] == [
        "序号",
        "任务",
        "指标",
        "目标值",
        "完成值",
        "进展状态",
    ]
    assert tables[0].rows[1].cells[3].text == "力争2–4个左右"
    assert tables[1]._tbl.tr_lst[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    # A heading inside the table takes all of its columns.
    assert {cell.text for cell in tables[1].rows[1].cells} == {"一、第一类工作"}
    assert all(len(row.cells) == 5 for row in tables[1].rows)


def test_a_chart_is_a_table_of_its_figures(make: Factory) -> None:
    document = opened(letter_docx(compose([make.full()], replace(OPTIONS, chart=True))))
    assert [cell.text for cell in document.tables[0].rows[1].cells] == ["第一类工作", "1/3 33.3%"]


@pytest.mark.parametrize("note", HOSTILE)
def test_hostile_notes_are_text(make: Factory, note: str) -> None:
    task = make.task(
        title=f"标题{note}", notes={NoteField.PROGRESS: note, NoteField.PROBLEMS: note}
    )
    data = letter_docx(compose([make.record([task])], OPTIONS))
    document = opened(data)
    text = body_text(document)
    for part in after_cleaning(note, ()):
        assert text.count(part) >= 3
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert not any(name.startswith("word/media") for name in package.namelist())
        body = package.read("word/document.xml").decode()
    for obeyed in ("w:hyperlink", "w:drawing", "w:instrText", "w:fldSimple", "w:br"):
        assert f"<{obeyed}" not in body


@pytest.mark.parametrize("note", HOSTILE)
def test_annexes_hold_what_the_journal_holds(make: Factory, note: str) -> None:
    made = datetime(2012, 10, 8, tzinfo=UTC)
    entry = Entry(1, made, note, "u", "do", None, "WriteNote", note, note, note, note, "备注")
    since = Made(1, 1, "自查报告", date(2012, 9, 30), made, "a.pdf", "0" * 64, 9)
    changes = Changes(since, (Difference("一.1", note, "存在问题", note, note),))
    annexes = Annexes(evidence=True, history=[entry], changes=changes)
    head = RedHeading(note, note)
    options = replace(OPTIONS, annexes=annexes, red_head=head, signer=note, addressee=note)
    text = body_text(opened(letter_docx(compose([make.full()], options))))
    for part in after_cleaning(note, ()):
        assert text.count(part) >= 11


def test_the_same_letter_gives_the_same_bytes(letter: Letter) -> None:
    data = letter_docx(letter)
    assert letter_docx(letter) == data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    about = opened(data).core_properties
    assert (about.title, about.author) == (letter.title, letter.signer)
    assert about.created is not None
    assert about.created.date() == date(2013, 1, 8)


def test_missing_fonts_have_stand_ins(letter: Letter) -> None:
    with zipfile.ZipFile(io.BytesIO(letter_docx(letter))) as package:
        fonts = package.read("word/fontTable.xml").decode()
        assert "docProps/thumbnail.jpeg" not in package.namelist()
    assert '<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋"/>' in fonts


def test_a_red_head_and_an_edit_are_written(make: Factory) -> None:
    head = RedHeading("某省质量技术监督局文件", "某质监发〔2013〕5号")
    options = replace(OPTIONS, red_head=head, edits={"存在的问题": "一是经费不足。"})
    document = opened(letter_docx(compose([make.full()], options)))
    assert document.paragraphs[0].text == head.issuer
    assert "一是经费不足。" in body_text(document)


def test_it_is_written_where_it_is_wanted(make: Factory, tmp_path: Path) -> None:
    path = tmp_path / "报告.docx"
    write_letter([make.full()], OPTIONS, path)
    assert path.read_bytes() == letter_docx(compose([make.full()], OPTIONS))
    with pytest.raises(KnownError, match="是一个文件夹"):
        write_letter([make.full()], OPTIONS, tmp_path)
