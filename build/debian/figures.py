"""Where the package's megabytes are: the table in docs/packaging.md.

``python3 -m build.debian.figures`` rewrites it from dist/release, between its two marks.
"""

from __future__ import annotations

import io
import lzma
import re
import sys
import tarfile
from collections.abc import Iterable
from pathlib import Path

from build.debian import elf, release
from build.steps import ROOT, DevError, folder_size, say

PAGE = ROOT / "docs" / "packaging.md"
_MARKS = re.compile(r"(<!-- figures -->\n).*(<!-- end of figures -->)", re.DOTALL)

# The first that matches a path in the bundle takes it.
PIECES = (
    ("Qt: libraries", r"_internal/PySide6/Qt/lib/libQt6"),
    ("Qt: ICU (Unicode)", r"_internal/PySide6/Qt/lib/libicu"),
    ("Qt: plugins, translation", r"_internal/PySide6/Qt/"),
    ("PySide6, shiboken6: Qt for Python", r"_internal/(PySide6|shiboken6)/"),
    ("fonts of the paper and the window", r"_internal/_data/resources/fonts/"),
    ("Python: libpython, modules in C", r"_internal/(libpython|python3)"),
    ("program and Python modules, compiled", r"taizhang$|_internal/base_library"),
    ("PDFium: pages, reading PDF", r"_internal/pypdfium2"),
    ("lxml, python-docx: DOCX", r"_internal/(lxml|docx)"),
    ("lexbor: reading web pages", r"_internal/selectolax"),
    ("pinyin tables", r"_internal/pypinyin"),
    ("OpenSSL (hashes)", r"_internal/libcrypto"),
    ("SQLite", r"_internal/libsqlite3"),
    ("licences", r"_internal/(licences/|_data/resources/licences)"),
    ("other libraries and data", r""),
)


def piece_of(path: str) -> str:
    """The piece that a file of the bundle belongs to; ``path`` is relative, with slashes."""
    return next(name for name, pattern in PIECES if re.match(pattern, path))


def packed(paths: Iterable[Path]) -> int:
    """Bytes of the files in one archive, packed as dpkg-deb does."""
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w") as tar:
        for path in paths:
            tar.add(path, recursive=False)
    return len(lzma.compress(archive.getbuffer(), preset=6))


def table(bundle: Path) -> str:
    """Piece, megabytes installed, megabytes in the package; the largest first."""
    pieces: dict[str, list[Path]] = {}
    for path in sorted(bundle.rglob("*")):
        if path.is_file() and not path.is_symlink():
            name = piece_of(path.relative_to(bundle).as_posix())
            pieces.setdefault(name, []).append(path)
    rows = [
        (sum(path.stat().st_size for path in paths), packed(paths), name)
        for name, paths in pieces.items()
    ]
    lines = ["| piece | installed, MB | packed, MB |", "|---|---|---|"]
    lines += [
        f"| {name} | {size / 1e6:.1f} | {small / 1e6:.1f} |"
        for size, small, name in sorted(rows, reverse=True)
    ]
    return "\n".join(lines)


def figures() -> str:
    """The text between the marks."""
    package = release.newest()
    bundle = release.OUTPUT / "taizhang"
    size, count = folder_size(bundle)
    symbols = elf.newest_symbols(bundle)
    newest = ", ".join(f"{name}_{'.'.join(map(str, symbols[name]))}" for name in sorted(symbols))
    return (
        f"`{package.name}`: {package.stat().st_size / 1e6:.1f} MB; installed {size / 1e6:.1f} MB in"
        f" {count} files. Newest symbols asked for: {newest}.\n\n{table(bundle)}\n"
    )


def main() -> int:
    """Rewrite the table."""
    try:
        text = figures()
    except DevError as error:
        say(str(error))
        return 1
    page = PAGE.read_text("utf-8")
    PAGE.write_text(_MARKS.sub(lambda marks: f"{marks[1]}{text}{marks[2]}", page), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
