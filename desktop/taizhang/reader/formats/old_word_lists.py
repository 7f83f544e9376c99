"""Styles and automatic numbering of the binary Word format ([MS-DOC] 2.9.271, 2.9.131)."""

from __future__ import annotations

import struct
from dataclasses import dataclass, replace

from taizhang.reader.formats.numbering import Counters, Level
from taizhang.reader.formats.old_word_file import (
    LISTS,
    OVERRIDES,
    Format,
    OldWordFile,
    properties,
)

_LEVEL, _LIST, _OUTLINE = 0x260A, 0x460B, 0x2640
_NO_BASE = 0xFFF
# [MS-OSHARED] 2.2.1.3, MSONFC, by the names that the newer format has for them.
_FORMATS = {
    0: "decimal",
    1: "upperRoman",
    2: "lowerRoman",
    3: "upperLetter",
    4: "lowerLetter",
    10: "ideographDigital",
    11: "japaneseCounting",
    14: "decimalFullWidth",
    16: "japaneseLegal",
    17: "japaneseDigitalTenThousand",
    18: "decimalEnclosedCircle",
    19: "decimalFullWidth2",
    22: "decimalZero",
    23: "bullet",
    26: "decimalEnclosedFullstop",
    27: "decimalEnclosedParen",
    28: "decimalEnclosedCircleChinese",
    29: "ideographEnclosedCircle",
    30: "ideographTraditional",
    31: "ideographZodiac",
    33: "taiwaneseCounting",
    34: "ideographLegalTraditional",
    35: "taiwaneseCountingThousand",
    36: "taiwaneseDigital",
    37: "chineseCounting",
    38: "chineseLegalSimplified",
    39: "chineseCountingThousand",
    255: "none",
}


@dataclass(frozen=True, slots=True)
class OldStyle:
    """What a paragraph's style says, with what it inherits, and then the paragraph itself."""

    heading: int = 0
    list_number: int = 0
    list_level: int | None = None
    contents: bool = False


class OldStyles:
    """The style sheet: styles by their number."""

    def __init__(self, sheet: bytes) -> None:
        self._raw: list[bytes] = []
        self._base_size = 10
        self._done: dict[int, OldStyle] = {}
        if len(sheet) < 6:
            return
        size, count, self._base_size = struct.unpack_from("<HHH", sheet)
        at = 2 + size
        while len(self._raw) < count and at + 2 <= len(sheet):
            length = int.from_bytes(sheet[at : at + 2], "little")
            self._raw.append(sheet[at + 2 : at + 2 + length])
            at += 2 + length

    def of(self, form: Format) -> OldStyle:
        """What holds for a paragraph of that format."""
        return _applied(self._style(form.style), form.grpprl)

    def _style(self, number: int) -> OldStyle:
        if number not in self._done:
            self._done[number] = self._read(number)
        return self._done[number]

    def _read(self, number: int) -> OldStyle:
        chain: list[bytes] = []
        seen: set[int] = set()
        while number not in seen and number < len(self._raw) and len(self._raw[number]) >= 10:
            seen.add(number)
            chain.append(self._raw[number])
            number = int.from_bytes(chain[-1][2:4], "little") >> 4
            if number == _NO_BASE:
                break
        style = OldStyle()
        for raw in reversed(chain):
            known = int.from_bytes(raw[:2], "little") & 0xFFF
            if 1 <= known <= 9:
                style = replace(style, heading=known)
            elif 19 <= known <= 27:
                style = replace(style, contents=True)
            style = _applied(style, self._paragraph_properties(raw))
        return style

    def _paragraph_properties(self, raw: bytes) -> bytes:
        """The first list of properties of a paragraph style: number of the style, properties."""
        if int.from_bytes(raw[2:4], "little") & 0xF != 1:
            return b""
        at = self._base_size
        at += 2 + 2 * int.from_bytes(raw[at : at + 2], "little") + 2  # its name
        size = int.from_bytes(raw[at : at + 2], "little")
        return raw[at + 4 : at + 2 + size]


