"""Whether what `taizhang demo` left is right, seen with other programs than those that made it."""

from __future__ import annotations

import subprocess
from pathlib import Path

from PIL import Image

from build.steps import DevError

_PICTURES = 5


def _poppler(*words: str | Path) -> str:
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout


def unembedded(listing: str) -> list[str]:
    """The fonts that a PDF names without carrying them.

    Args:
        listing: what pdffonts prints: two lines of heads, then a font a line, with the columns
            emb, sub, uni, object and generation last.
    """
    lines = listing.splitlines()[2:]
    return [line.split()[0] for line in lines if line.split()[-5] != "yes"]


def check(folder: Path, agency: str) -> str:
    """Look at pictures and PDF files; return what was seen.

    Raises:
        DevError: something is missing or wrong.
    """
    pictures = sorted(folder.glob("*.png"))
    if len(pictures) < _PICTURES:
        raise DevError(f"The demonstration left {len(pictures)} pictures.")
    for path in pictures:
        with Image.open(path) as picture:
            if picture.convert("RGB").getcolors(maxcolors=20) is not None:
                raise DevError(f"{path.name} is empty.")
    papers = sorted(folder.glob("*.pdf"))
    if not papers:
        raise DevError("The demonstration left no PDF.")
    for path in papers:
        if agency not in _poppler("pdftotext", path, "-"):
            raise DevError(f"{path.name} does not name {agency}.")
        fonts = _poppler("pdffonts", path)
        if missing := unembedded(fonts):
            raise DevError(f"{path.name} does not carry {', '.join(missing)}.")
    return f"{len(pictures)} pictures, {len(papers)} PDF, fonts embedded"
