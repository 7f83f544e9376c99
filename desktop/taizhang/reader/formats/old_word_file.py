"""The binary Word format (Word 97 to 2003, and WPS's .wps): text and formatting, as stored.

Source of all offsets and codes: [MS-DOC], Word (.doc) Binary File Format, open specification.
The file is an OLE container; the stream WordDocument begins with the FIB, which points to tables
in the stream 1Table or 0Table. Text lies in pieces; formatting in 512-byte pages, by file offset.
"""

from __future__ import annotations

import io
import re
import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

import olefile

from taizhang.errors import KnownError
from taizhang.reader.formats.kinds import damaged

_WORD_97 = 0x00C1
_ENCRYPTED, _TABLE_1 = 0x0100, 0x0200
_PAGE = 512
# Pairs of offset and length in the FIB (2.5.6, FibRgFcLcb97).
_STYLES, _CHARACTERS, _PARAGRAPHS, _CLX, LISTS, OVERRIDES = 1, 12, 13, 33, 73, 74
_HUGE = {0x6645, 0x6646}
_OPERANDS = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
_VANISH, _DELETED, _SYMBOL = 0x083C, 0x0800, 0x6A09
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
GONE = "\x00"
"""In the place of a character that is hidden or deleted, so that the others keep theirs."""


def properties(grpprl: bytes) -> Iterator[tuple[int, bytes]]:
    """The properties in a list of them: code (sprm) and operand (2.6.1)."""
    at = 0
    while at + 2 < len(grpprl):
        code = int.from_bytes(grpprl[at : at + 2], "little")
        at += 2
        size = _OPERANDS.get(code >> 13)
        if size is None:
            if code == 0xD608:  # sprmTDefTable has a length of two bytes, one too high
                size = int.from_bytes(grpprl[at : at + 2], "little") + 1
            else:
                size = grpprl[at] + 1
        yield code, grpprl[at : at + size]
        at += size


@dataclass(frozen=True, slots=True)
class Format:
    """How a paragraph is formatted: its style and its own properties."""

    style: int = 0
    grpprl: bytes = b""