def _applied(style: OldStyle, grpprl: bytes) -> OldStyle:
    for code, operand in properties(grpprl):
        if code == _OUTLINE and operand:
            style = replace(style, heading=operand[0] + 1 if operand[0] < 9 else 0)
        elif code == _LIST:
            style = replace(style, list_number=int.from_bytes(operand, "little", signed=True))
        elif code == _LEVEL and operand:
            style = replace(style, list_level=operand[0])
    return style


@dataclass(frozen=True, slots=True)
class _List:
    """A list: its levels, and the style that each level is linked to."""

    levels: tuple[Level, ...]
    linked: tuple[int, ...]


class OldLists:
    """The document's lists and where each is in its counting."""

    def __init__(self, file: OldWordFile) -> None:
        self._counters = Counters()
        self._lists = _read_lists(file)
        self._overrides = _read_overrides(file.table(OVERRIDES)[1])
        self._used: set[int] = set()

    def label(self, style: OldStyle, number: int) -> str:
        """Count a paragraph (``number`` is its style's) and return what stands before it."""
        if not 1 <= style.list_number <= len(self._overrides):
            return ""
        list_id, starts, own = self._overrides[style.list_number - 1]
        found = self._lists.get(list_id)
        if found is None:
            return ""
        level = style.list_level
        if level is None:
            level = found.linked.index(number) if number in found.linked else 0
        levels = [own.get(i, shown) for i, shown in enumerate(found.levels)]
        levels = [
            replace(shown, start=starts[i]) if i in starts else shown
            for i, shown in enumerate(levels)
        ]
        if style.list_number not in self._used:
            self._used.add(style.list_number)
            for index in starts:
                self._counters.start_anew(str(list_id), index)
        return self._counters.label(str(list_id), levels, level)


def _read_lists(file: OldWordFile) -> dict[int, _List]:
    """PlfLst, and the levels that lie behind it (2.9.150 LSTF, 2.9.146 LVL)."""
    start, table = file.table(LISTS)
    if len(table) < 2:
        return {}
    levels = file.after(start + len(table))
    lists: dict[int, _List] = {}
    at = 0
    for i in range(int.from_bytes(table[:2], "little")):
        entry = table[2 + 28 * i : 30 + 28 * i]
        if len(entry) < 28:
            break
        shown = []
        for _ in range(1 if entry[26] & 1 else 9):
            level, at = _level(levels, at)
            shown.append(level)
        linked = struct.unpack_from("<9H", entry, 8)
        lists[int.from_bytes(entry[:4], "little")] = _List(tuple(shown), linked)
    return lists


def _level(data: bytes, at: int) -> tuple[Level, int]:
    """One LVL, and the place behind it. Level numbers in its text are the characters 0 to 8."""
    start, form, flags = struct.unpack_from("<iBB", data, at)
    characters, paragraph, limit = struct.unpack_from("<BBB", data, at + 24)
    at += 28 + characters + paragraph
    (length,) = struct.unpack_from("<H", data, at)
    text = data[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace")
    text = "".join(f"%{ord(char) + 1}" if ord(char) < 9 else char for char in text)
    restart = limit if flags & 8 else None
    level = Level(_FORMATS.get(form, "decimal"), text, start, restart, bool(flags & 4))
    return level, at + 2 + 2 * length


def _read_overrides(table: bytes) -> list[tuple[int, dict[int, int], dict[int, Level]]]:
    """PlfLfo (2.9.131): list, changed starts and changed levels, for each number in use."""
    if len(table) < 4:
        return []
    (count,) = struct.unpack_from("<I", table)
    count = min(count, (len(table) - 4) // 16)
    at = 4 + 16 * count
    found = []
    for i in range(count):
        list_id, changed = struct.unpack_from("<I8xB", table, 4 + 16 * i)
        starts: dict[int, int] = {}
        levels: dict[int, Level] = {}
        at += 4
        for _ in range(changed):
            start, flags = struct.unpack_from("<iI", table, at)
            at += 8
            if flags & 0x20:
                levels[flags & 0xF], at = _level(table, at)
            elif flags & 0x10:
                starts[flags & 0xF] = start
        found.append((list_id, starts, levels))
    return found
