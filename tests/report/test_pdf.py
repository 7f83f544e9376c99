"""The file itself: what other programs make of it, and whether it may be archived."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PIL import ImageCms

from taizhang.report.about import About
from taizhang.report.chart import Bar, Bars
from taizhang.report.flow import Flow, PageEnd, Text
from taizhang.report.furniture import Furniture
from taizhang.report.icc import srgb
from taizhang.report.marks import AHEAD, BEHIND, DUE_SOON, MARKS, ON_TIME, OVERDUE
from taizhang.report.page import A3_SHEET, A4, Book
from taizhang.report.redhead import RedHead
from taizhang.report.styles import PLAIN
from taizhang.report.table import Cell, Row, Table
from taizhang.report.text import plain, written
from tests.report.conftest import Paper, squeeze

ABOUT = About("《标题》& <b>报告</b> 𬭸\n\x07", "某局 “甲”", "主题\u202e　]]>", date(2012, 12, 31))
NOTE = "进展：完成率98.75%，“质量强省”镕喆𬭸☑🚧，见 https://example.cn/" + "a" * 300


def everything() -> Book:
    """A file with each thing that can be in one."""
    book = Book(ABOUT, A4, Furniture(left="左", right="右", foot="脚注"))
    flow = Flow(book)
    marks = [*MARKS.values(), AHEAD, ON_TIME, BEHIND, OVERDUE, DUE_SOON]
    rows = [Row([Cell(mark=mark), Cell(written(NOTE, PLAIN.cell))]) for mark in marks]
    flow.add(
        [
            RedHead("某省人民政府文件", "某政发〔2012〕1号", PLAIN),
            Text(plain("一、情况", PLAIN.heading), joined=True, outline=("一、情况", 0)),
            Text(plain("（一）分类", PLAIN.subheading), joined=True, outline=("（一）分类", 1)),
            *[Text(p) for p in written(NOTE, PLAIN.body)],
            Text(plain("二、𬭸", PLAIN.heading), joined=True, outline=("二、𬭸", 0)),
            Bars([Bar("（一）甲", 3, 2, 9, "3/9"), Bar("（二）乙", 0, 0, 0, "—")], PLAIN.figure),
            PageEnd(A3_SHEET),
            Table([40, A3_SHEET.text_width - 40], iter(rows)),
        ]
    )
    return book


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return everything().close()


def test_the_same_calls_give_the_same_bytes(pdf: bytes) -> None:
    assert everything().close() == pdf


def test_every_object_stands_where_the_table_says(pdf: bytes) -> None:
    start = int(pdf.rsplit(b"startxref\n", 1)[1].split()[0])
    rows = re.findall(rb"(\d{10}) 00000 n \n", pdf[start:])
    assert len(rows) > 20
    for number, row in enumerate(rows, start=1):
        assert pdf[int(row) :].startswith(b"%d 0 obj\n" % number)


def test_every_stream_is_as_long_as_it_says_and_ends_a_line(pdf: bytes) -> None:
    streams = list(re.finditer(rb"/Length (\d+)\b[^\n]*(?:\n[^\n]*)?\n>>\nstream\n", pdf))
    assert len(streams) == pdf.count(b"endstream\n") > 20
    for found in streams:
        assert pdf[found.end() + int(found[1]) :].startswith(b"\nendstream\nendobj\n")


def test_files_that_differ_have_other_identities(pdf: bytes) -> None:
    def identity(about: About, text: str) -> bytes:
        book = Book(about, A4, Furniture())
        Flow(book).add([Text(plain(text, PLAIN.body))])
        found = re.search(rb"\[<([0-9a-f]{32})><\1>\]", book.close())
        assert found
        return found[1]

    other_day = replace(ABOUT, day=date(2013, 1, 1))
    ids = [identity(ABOUT, "甲"), identity(ABOUT, "乙"), identity(other_day, "甲")]
    assert len(set(ids)) == 3


def test_pages_have_forms_of_their_own(pdf: bytes) -> None:
    boxes = re.findall(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+) \]", pdf)
    assert boxes[0] == (b"595.2756", b"841.8898")
    assert boxes[-1] == (b"1190.551", b"841.8898")


def test_the_outline_leads_to_its_places(pdf: bytes, paper: Callable[[bytes], Paper]) -> None:
    assert paper(pdf).outline == [(0, "一、情况"), (1, "（一）分类"), (0, "二、𬭸")]


def test_the_outline_counts_the_entries_that_are_open(pdf: bytes) -> None:
    assert re.findall(rb"/Count (\d+) [^>]*/Type /Outlines", pdf) == [b"3"]


def test_levels_may_be_left_out(paper: Callable[[bytes], Paper]) -> None:
    book = Book(ABOUT, A4, Furniture())
    for title, level in (("甲", 1), ("乙", 3), ("丙", 3), ("丁", 2), ("戊", 0), ("己", 1)):
        book.bookmark(title, level, 100.0)
    outline = [(0, "甲"), (1, "乙"), (1, "丙"), (1, "丁"), (0, "戊"), (1, "己")]
    made = book.close()
    assert paper(made).outline == outline
    # What stands below the first level is open, what is deeper closed.
    assert re.findall(rb"/Count (-?\d+) [^>]*/Parent", made) == [b"3", b"1"]


def test_metadata_are_data(pdf: bytes, paper: Callable[[bytes], Paper]) -> None:
    data = paper(pdf).metadata
    assert data["Title"] == "《标题》& <b>报告</b> 𬭸"
    assert data["Subject"] == "主题　]]>"
    assert data["CreationDate"] == data["ModDate"] == "D:20121231000000+08'00'"
    assert "<rdf:li>某局 “甲”</rdf:li>".encode() in pdf
    assert "&lt;b&gt;报告".encode() in pdf


def test_text_beyond_the_bmp_is_copied_rightly(
    pdf: bytes, paper: Callable[[bytes], Paper], pdftotext: Callable[[bytes], str]
) -> None:
    for text in (paper(pdf).text, pdftotext(pdf)):
        assert squeeze(NOTE) in squeeze(text)


def test_nothing_is_transparent_or_asks_for_a_font_of_the_machine(pdf: bytes) -> None:
    assert not re.search(rb"Helvetica|/ExtGState|/SMask|/JavaScript|/URI", pdf)


def test_the_profile_is_srgb() -> None:
    own = ImageCms.ImageCmsProfile(io.BytesIO(srgb()))
    other = ImageCms.createProfile("sRGB")
    from PIL import Image

    colours = Image.new("RGB", (16, 16))
    colours.putdata([(i, (i * 7) % 256, 255 - i) for i in range(256)])
    turned = ImageCms.profileToProfile(colours, own, other)
    assert turned is not None
    pairs = zip(colours.tobytes(), turned.tobytes(), strict=True)
    assert max(abs(one - two) for one, two in pairs) <= 2


JARS = Path(os.environ.get("PREFLIGHT_JARS", "/usr/share/java"))
NEEDED = ("preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "jaxb-api")


def test_the_file_may_be_archived(pdf: bytes, tmp_path: Path) -> None:
    java = shutil.which("java")
    jars = [JARS / f"{name}.jar" for name in (*NEEDED, "javax.activation")]
    if java is None or not all(jar.is_file() for jar in jars):
        pytest.skip("Apache PDFBox preflight is not installed (Debian: libpdfbox2-java)")
    path = tmp_path / "report.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(
        [java, "-cp", os.pathsep.join(map(str, jars)), VALIDATOR, str(path)],
        capture_output=True,
        check=False,
    )
    assert "is a valid PDF/A-1b file" in done.stdout.decode(), done.stdout.decode()


VALIDATOR = "org.apache.pdfbox.preflight.Validator_A1b"
