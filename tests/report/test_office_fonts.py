from __future__ import annotations

import lzma
import struct
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from taizhang.paths import resources
from taizhang.report.about import About
from taizhang.report.flow import Flow, Text
from taizhang.report.fonts import SHIPPED, Face
from taizhang.report.office_fonts import font_folders, with_office_fonts
from taizhang.report.page import A4, Book, draw_page_number
from taizhang.report.styles import Styles
from taizhang.report.text import plain
from tests.report.conftest import Paper, squeeze


def named(face: Face, name: str, *, windows: bool = True) -> bytes:
    """A shipped font under another name, as if it were the office's."""
    data = lzma.decompress((resources() / "fonts" / f"{face}.ttf.xz").read_bytes())
    raw = name.encode("utf-16-be" if windows else "gb18030")
    ids = (3, 1, 0x804) if windows else (1, 25, 33)
    records = [struct.pack(">6H", *ids, number, len(raw), 0) for number in (1, 4)]
    plain_name = b"Office"
    records.append(struct.pack(">6H", 1, 0, 0, 6, len(plain_name), len(raw)))
    head = struct.pack(">3H", 0, len(records), 6 + 12 * len(records))
    table = head + b"".join(records) + raw + plain_name
    count = struct.unpack_from(">H", data, 4)[0]
    entries = [data[12 + 16 * i : 28 + 16 * i] for i in range(count)]
    place = next(i for i, entry in enumerate(entries) if entry[:4] == b"name")
    entries[place] = b"name" + bytes(4) + struct.pack(">II", len(data), len(table))
    return data[:12] + b"".join(entries) + data[12 + 16 * count :] + table


def test_the_offices_fonts_are_known_by_their_names(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "simfang.ttf").write_bytes(named(Face.KAI, "仿宋_GB2312"))
    (tmp_path / "X.TTF").write_bytes(named(Face.HEI, "方正小标宋简体", windows=False))
    (tmp_path / "other.ttf").write_bytes(named(Face.HEI, "微软雅黑"))
    found = with_office_fonts([tmp_path])
    assert sorted(found.used) == ["仿宋_GB2312", "方正小标宋简体"]
    assert found.refused == ()
    fangsong = found.fonts.fangsong
    assert fangsong["质"].hand.font is fangsong.office
    assert fangsong["8"].hand.font.name == Face.SONG
    assert fangsong["“"].hand.font.name == Face.FANGSONG  # half an em wide in this one
    assert fangsong["☑"].hand.font.name == Face.SYMBOLS
    assert found.fonts.title["质"].hand.font is found.fonts.title.office
    assert found.fonts.kai is SHIPPED.kai
    assert SHIPPED.fangsong["质"].hand.font.name == Face.FANGSONG


def test_a_report_is_printed_in_them(
    tmp_path: Path, paper: Callable[[bytes], Paper], pdftotext: Callable[[bytes], str]
) -> None:
    (tmp_path / "fs.ttf").write_bytes(named(Face.KAI, "FangSong_GB2312"))
    styles = Styles(with_office_fonts([tmp_path]).fonts)
    book = Book(About("信", "", "", date(2012, 12, 31)), A4, draw_page_number)
    text = "质量强省2012年，镕𬭸工作。"
    Flow(book).add([Text(plain(text, styles.body))])
    pdf = book.close()
    assert b"+Office-fangsong " in pdf
    assert text in squeeze(paper(pdf).text)
    assert text in squeeze(pdftotext(pdf))


def test_what_cannot_be_embedded_is_said(tmp_path: Path) -> None:
    # PostScript outlines are told by the first four bytes.
    data = b"OTTO" + named(Face.KAI, "楷体_GB2312")[4:]
    (tmp_path / "kai.otf").write_bytes(data)
    found = with_office_fonts([tmp_path])
    assert found.used == ()
    assert found.fonts == SHIPPED
    assert [str(error) for error in found.refused] == [
        "字体“楷体_GB2312”不是可嵌入的 TrueType 字体，打印时改用程序自带的字体。"
    ]


@pytest.mark.parametrize("data", [b"", b"\0" * 11, b"\0\1\0\0\xff\xff" + bytes(300), b"x" * 4096])
def test_files_that_are_no_fonts_are_passed_over(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "broken.ttf").write_bytes(data)
    found = with_office_fonts([tmp_path, tmp_path / "missing"])
    assert (found.used, found.refused) == ((), ())


def test_a_damaged_name_table_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "cut.ttf").write_bytes(named(Face.KAI, "楷体_GB2312")[:-20])
    assert with_office_fonts([tmp_path]).used == ()


def test_the_systems_folders_are_absolute() -> None:
    assert font_folders()
    assert all(folder.is_absolute() for folder in font_folders())
