"""What dev.py and the packaging scripts share: places, sentences, starting other programs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DIST = ROOT / "dist"
WINDOWS = os.name == "nt"

Command = Sequence["str | Path"]


class DevError(Exception):
    """Something expected went wrong; the text is one sentence for the person at the keyboard."""


def say(sentence: str) -> None:
    """Tell what is being done, at once and before the output of whatever is started next."""
    print(sentence, file=sys.stderr, flush=True)


def call(command: Command, *, env: Mapping[str, str] | None = None, hush: bool = False) -> int:
    """Run a command in the project's root and return its exit code.

    Its output is shown; hushed, only what it writes to the error stream.
    """
    words = [str(part) for part in command]
    stdout = subprocess.DEVNULL if hush else None
    return subprocess.run(words, cwd=ROOT, env=env, stdout=stdout, check=False).returncode


def program_environment(base: Mapping[str, str]) -> dict[str, str]:
    """The environment for everything started here: UTF-8 whatever the system's default is."""
    env = {**base, "PYTHONUTF8": "1"}
    # Qt complains of a locale that is not UTF-8, which bare containers and servers have.
    if not WINDOWS and not any(base.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG")):
        env["LC_ALL"] = "C.UTF-8"
    return env


def folder_size(folder: Path) -> tuple[int, int]:
    """Bytes and number of the files under a folder; links are not counted."""
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    return sum(path.stat().st_size for path in files), len(files)


def version() -> str:
    """The program's version, from the one place where it stands."""
    text = (ROOT / "desktop" / "taizhang" / "__init__.py").read_text("utf-8")
    found = re.search(r'^__version__ = "([^"]+)"$', text, re.MULTILINE)
    if found is None:
        raise DevError("desktop/taizhang/__init__.py names no version.")
    return found[1]
