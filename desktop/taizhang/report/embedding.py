"""Fonts inside a PDF: composite fonts with two-byte codes, given out as characters come.

Each character gets a code of its own, even where a font draws two characters with one glyph:
what is copied out of the file is the character that was put in, beyond the BMP too.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import md5
from itertools import count
from string import ascii_uppercase
from typing import Any

from reportlab.pdfbase.pdfdoc import BasicFonts, PDFArray, PDFDictionary, PDFName, PDFString

from taizhang.report.font_file import ReportFont
from taizhang.report.pdf import packed

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

    @property
    def composite(self) -> list[CompositeFont]:
        """All of them with the characters they have by now."""
        return [CompositeFont(codes.name, font, list(codes)) for font, codes in self.items()]


class CompositeFont:
    """A Type 0 font (ISO 32000-1 §9.7) with one CIDFont, its characters' codes from 1 up.

    reportlab calls it when the last page is drawn, as it does its own TrueType fonts.
    """

    def __init__(self, name: str, font: ReportFont, chars: Sequence[str]) -> None:
        self._name = name
        self._font = font
        self._chars = chars

    def addObjects(self, document: Any) -> None:  # noqa: N802  # reportlab's name
        """Put the font into the dictionary that every page's resources name."""
        base = PDFName(f"{_tag(self._chars)}+{self._font.name}")
        entries = {
            "Type": PDFName("Font"),
            "Subtype": PDFName("Type0"),
            "BaseFont": base,
            "Encoding": PDFName("Identity-H"),
            "DescendantFonts": PDFArray([self._descendant(document, base)]),
            "ToUnicode": packed(to_unicode(self._chars).encode()),
        }
        fonts = document.idToObject[BasicFonts]
        fonts[self._name] = document.Reference(PDFDictionary(entries))
        # Pages name codes alone: two files may differ in nothing but what these stand for.
        document.updateSignature("".join(self._chars))

    def _descendant(self, document: Any, base: str) -> Any:
        """A reference to the CIDFont: where its glyphs are and how wide."""
        program, glyphs = self._font.subset(self._chars)
        widths = [self._font.width(char) * 1000 for char in self._chars]
        system = {
            "Registry": PDFString("Adobe"),
            "Ordering": PDFString("Identity"),
            "Supplement": 0,
        }
        entries = {
            "Type": PDFName("Font"),
            "Subtype": PDFName("CIDFontType2"),
            "BaseFont": base,
            "CIDSystemInfo": PDFDictionary(system),
            "FontDescriptor": self._descriptor(document, base, program),
            "DW": 1000,
            "W": PDFArray([1, PDFArray(widths)]),
            "CIDToGIDMap": packed(b"".join(g.to_bytes(2, "big") for g in (0, *glyphs))),
        }
        return document.Reference(PDFDictionary(entries))

    def _descriptor(self, document: Any, base: str, program: bytes) -> Any:
        """A reference to the font's descriptor (ISO 32000-1 §9.8), with the program itself."""
        entries = {
            "Type": PDFName("FontDescriptor"),
            "FontName": base,
            "Flags": 4,
            "FontBBox": PDFArray(self._font.box),
            **self._font.description,
            "FontFile2": packed(program, Length1=len(program)),
            # ISO 19005-1 §6.3.5: a subset says which codes it has.
            "CIDSet": packed(_bits(len(self._chars) + 1)),
        }
        return document.Reference(PDFDictionary(entries))


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
