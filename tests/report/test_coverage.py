"""What can be printed: the national table, GB 18030-2022 level 2, and what is copied out again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from taizhang.report.about import About
from taizhang.report.flow import Flow, Text
from taizhang.report.fonts import FANGSONG, HEI, HEI_BOLD, KAI, SHIPPED, SONG, TITLE, Typeface
from taizhang.report.page import A4, Book, Surface
from taizhang.report.text import Align, Style, plain
from tests.report.conftest import Paper, squeeze

TABLE = Path(__file__).parent / "data" / "tongyong-8105.txt"
TYPEFACES = (FANGSONG, KAI, TITLE, HEI, HEI_BOLD, SONG)


@pytest.fixture(scope="module")
def table() -> str:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    chars = "".join(line for line in lines if not line.startswith("#"))
    assert len(chars) == len(set(chars)) == 8105
    return chars


def level_2(table: str) -> Iterator[str]:
    """GB 18030-2022, level 2, as `resources/fonts/build_fonts.py` derives it: 27,781 characters."""
    codes = {*range(0x3400, 0x4DB6), *range(0x4E00, 0x9FF0), *map(ord, table)}
    codes |= {c for c in range(0xF900, 0xFB00) if chr(c).encode("gbk", errors="ignore")}
    codes |= {0x20087, 0x20089, 0x200CC, 0x215D7, 0x2298F, 0x241FE}
    assert len(codes) == 27_781
    return map(chr, sorted(codes))


@pytest.mark.parametrize("typeface", TYPEFACES, ids=lambda t: t.face.name)
def test_every_typeface_draws_the_whole_table(table: str, typeface: Typeface) -> None:
    assert not [c for c in table if typeface[c].char != c or typeface[c].width != 1.0]


def test_all_of_level_2_is_drawn(table: str) -> None:
    assert not [c for c in level_2(table) if FANGSONG[c].char != c]


def nothing(surface: Surface, number: int) -> None:
    """No furniture."""


def printed(text: str, typeface: Typeface) -> bytes:
    style = Style(typeface, 14, 20, Align.LEFT)
    book = Book(About("字表", "", "", date(2012, 12, 31)), A4, nothing)
    Flow(book).add([Text(plain(text, style))])
    assert book.missing == ()
    return book.close()


def test_the_rarest_are_copied_out_as_they_were_put_in(
    table: str, pdftotext: Callable[[bytes], str], paper: Callable[[bytes], Paper]
) -> None:
    rare = "".join(c for c in table if ord(c) > 0xFFFF) + "镕喆堃玥珺祎赟㛃"
    assert len(rare) == 196 + 8
    for typeface in (SHIPPED.fangsong, SHIPPED.kai):
        made = printed(rare, typeface)
        assert squeeze(pdftotext(made)) == rare
        assert squeeze(paper(made).text) == rare


@pytest.mark.parametrize("typeface", TYPEFACES, ids=lambda t: t.face.name)
def test_the_whole_table_is_copied_out_as_it_was_put_in(
    table: str, typeface: Typeface, pdftotext: Callable[[bytes], str]
) -> None:
    assert squeeze(pdftotext(printed(table, typeface))) == table


def test_all_of_level_2_is_copied_out(table: str, pdftotext: Callable[[bytes], str]) -> None:
    # Compatibility characters are copied as themselves, not as what they are compatible with.
    text = "".join(level_2(table))
    assert squeeze(pdftotext(printed(text, SONG))) == text
