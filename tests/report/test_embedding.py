from __future__ import annotations

from taizhang.report.embedding import Codes, EmbeddedFonts, to_unicode
from taizhang.report.fonts import Face, font_of


def test_codes_are_given_out_in_order() -> None:
    codes = Codes("F1")
    assert codes.encoded("质量质") == "000100020001"
    assert list(codes) == ["质", "量"]


def test_fonts_are_named_in_the_order_of_their_use() -> None:
    fonts = EmbeddedFonts()
    assert fonts[font_of(Face.SONG)].name == "F1"
    assert fonts[font_of(Face.HEI)].name == "F2"
    assert fonts[font_of(Face.SONG)].name == "F1"


def test_to_unicode_writes_utf_16_in_blocks_of_a_hundred() -> None:
    cmap = to_unicode(["质", "𬭸", *map(chr, range(0x4E00, 0x4E00 + 120))])
    assert "<0001> <8D28>" in cmap
    assert "<0002> <D872DF78>" in cmap
    assert "<0000> <0000>" not in cmap.partition("endcodespacerange")[2]
    assert "100 beginbfchar" in cmap
    assert "22 beginbfchar" in cmap


def test_a_subset_has_the_glyphs_asked_for() -> None:
    font = font_of(Face.SONG)
    program, glyphs = font.subset(["质", "量", "质"])
    assert glyphs == [1, 2, 1]
    assert program[:4] == b"\x00\x01\x00\x00"
