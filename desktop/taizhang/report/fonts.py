"""The report's fonts: read when first needed, and tried one after another for every character.

Sources, measured facts and licences: ``resources/fonts/README.md``. Two things are worked round:

* A font that lacks a character draws an empty box without a word. `Typeface` looks before it draws.
* The digits and Latin letters of the free 仿宋 are a heavy sans; they are taken from 宋体, as they
  stand in printed official documents.
"""

from __future__ import annotations

import lzma
import threading
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from taizhang.errors import KnownError
from taizhang.paths import resources
from taizhang.report.font_file import FontError, ReportFont

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

WESTERN_END = "\u0250"
"""Below it stand ASCII and the accented Latin letters."""
WESTERN_RISE = 0.02
"""Ems: digits of 宋体 beside 仿宋 look right a little higher than beside 宋体 itself."""

_FULL_DASHES = "—…"
"""An em wide in 仿宋 alone; elsewhere —— would show a gap."""


class Hand(NamedTuple):
    """What draws a stretch of text. Compared by identity: there is one for a font and a height."""

    font: ReportFont
    rise: float
    """Ems above the common baseline."""


class Glyph(NamedTuple):
    """How one character is drawn."""

    hand: Hand
    char: str
    """The character itself, or `STAND_IN`."""
    width: float
    """Its advance, in ems."""


class Typeface(dict[str, Glyph]):
    """A face with those that stand in for it: ``typeface[char]`` is the character's `Glyph`.

    A dictionary that fills itself, for it is asked for every character of a document.
    """

    def __init__(
        self, face: Face, western: Face | None = None, office: ReportFont | None = None
    ) -> None:
        """``western`` is the face for Latin letters and digits, when it is another one.

        ``office`` is a font of the machine that is asked before ``face``.
        """
        super().__init__()
        self.face = face
        self.western = western
        self.office = office
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
        if self.office and self._office_draws(char):
            return _glyph(self.office, char, self.office.rise)
        for face in self._candidates(char):
            font = font_of(face)
            if char in font:
                return _glyph(font, char, self._rise(face, char))
        return None

    def _office_draws(self, char: str) -> bool:
        """Letters and digits stay 宋体's; GB 2312 fonts have dashes and quotes of odd widths."""
        assert self.office is not None
        if char < WESTERN_END or char not in self.office:
            return False
        return char not in "—…“”‘’·" or self.office.width(char) == 1.0

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
        if self.face is Face.FANGSONG and face is not self.face and char < WESTERN_END:
            return WESTERN_RISE
        return font_of(face).rise


_hands: dict[Hand, Hand] = {}


def _glyph(font: ReportFont, char: str, rise: float) -> Glyph:
    hand = Hand(font, rise)
    return Glyph(_hands.setdefault(hand, hand), char, font.width(char))


@dataclass(frozen=True, slots=True)
class Fonts:
    """The typefaces of a report. `SHIPPED` are the program's own."""

    fangsong: Typeface
    kai: Typeface
    title: Typeface
    hei: Typeface
    hei_bold: Typeface
    song: Typeface


FANGSONG = Typeface(Face.FANGSONG, western=Face.SONG)
KAI = Typeface(Face.KAI, western=Face.SONG)
HEI = Typeface(Face.HEI)
HEI_BOLD = Typeface(Face.HEI_BOLD)
SONG = Typeface(Face.SONG)
TITLE = Typeface(Face.TITLE)

SHIPPED = Fonts(FANGSONG, KAI, TITLE, HEI, HEI_BOLD, SONG)

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
        return ReportFont(face.value, lzma.decompress(path.read_bytes()))
    except (OSError, lzma.LZMAError, FontError) as error:
        raise KnownError("缺少或损坏了打印字体文件“{0}”，请重新安装本程序。", path.name) from error
