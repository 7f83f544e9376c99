"""Which evidence the system may be asked to open: documents, pictures, sound; never what runs.

An allow-list by ending, since that is what a system goes by; and whatever the ending, nothing that
begins like a program or carries macros. Everything may be saved.
"""

from __future__ import annotations

import re
import unicodedata

from taizhang.ledger.evidence_names import safe_name, split_name

HEAD = 2**16
"""How much of a file's beginning tells what it is."""

_DOCUMENTS = "pdf ofd doc docx wps wpt rtf odt xls xlsx et csv ods ppt pptx pps ppsx dps odp txt"
_PICTURES = "jpg jpeg png gif bmp tif tiff webp heic"
_SOUND = "mp3 wav m4a aac flac amr wma mp4 m4v mov avi mkv wmv mpg mpeg 3gp webm"
_ARCHIVES = "zip rar 7z gz tar"
_OPENED = frozenset(f"{_DOCUMENTS} {_PICTURES} {_SOUND} {_ARCHIVES}".split())

# Office documents and add-ins that may carry macros.
_MACRO_KINDS = "docm dotm xlsm xltm xlsb xlam xla xll ppa ppam pptm potm ppsm sldm"

# What runs, or leads to something that runs: none of it is in the list above; here it is named so
# that the reason can be said.
_WINDOWS = """exe com bat cmd scr pif cpl msi msix appx dll sys ps1 psm1 vbs vbe js jse ws wsf
    wsh hta chm hlp lnk url scf reg inf jar jnlp class gadget application appref-ms msc wll
    ps1xml psd1 psc1 vb sct shb shs website library-ms search-ms theme themepack msp ade adp
    mde diagcab appinstaller iso img vhd vhdx rdp"""
_UNIX = """sh bash csh zsh ksh run bin out so desktop appimage deb rpm snap flatpakref py pyc pyw
    pl rb php lua app command pkg dmg workflow scpt"""
_PROGRAMS = frozenset(f"{_WINDOWS} {_UNIX}".split())

_BEGINNINGS = (
    b"MZ",  # Windows and DOS programs
    b"\x7fELF",
    b"#!",
    b"\xfe\xed\xfa\xce",  # Mach-O, and Java classes with the last
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",
    b"\x4c\x00\x00\x00\x01\x14\x02\x00",  # [MS-SHLLINK] 2.1: a shortcut
)
_STARTERS = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:\[(?:desktop entry|internetshortcut|autorun)\]"
    rb"|windows registry editor|regedit4|@echo)",
    re.IGNORECASE,
)
MACRO_MARKS = (
    b"vbaProject.bin",  # ECMA-376 packages: the part's name stands in the zip's directory
    "_VBA_PROJECT".encode("utf-16-le"),  # [MS-OVBA] 2.3: a stream of the older formats
)
HAS_MACROS = "里面有宏，不直接打开。确实需要时请另存出来。"


def may_open(name: str, head: bytes) -> str | None:
    """None where the system may open a file of that name and beginning; else why not.

    ``head`` is its first `HEAD` bytes or more. Macros may stand behind them: `macros_in` looks
    through the rest.
    """
    ending = _ending(name)
    if ending in _PROGRAMS or head.startswith(_BEGINNINGS) or _STARTERS.match(head):
        return "这是程序、脚本或快捷方式，不能打开，只能另存。"
    if ending in _MACRO_KINDS.split() or macros_in(head):
        return HAS_MACROS
    if not ending:
        return "文件名没有扩展名，不知道该用什么程序打开，只能另存。"
    if ending not in _OPENED:
        return "这种文件不在可以直接打开的种类里，只能另存。"
    return None


def runs(name: str) -> bool:
    """Whether a file of that name is a program, a script, a shortcut or carries macros by kind."""
    ending = _ending(name)
    return ending in _PROGRAMS or ending in _MACRO_KINDS.split()


def _ending(name: str) -> str:
    _, suffix = split_name(safe_name(name))
    return unicodedata.normalize("NFKC", suffix[1:]).casefold()


def macros_in(content: bytes) -> bool:
    """Whether a piece of a file shows that the file carries macros."""
    return any(mark in content for mark in MACRO_MARKS)
