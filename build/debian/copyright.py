"""The copyright file of the package: every licence in the bundle, in full but for the common ones.

Debian keeps the texts of the GPL, the LGPL and the Apache licence on every system and wants them
named, not repeated; they are in the bundle as well.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

_COMMON = {
    "Apache-2.0": r"Apache License\s+Version 2\.0, January 2004",
    "LGPL-2.1": r"GNU LESSER GENERAL PUBLIC LICENSE\s+Version 2\.1",
    "LGPL-3": r"GNU LESSER GENERAL PUBLIC LICENSE\s+Version 3",
    "GPL-2": r"GNU GENERAL PUBLIC LICENSE\s+Version 2",
    "GPL-3": r"GNU GENERAL PUBLIC LICENSE\s+Version 3",
}
_END = r".*?END OF TERMS AND CONDITIONS"
_HEAD = """\
Taizhang (台账) is an offline ledger for government action plans.
Copyright: 2026 the Taizhang maintainers
Licence: Apache-2.0; on Debian systems its text is in /usr/share/common-licenses/Apache-2.0.

The package carries the software and the fonts listed here, each under its own licence. Qt and
PySide6 are used under the LGPL-3.0, as separate libraries in
/opt/taizhang/_internal/PySide6 that may be replaced by other builds of the same version; their
source is at the Qt project (qtbase, qtsvg, qtwayland, pyside-setup, tag v6.9.3). The texts of all
licences are in /opt/taizhang/_internal/licences too.

Parts
=====

"""


def named(text: str) -> str:
    """A licence text in which common licences are named instead of repeated."""
    for name, opening in _COMMON.items():
        words = f"See /usr/share/common-licenses/{name}."
        if re.match(rf"\s*{opening}", text):
            return words
        text = re.sub(opening + _END, words, text, flags=re.DOTALL)
    return text


def _parts(table: Path) -> str:
    """Name, licence and source of each part, from build/licences.toml."""
    parts = tomllib.loads(table.read_text("utf-8"))["part"]
    return "\n".join(
        f"{part['name']}\n  Licence: {part['spdx']}\n  Source: {part['source']}\n" for part in parts
    )


def copyright_file(table: Path, licences: Path) -> str:
    """The whole text.

    Args:
        table: build/licences.toml, the list of parts.
        licences: the folder of licence texts in the bundle.
    """
    texts = []
    for path in sorted(licences.rglob("*")):
        if not path.is_file():
            continue
        name = path.relative_to(licences).as_posix()
        text = named(path.read_text("utf-8", errors="replace")).strip("\f\n")
        texts.append(f"{name}\n{'-' * len(name)}\n\n{text}\n")
    return f"{_HEAD}{_parts(table)}\nTexts\n=====\n\n" + "\n\n".join(texts)
