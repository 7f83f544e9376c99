"""Fonts inside a PDF: composite fonts with two-byte codes, given out as characters come.

Each character gets a code of its own, even where a font draws two characters with one glyph:
what is copied out of the file is the character that was put in, beyond the BMP too.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import md5
from itertools import count
from string import ascii_uppercase

from taizhang.report.font_file import ReportFont
from taizhang.report.pdf import PdfFile, Reference, array, number

_BLOCK = 100
"""The most entries a block of a CMap may have (Adobe Technical Note #5411)."""


class Codes(dict[str, str]):
    """The code of each character in one font of one file, as four hexadecimal digits."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        """By which pages call the font: ``F1``."""

    def __missing__(self, char: str) -> str:
        code = self[char] = f"{len(self) + 1:04X}"
        return code

    def encoded(self, text: str) -> str:
        """The text as the inside of a hexadecimal string."""
        return "".join(map(self.__getitem__, text))


class EmbeddedFonts(dict[ReportFont, Codes]):
    """The fonts of one file, in the order of their first use."""

    def __missing__(self, font: ReportFont) -> Codes:
        codes = self[font] = Codes(f"F{len(self) + 1}")
        return codes

    def write(self, file: PdfFile, reference: Reference) -> None:
        """Write every font, and their dictionary as the object of that name."""
        entries = [
            b"/%b %b" % (codes.name.encode(), _write_font(file, font, list(codes)))
            for font, codes in self.items()
        ]
        file.put(reference, b"<< " + b" ".join(entries) + b" >>")


def _write_font(file: PdfFile, font: ReportFont, chars: Sequence[str]) -> Reference:
    """A Type 0 font (ISO 32000-1 §9.7) with one CIDFont, its characters' codes from 1 up."""
    program, glyphs = font.subset(chars)
    name = f"{_tag(chars)}+{font.name}".encode()
    data = file.stream(program, b"/Length1 %d" % len(program))
    # ISO 19005-1 §6.3.5: a subset says which codes it has.
    present = file.stream(_bits(len(chars) + 1))
    description = b" ".join(
        b"/%b %b" % (key.encode(), number(value)) for key, value in font.description.items()
    )
    descriptor = file.add(
        b"<< /Type /FontDescriptor /FontName /%b /Flags 4 /FontBBox %b %b /FontFile2 %b"
        b" /CIDSet %b >>" % (name, array(font.box), description, data, present)
    )
    glyph_numbers = file.stream(b"".join(g.to_bytes(2, "big") for g in (0, *glyphs)))
    widths = array([font.width(char) * 1000 for char in chars])
    descendant = file.add(
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /%b /CIDSystemInfo"
        b" << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor %b"
        b" /DW 1000 /W [1 %b] /CIDToGIDMap %b >>" % (name, descriptor, widths, glyph_numbers)
    )
    unicode = file.stream(to_unicode(chars).encode())
    return file.add(
        b"<< /Type /Font /Subtype /Type0 /BaseFont /%b /Encoding /Identity-H"
        b" /DescendantFonts [%b] /ToUnicode %b >>" % (name, descendant, unicode)
    )


def _tag(chars: Sequence[str]) -> str:
    """Six letters that tell subsets of a font apart (ISO 32000-1 §9.6.4)."""
    digest = md5("".join(chars).encode(), usedforsecurity=False).digest()
    return "".join(ascii_uppercase[byte % 26] for byte in digest[:6])


def _bits(length: int) -> bytes:
    """So many bits that are set, from the highest of the first byte on."""
    return ((1 << length) - 1 << -length % 8).to_bytes((length + 7) // 8, "big")


def to_unicode(chars: Sequence[str]) -> str:
    """The ToUnicode CMap: code ``i`` from 1 up stands for ``chars[i - 1]``.

    In UTF-16BE (ISO 32000-1 §9.10.3).
    """
    pairs = [
        f"<{code:04X}> <{char.encode('utf-16-be').hex().upper()}>"
        for code, char in zip(count(1), chars, strict=False)
    ]
    blocks = [pairs[i : i + _BLOCK] for i in range(0, len(pairs), _BLOCK)]
    body = "\n".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks
    )
    return f"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{body}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""
