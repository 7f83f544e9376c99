"""The same sources give the same bundle, from another folder and with another order of sets too.

Slow (two builds): ``pytest -m packaged tests/packaging/test_same_twice.py``. Wants PyInstaller and
binutils.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = (
    "LICENSE",
    "build",
    "db",
    "desktop",
    "docs",
    "pyproject.toml",
    "requirements",
    "resources",
)

pytestmark = [
    pytest.mark.packaged,
    pytest.mark.skipif(importlib.util.find_spec("PyInstaller") is None, reason="no PyInstaller"),
    pytest.mark.skipif(shutil.which("objcopy") is None, reason="no binutils"),
]


def copy_sources(source: Path, folder: Path) -> None:
    """What a build reads, from one folder into another."""
    folder.mkdir()
    for name in SOURCES:
        if (source / name).is_dir():
            unneeded = shutil.ignore_patterns("__pycache__")
            shutil.copytree(source / name, folder / name, ignore=unneeded)
        else:
            shutil.copy2(source / name, folder / name)


def build(folder: Path, seed: str) -> dict[str, str]:
    """Build from the sources in ``folder``. Returns the digest of each file by its place.

    A link counts by where it leads, and whether a file can be executed counts as well.
    """
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    command += ["build/pyinstaller.spec", "--workpath", "made/work", "--distpath", "made/dist"]
    subprocess.run(command, cwd=folder, env=os.environ | {"PYTHONHASHSEED": seed}, check=True)
    bundle = folder / "made" / "dist" / "taizhang"
    return {
        str(path.relative_to(bundle)): _digest(path)
        for path in sorted(bundle.rglob("*"))
        if path.is_symlink() or path.is_file()
    }


def _digest(path: Path) -> str:
    if path.is_symlink():
        return f"-> {path.readlink()}"
    executable = bool(path.stat().st_mode & 0o100)
    return f"{hashlib.sha256(path.read_bytes()).hexdigest()} {executable}"


def test_two_builds_are_one(tmp_path: Path) -> None:
    here, elsewhere = tmp_path / "a", tmp_path / "另 一处"
    copy_sources(ROOT, here)
    copy_sources(here, elsewhere)
    first, second = build(here, "1"), build(elsewhere, "2")
    assert {name for name in first | second if first.get(name) != second.get(name)} == set()
