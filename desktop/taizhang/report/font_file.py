"""A TrueType file as the report needs it: widths, the place of its ink, a part to embed.

Parsing and cutting down are reportlab's (`TTFontFile`); which glyphs under which codes is ours.
reportlab itself would cut a font into simple fonts of 255 characters and between them Chinese text
would hop at every second character; a composite font (Type 0) takes them all (`embedding`).
"""

from __future__ import annotations

import struct
import threading
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from reportlab.pdfbase.ttfonts import TTFError, TTFontFile

_MEASURED = "国"
"""Fills its square evenly, in every typeface."""
_MIDDLE = 0.37
"""Where the middle of its ink is in 宋体, in ems above the baseline."""


class FontError(Exception):
    """The data is not a font that can be printed with; the message says why."""


class ReportFont:
    """A font with outlines in the ``glyf`` table. Two are the same when they are one object."""

    def __init__(self, name: str, data: bytes) -> None:
        """``name`` is the PostScript name that stands in the PDF.

        Raises:
            FontError: no TrueType, or its maker does not let it be embedded.
        """
        self.name = name
        try:
            self._file: Any = TTFontFile(BytesIO(data))
        except (TTFError, struct.error, IndexError, KeyError) as error:
            raise FontError(str(error)) from error
        self._lock = threading.Lock()
        self.rise = self._rise()
        """Ems to lift it by, so that its characters stand at the height of the other fonts'."""

    def __contains__(self, char: str) -> bool:
        return ord(char) in self._file.charToGlyph

    def width(self, char: str) -> float:
        """The character's advance, in ems."""
        return float(self._file.charWidths.get(ord(char), self._file.defaultWidth)) / 1000

    def subset(self, chars: Sequence[str]) -> tuple[bytes, list[int]]:
        """A font program with these characters' glyphs, and the number of each glyph in it.

        Characters that share a glyph share its number; glyph 0 is ``.notdef``.
        """
        codes = [ord(char) for char in chars]
        with self._lock:  # the parser has one place in its file
            program = bytes(self._file.makeSubset(codes))
        numbers = {0: 0}
        originals = [self._file.charToGlyph[code] for code in codes]
        return program, [numbers.setdefault(glyph, len(numbers)) for glyph in originals]

    @property
    def description(self) -> dict[str, float]:
        """Entries of the font descriptor (ISO 32000-1 §9.8), in thousandths of an em."""
        file = self._file
        return {
            "Ascent": file.ascent,
            "Descent": file.descent,
            "CapHeight": file.capHeight,
            "ItalicAngle": file.italicAngle,
            "StemV": file.stemV,
        }

    @property
    def box(self) -> list[float]:
        """The box that holds every glyph, in thousandths of an em."""
        return [float(edge) for edge in self._file.bbox]

    def _rise(self) -> float:
        """The measured character is put where 宋体 has it."""
        glyph = self._file.charToGlyph.get(ord(_MEASURED))
        if glyph is None:
            return 0.0
        outline = self._file.get_table("glyf")[self._file.glyphPos[glyph] :]
        _, _, bottom, _, top = struct.unpack_from(">5h", outline)
        middle = float(bottom + top) / 2 / float(self._file.unitsPerEm)
        return round(_MIDDLE - middle, 2)
