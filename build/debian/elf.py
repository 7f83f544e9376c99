"""What the bundle's libraries ask of the system: names (NEEDED) and symbol versions, by readelf."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

_MAGIC = b"\x7fELF"
_NEEDED = re.compile(r"\(NEEDED\).*\[(.+)\]")
_SONAME = re.compile(r"\(SONAME\).*\[(.+)\]")
_VERSION = re.compile(r"Name: (GLIBC|GLIBCXX|CXXABI|GCC)_([0-9.]+)\b")

Version = tuple[int, ...]


def binaries(folder: Path) -> Iterator[Path]:
    """The programs and libraries under a folder; links are passed over."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(4) == _MAGIC:
                    yield path


def _readelf(option: str, paths: Iterable[Path]) -> str:
    command = ["readelf", "--wide", option, *map(str, paths)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def asked_for(folder: Path) -> set[str]:
    """Names of the libraries that the bundle needs and does not carry."""
    paths = list(binaries(folder))
    dynamic = _readelf("--dynamic", paths)
    carried = {path.name for path in paths} | set(_SONAME.findall(dynamic))
    return set(_NEEDED.findall(dynamic)) - carried


def newest_symbols(folder: Path) -> dict[str, Version]:
    """The highest version of each family of symbols, such as ``GLIBC``: (2, 30)."""
    newest: dict[str, Version] = {}
    for family, number in _VERSION.findall(_readelf("--version-info", binaries(folder))):
        version = tuple(map(int, number.split(".")))
        newest[family] = max(newest.get(family, ()), version)
    return newest
