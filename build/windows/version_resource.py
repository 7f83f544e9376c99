"""What Windows shows of the launchers: version and names in Chinese and English.

The explorer takes the table of the user's own language, else the first one.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from build import steps

ICON = steps.ROOT / "resources" / "icons" / "taizhang.ico"

# (language, names): a Windows language id (Microsoft, "Language Identifier Constants") and the
# words in it, first those of the window's launcher, then those of the command line's.
_CHINESE = 0x0804
_ENGLISH = 0x0409
_UNICODE = 1200
PRODUCT = {_CHINESE: "台账", _ENGLISH: "Taizhang"}
_DESCRIPTIONS = {
    "taizhang-window": {_CHINESE: "台账", _ENGLISH: "Taizhang"},
    "taizhang": {_CHINESE: "台账（命令行）", _ENGLISH: "Taizhang (command line)"},
}
_LICENCE = {_CHINESE: "Apache-2.0 许可证", _ENGLISH: "Apache-2.0 licence"}


def four_numbers(version: str) -> tuple[int, int, int, int]:
    """A version as Windows counts it: 0.3.1 is (0, 3, 1, 0), and so is 0.3.1rc2."""
    found = re.match(r"\d+(?:\.\d+){0,3}", version)
    numbers = [int(part) for part in found[0].split(".")] if found else []
    major, minor, micro, build = (*numbers, 0, 0, 0, 0)[:4]
    return major, minor, micro, build


def version_text(version: str, launcher: str) -> str:
    """The resource of a launcher, as PyInstaller's ``EXE(version=FILE)`` reads it."""
    numbers = four_numbers(version)
    tables = ",\n".join(
        f"    StringTable('{language:04X}{_UNICODE:04X}', [\n"
        + "".join(
            f"      StringStruct({name!r}, {words!r}),\n"
            for name, words in _strings(version, launcher, language).items()
        )
        + "    ])"
        for language in PRODUCT
    )
    translations = [number for language in PRODUCT for number in (language, _UNICODE)]
    return (
        "VSVersionInfo(\n"
        f"  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0,"
        " OS=0x40004, fileType=1, subtype=0, date=(0, 0)),\n"
        f"  kids=[StringFileInfo([\n{tables}\n  ]),\n"
        f"  VarFileInfo([VarStruct('Translation', {translations})])]\n"
        ")\n"
    )


def launcher_options(launcher: str, work: Path) -> dict[str, str]:
    """What the spec gives ``EXE`` for Windows: version resource and icon; nothing elsewhere.

    The resource's text is written into ``work``, PyInstaller's folder for scratch files.
    """
    if os.name != "nt":
        return {}
    text = work / f"{launcher}-version.txt"
    text.write_text(version_text(steps.version(), launcher), "utf-8")
    return {"version": str(text), "icon": str(ICON)}


def _strings(version: str, launcher: str, language: int) -> dict[str, str]:
    return {
        "CompanyName": PRODUCT[language],
        "FileDescription": _DESCRIPTIONS[launcher][language],
        "FileVersion": version,
        "InternalName": launcher,
        "LegalCopyright": _LICENCE[language],
        "OriginalFilename": f"{launcher}.exe",
        "ProductName": PRODUCT[language],
        "ProductVersion": version,
    }
