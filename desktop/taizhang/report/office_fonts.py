"""The office's own fonts, where the machine has them: 仿宋_GB2312, 楷体_GB2312, 方正小标宋简体.

Their makers do not let them be passed on, so that the program has others in their place; but a
machine of an office has them, and what leaves an office is expected in them. They are known by the
names inside the file, whatever it is called. Only files with TrueType outlines can be embedded.
"""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from taizhang.errors import KnownError, reason_of
from taizhang.report.font_file import FontError, ReportFont
from taizhang.report.fonts import SHIPPED, Face, Fonts, Typeface

_WANTED = {
    "fangsong": ("仿宋_gb2312", "fangsong_gb2312"),
    "kai": ("楷体_gb2312", "kaiti_gb2312"),
    "title": ("方正小标宋简体", "方正小标宋_gbk", "fzxiaobiaosong-b05s", "fzxiaobiaosong-b05"),
}
_FACES = {"fangsong": Face.FANGSONG, "kai": Face.KAI, "title": Face.TITLE}
_LARGEST = 64 << 20
"""Bytes; nothing beyond is one of these."""
_NAMES = (1, 4, 6)
"""Family, full name, PostScript name (OpenType, table ``name``)."""


@dataclass(frozen=True, slots=True)
class OfficeFonts:
    """What was found: the fonts to print with, and sentences for those that cannot be used."""

    fonts: Fonts
    used: tuple[str, ...] = ()
    """Names of the office's fonts that will be used."""
    refused: tuple[KnownError, ...] = ()
    """A sentence for each that was found but cannot be used."""


def font_folders() -> list[Path]:
    """Where this system keeps fonts, its own and the user's."""
    home = Path.home()
    if sys.platform == "win32":
        windows = Path(os.environ.get("WINDIR", r"C:\Windows"))
        local = Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
        return [windows / "Fonts", local / "Microsoft" / "Windows" / "Fonts"]
    shared = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path("/opt/fonts")]
    return [*shared, home / ".local" / "share" / "fonts", home / ".fonts"]


def with_office_fonts(folders: Iterable[Path] | None = None) -> OfficeFonts:
    """The program's fonts, and before them those of the office that are found in the folders.

    Reads names only, but for the fonts it takes; a second's work where there are a thousand fonts.
    """
    found: dict[str, ReportFont] = {}
    used: list[str] = []
    refused: list[KnownError] = []
    for path in _font_files(font_folders() if folders is None else folders):
        role, name = _role_of(path)
        if not role or role in found:
            continue
        try:
            # Named in the PDF by its role: the real name may be in any script.
            found[role] = ReportFont(f"Office-{role}", path.read_bytes())
            used.append(name)
        except FontError:
            refused.append(
                KnownError("字体“{0}”不是可嵌入的 TrueType 字体，打印时改用程序自带的字体。", name)
            )
        except OSError as error:
            reason = reason_of(error)
            refused.append(
                KnownError("字体“{0}”无法读取（{1}），打印时改用程序自带的字体。", name, reason)
            )
    typefaces = {
        role: Typeface(_FACES[role], getattr(SHIPPED, role).western, font)
        for role, font in found.items()
    }
    fonts = replace(SHIPPED, **typefaces)
    return OfficeFonts(fonts, tuple(used), tuple(refused))


def _font_files(folders: Iterable[Path]) -> Iterator[Path]:
    """Files that may be fonts, in the order of their names."""
    for folder in folders:
        for root, inner, names in os.walk(folder):
            inner.sort()
            for name in sorted(names):
                if name.lower().endswith((".ttf", ".otf")):
                    yield Path(root, name)


def _role_of(path: Path) -> tuple[str, str]:
    """For what the font is wanted, with the name it is known by; empty if it is not."""
    try:
        if path.stat().st_size > _LARGEST:
            return "", ""
        with path.open("rb") as file:
            names = list(_names_in(file))
    except (OSError, struct.error):
        # Not readable or not a font: there is nothing to print with, and nothing to tell.
        return "", ""
    for role, wanted in _WANTED.items():
        for name in names:
            if name.lower() in wanted:
                return role, name
    return "", ""


def _names_in(file: BinaryIO) -> Iterator[str]:
    """The names in a font's table ``name``, in all its languages."""
    _, count = struct.unpack(">4sH", file.read(6))
    file.seek(12)
    tables = file.read(16 * count)
    for tag, _, offset, length in struct.iter_unpack(">4sIII", tables):
        if tag == b"name":
            file.seek(offset)
            yield from _decoded(file.read(min(length, 1 << 20)))


def _decoded(table: bytes) -> Iterator[str]:
    _, count, strings = struct.unpack_from(">3H", table)
    for i in range(count):
        platform, _, _, number, length, offset = struct.unpack_from(">6H", table, 6 + 12 * i)
        raw = table[strings + offset : strings + offset + length]
        if number in _NAMES:
            # Windows and Unicode names are UTF-16; Macintosh ones of these fonts are GB 2312.
            yield raw.decode("utf-16-be" if platform in (0, 3) else "gb18030", errors="replace")