@dataclass(slots=True)
class _Runs:
    """Stretches of the stream, by where they begin."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    values: list[bytes] = field(default_factory=list)


class OldWordFile:
    """One file, its text whole and formatting to be asked for by place.

    ``text`` has one character for each position (UTF-16 unit) of the main document, followed by
    notes, headers and text boxes; ``counts`` says how long each part is.
    """

    def __init__(self, data: bytes) -> None:
        streams = _streams(data)
        if {"EncryptedPackage", "EncryptionInfo"} & streams.keys():
            raise KnownError("这个 Word 文件有密码，请在 Word 或 WPS 中去掉密码后再打开。")
        if "WordDocument" not in streams:
            raise KnownError("这不是 Word 文档，请用原来的程序打开后另存为 .docx。")
        self._word = streams["WordDocument"]
        magic, version = struct.unpack_from("<HH", self._word)
        (flags,) = struct.unpack_from("<H", self._word, 10)
        if magic != 0xA5EC or version < _WORD_97:
            raise KnownError("这是很早版本的 Word 文件，请用 Word 或 WPS 另存为 .docx 后再打开。")
        if flags & _ENCRYPTED:
            raise KnownError("这个 Word 文件有密码，请在 Word 或 WPS 中去掉密码后再打开。")
        self._table = streams.get("1Table" if flags & _TABLE_1 else "0Table", b"")
        self._data = streams.get("Data", b"")
        # 3.1: main text, footnotes, headers, macros, comments, endnotes, text boxes
        self.counts: tuple[int, ...] = struct.unpack_from("<7i", self._word, 76)
        self._paragraphs = self._pages(_PARAGRAPHS, _paragraph_page)
        self._starts: list[int] = []
        self._pieces: list[tuple[int, int]] = []
        self.text = self._read_text()

    def table(self, index: int) -> tuple[int, bytes]:
        """A table that the FIB points to: its offset in the table stream and its bytes."""
        start, size = struct.unpack_from("<II", self._word, 154 + 8 * index)
        return start, self._table[start : start + size]

    def after(self, place: int) -> bytes:
        """The table stream from a place on: list levels lie behind the table of lists."""
        return self._table[place:]

    @property
    def styles(self) -> bytes:
        """The style sheet (STSH)."""
        return self.table(_STYLES)[1]

    def format_at(self, position: int) -> Format:
        """The format of the paragraph whose mark is at a position of the text."""
        index = bisect_right(self._starts, position) - 1
        offset, width = self._pieces[index]
        place = offset + (position - self._starts[index]) * width
        at = bisect_right(self._paragraphs.starts, place) - 1
        if at < 0 or place >= self._paragraphs.ends[at]:
            return Format()
        value = self._paragraphs.values[at]
        if len(value) < 2:
            return Format()
        return Format(int.from_bytes(value[:2], "little"), self._whole(value[2:]))

    def _whole(self, grpprl: bytes) -> bytes:
        """Properties too long for their page lie in the stream Data (2.6.2, sprmPHugePapx)."""
        for code, operand in properties(grpprl):
            if code in _HUGE:
                at = int.from_bytes(operand, "little")
                size = int.from_bytes(self._data[at : at + 2], "little")
                return self._data[at + 2 : at + 2 + size]
        return grpprl

    def _read_text(self) -> str:
        """Put the pieces together (2.8.35, PlcPcd), leaving marks where text is hidden."""
        clx = self.table(_CLX)[1]
        at = 0
        while clx[at] == 1:  # properties of pieces, which only fast-saved files have
            at += 3 + int.from_bytes(clx[at + 1 : at + 3], "little")
        if clx[at] != 2:
            raise damaged("Word")
        size = int.from_bytes(clx[at + 1 : at + 5], "little")
        plc = clx[at + 5 : at + 5 + size]
        count = (len(plc) - 4) // 12
        bounds = struct.unpack_from(f"<{count + 1}I", plc)
        if count < 1 or bounds[-1] > len(self._word):
            raise damaged("Word")
        runs = self._pages(_CHARACTERS, _character_page)
        texts = []
        for i in range(count):
            (place,) = struct.unpack_from("<I", plc, 4 * (count + 1) + 8 * i + 2)
            length = bounds[i + 1] - bounds[i]
            narrow = bool(place & 0x40000000)
            offset = (place & 0x3FFFFFFF) // 2 if narrow else place & 0x3FFFFFFF
            width = 1 if narrow else 2
            raw = self._word[offset : offset + length * width]
            if length < 0 or len(raw) < length * width:
                raise damaged("Word")
            self._starts.append(bounds[i])
            self._pieces.append((offset, width))
            texts.append(_without_hidden(_units(raw, narrow), offset, width, runs))
        return "".join(texts)

    def _pages(self, index: int, read: _PageReader) -> _Runs:
        """All runs of one kind of formatting page (2.8.5, PlcBteChpx; 2.8.6, PlcBtePapx)."""
        plc = self.table(index)[1]
        count = (len(plc) - 4) // 8
        if count < 1:
            return _Runs()
        numbers = struct.unpack_from(f"<{count}I", plc, 4 * (count + 1))
        found: dict[int, tuple[int, bytes]] = {}
        for number in dict.fromkeys(numbers):
            page = self._word[(number & 0x3FFFFF) * _PAGE :][:_PAGE]
            if len(page) == _PAGE:
                found |= {start: (end, value) for start, end, value in read(page) if end > start}
        runs = _Runs()
        for start, (end, value) in sorted(found.items()):
            runs.starts.append(start)
            runs.ends.append(end)
            runs.values.append(value)
        return runs


class _PageReader:
    """Reads a formatting page: runs as start, end and what is said of them."""

    def __init__(self, step: int, words: bool) -> None:
        self._step = step
        self._words = words

    def __call__(self, page: bytes) -> Iterator[tuple[int, int, bytes]]:
        count = min(page[-1], (_PAGE - 5) // (4 + self._step))
        bounds = struct.unpack_from(f"<{count + 1}I", page)
        for i in range(count):
            at = 2 * page[4 * (count + 1) + self._step * i]
            if at == 0:
                yield bounds[i], bounds[i + 1], b""
                continue
            size = page[at]
            if self._words:  # 2.9.181, PapxInFkp: the length is in words, in one of two ways
                if size == 0:
                    at += 1
                    size = 2 * page[at] if at < _PAGE else 0
                else:
                    size = 2 * size - 1
            yield bounds[i], bounds[i + 1], page[at + 1 : at + 1 + size]


_paragraph_page = _PageReader(13, words=True)
_character_page = _PageReader(1, words=False)


def _streams(data: bytes) -> dict[str, bytes]:
    """The streams at the top of the container that Word uses."""
    wanted = ("WordDocument", "0Table", "1Table", "Data", "EncryptedPackage", "EncryptionInfo")
    with olefile.OleFileIO(io.BytesIO(data)) as ole:
        return {
            name: ole.openstream(name).read() if "Encrypt" not in name else b""
            for name in wanted
            if ole.exists(name)
        }


def _units(raw: bytes, narrow: bool) -> str:
    """One character for each position: halves of surrogate pairs stay apart for now."""
    if narrow:
        return raw.decode("cp1252", "replace")
    text = raw.decode("utf-16-le", "surrogatepass")
    return _ASTRAL.sub(_halves, text) if len(text) * 2 < len(raw) else text


def _halves(match: re.Match[str]) -> str:
    high, low = struct.unpack("<2H", match[0].encode("utf-16-le"))
    return chr(high) + chr(low)


def _without_hidden(text: str, offset: int, width: int, runs: _Runs) -> str:
    """The piece with marks in place of what its formatting hides; the ends of cells stay."""
    end = offset + len(text) * width
    at = max(0, bisect_right(runs.starts, offset) - 1)
    parts: list[str] = []
    done = 0
    while at < len(runs.starts) and runs.starts[at] < end:
        value = runs.values[at]
        first = max(done, (runs.starts[at] - offset) // width)
        last = min(len(text), (runs.ends[at] - offset) // width)
        at += 1
        if not value or last <= first:
            continue
        settings = dict(properties(value))
        if settings.get(_VANISH) == b"\x01" or settings.get(_DELETED) == b"\x01":
            parts += text[done:first], _blanked(text[first:last])
            done = last
        elif _SYMBOL in settings:
            parts += text[done:first], chr(0xF000 | settings[_SYMBOL][2]) * (last - first)
            done = last
    return "".join((*parts, text[done:]))


def _blanked(text: str) -> str:
    return "".join(char if char == "\x07" else GONE for char in text)
