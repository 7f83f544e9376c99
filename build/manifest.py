"""The list of all files of the packaged program, by which `taizhang selftest` finds what is gone.

It is the last thing that is written into the folder: what is put in or altered afterwards shows as
different. Files beside ``_internal`` are left out: an installer may name the launchers otherwise.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

PLACE = Path("_data", "manifest.json")


def write(folder: Path) -> Path:
    """Write the SHA-256 of every file below ``folder/_internal``; links count as what they lead to.

    Args:
        folder: the packaged program, as PyInstaller leaves it.
    """
    inside = folder / "_internal"
    target = inside / PLACE
    target.unlink(missing_ok=True)
    sums = {}
    for path in sorted(inside.rglob("*")):
        if path.is_file():
            with path.open("rb") as stream:
                digest = hashlib.file_digest(stream, "sha256")
            sums[path.relative_to(inside).as_posix()] = digest.hexdigest()
    text = json.dumps(dict(sorted(sums.items())), ensure_ascii=False, indent=0)
    target.write_text(f"{text}\n", "utf-8", newline="\n")
    return target
