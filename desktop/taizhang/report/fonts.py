"""The report's fonts: read when first needed, and tried one after another for every character.

Sources, measured facts and licences: ``resources/fonts/README.md``. Three things are worked round:

* reportlab writes a wrong ToUnicode map for characters beyond the BMP (``<2CB78>`` where UTF-16 is
  asked for, ISO 32000-1 §9.10.3): 𬭸 copied out of the file became ⲷ. See `ReportFont`.
* A font that lacks a character draws an empty box without a word. `Typeface` looks before it draws.
* The digits and Latin letters of the free 仿宋 are a heavy sans; they are taken from 宋体, as they
  stand in printed official documents.
"""

from __future__ import annotations

import lzma
import threading
from enum import StrEnum
from io import BytesIO
from typing import Any, NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from taizhang.errors import KnownError
from taizhang.paths import resources

STAND_IN = "〓"
"""Printed for a character that no font has: the geta mark (下駄), made for that use in print."""


class Face(StrEnum):
    """The font files, by name without ``.ttf.xz``."""

    FANGSONG = "ReportFangSong-Regular"
    KAI = "ReportKai-Regular"
    HEI = "NotoSansSC-Regular"
    HEI_BOLD = "NotoSansSC-Bold"
    SONG = "NotoSerifSC-Regular"
    TITLE = "NotoSerifSC-Black"
    SYMBOLS = "NotoSansSymbols2-Regular"
    EMOJI = "NotoEmoji-Regular"


LAST_RESORTS = (Face.SONG, Face.SYMBOLS, Face.EMOJI)
"""Asked in this order when a typeface's own font lacks a character; 宋体 has GB 18030 level 2."""

RISE = {Face.FANGSONG: 0.07, Face.KAI: 0.03}
"""Ems these faces are lifted by so that the middle of their Han characters is where 宋体 and 黑体
have it, 0.38 em above the baseline (measured: resources/fonts/README.md)."""

WESTERN_END = "\u0250"
"""Below it stand ASCII and the accented Latin letters."""

_FULL_DASHES = "—…"
"""An em wide in 仿宋 alone; elsewhere —— would show a gap."""


class ReportFont(TTFont):  # type: ignore[misc]  # reportlab carries no types
    """A TrueType font whose text can be copied out of the PDF again, whatever its characters."""

    def __init__(self, face: Face, data: bytes) -> None:
        # Not ASCII-readable: otherwise every font embeds 96 ASCII glyphs, most never used.
        super().__init__(face.value, BytesIO(data), asciiReadable=False, shapable=False)

    def addObjects(self, doc: Any) -> None:  # noqa: N802 (reportlab's name)
        """Write the font, then put right ToUnicode maps in the place of reportlab's."""
        subsets = [list(subset) for subset in self.state[doc].subsets]
        known = set(doc.idToObject)
        super().addObjects(doc)
        # Named by reportlab "toUnicodeCMap:" + base font name, in the order of the subsets.
        names = [n for n in doc.idToObject if n not in known and n.startswith("toUnicodeCMap:")]
        for name, subset in zip(names, subsets, strict=True):
            stream = doc.idToObject[name]
            stream.content = to_unicode(name.partition(":")[2], subset)


def to_unicode(font_name: str, subset: list[int]) -> str:
    """The ToUnicode CMap of a simple font: code ``i`` stands for ``subset[i]``.

    In UTF-16BE and in blocks of at most 100 entries (ISO 32000-1 §9.10.3; Adobe Technical Note
    #5411). Code 0 is .notdef and has no entry.
    """
    pairs = [
        f"<{i:02X}> <{chr(code).encode('utf-16-be').hex().upper()}>"
        for i, code in enumerate(subset)
        if code
    ]
    blocks = [pairs[i : i + 100] for i in range(0, len(pairs), 100)]
    body = "\n".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks
    )
    return f"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /{font_name} def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
{body}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


class Glyph(NamedTuple):
    """How one character is drawn."""

    font: ReportFont
    char: str
    """The character itself, or `STAND_IN`."""
    width: float
    """Its advance, in ems."""
    rise: float
    """Ems above the common baseline."""


class Typeface(dict[str, Glyph]):
    """A face with those that stand in for it: ``typeface[char]`` is the character's `Glyph`.

    A dictionary that fills itself, for it is asked for every character of a document.
    """

    def __init__(self, face: Face, western: Face | None = None) -> None:
        """``western`` is the face for Latin letters and digits, when it is another one."""
        super().__init__()
        self.face = face
        self.western = western
        self.absent: set[str] = set()
        """Characters asked for that no font has."""

    def __missing__(self, char: str) -> Glyph:
        glyph = self._find(char)
        if glyph is None:
            # A set that only grows; as with the dictionary, two threads do the same work at worst.
            self.absent.add(char)
            glyph = self[STAND_IN]
        self[char] = glyph
        return glyph

    def _find(self, char: str) -> Glyph | None:
        code = ord(char)
        for face in self._candidates(char):
            font = font_of(face)
            if code in font.face.charToGlyph:
                width = font.face.getCharWidth(code) / 1000
                return Glyph(font, char, width, self._rise(face, char))
        return None

    def _candidates(self, char: str) -> tuple[Face, ...]:
        if char in _FULL_DASHES:
            return (Face.FANGSONG, Face.SONG)
        # LXGW WenKai's quotation marks are half an em wide, made for Western text.
        if self.face is Face.KAI and char in "“”‘’":
            return LAST_RESORTS
        if self.western and char < WESTERN_END:
            return (self.western, self.face)
        # NotoEmoji's digits are wide keycaps: nothing Western is taken from the last two fonts.
        return (self.face, *(LAST_RESORTS if char >= WESTERN_END else LAST_RESORTS[:1]))

    def _rise(self, face: Face, char: str) -> float:
        # Digits beside 仿宋 look right a little lower than beside 宋体.
        if self.face is Face.FANGSONG and face is not self.face and char < WESTERN_END:
            return 0.02
        return RISE.get(face, 0.0)


FANGSONG = Typeface(Face.FANGSONG, western=Face.SONG)
KAI = Typeface(Face.KAI, western=Face.SONG)
HEI = Typeface(Face.HEI)
HEI_BOLD = Typeface(Face.HEI_BOLD)
SONG = Typeface(Face.SONG)
TITLE = Typeface(Face.TITLE)

_fonts: dict[Face, ReportFont] = {}
_lock = threading.Lock()


def font_of(face: Face) -> ReportFont:
    """The font, read from its file the first time and then kept.

    Raises:
        KnownError: the file is missing or damaged.
    """
    font = _fonts.get(face)
    if font is None:
        with _lock:
            font = _fonts.get(face) or _read(face)
            _fonts[face] = font
    return font


def _read(face: Face) -> ReportFont:
    path = resources() / "fonts" / f"{face}.ttf.xz"
    try:
        font = ReportFont(face, lzma.decompress(path.read_bytes()))
    except (OSError, lzma.LZMAError) as error:
        raise KnownError("缺少或损坏了打印字体文件“{0}”，请重新安装本程序。", path.name) from error
    # The canvas asks the registry for the font a page begins with, otherwise Helvetica enters.
    pdfmetrics.registerFont(font)
    return font
