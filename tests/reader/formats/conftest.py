"""Documents written to a file and opened, and their blocks as short values."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from taizhang.errors import KnownError
from taizhang.reader.formats.limits import LIMITS, Limits
from taizhang.reader.open import open_document
from taizhang.reader.source import Source

Opener = Callable[..., Source]
Refusal = Callable[..., str]


@pytest.fixture
def opened(tmp_path: Path) -> Opener:
    """Opens bytes as a file of that name."""

    def open_bytes(data: bytes, name: str = "a.bin", limits: Limits = LIMITS) -> Source:
        path = tmp_path / name
        path.write_bytes(data)
        source = open_document(path, limits)
        check(source)
        return source

    return open_bytes


@pytest.fixture
def refused(tmp_path: Path) -> Refusal:
    """Opens bytes that must be refused, and returns the sentence."""

    def sentence(data: bytes, name: str = "a.bin", limits: Limits = LIMITS) -> str:
        path = tmp_path / name
        path.write_bytes(data)
        with pytest.raises(KnownError) as caught:
            open_document(path, limits)
        return str(caught.value)

    return sentence


def check(source: Source) -> None:
    """What holds for every source: blocks make up the text, places are true, it can be stored."""
    assert "\n".join(source.text[b.start : b.end] for b in source.blocks) == source.text
    source.text.encode()
    for block in source.blocks:
        words = source.text[block.start : block.end]
        assert block.cell is not None or "\n" not in words
        assert block.cell is None or (block.cell.rows >= 1 and block.cell.columns >= 1)


def paragraphs(source: Source) -> list[str]:
    """The paragraphs outside tables."""
    return [source.text[b.start : b.end] for b in source.blocks if b.cell is None]


def cells(source: Source) -> list[tuple[int, int, int, int, str]]:
    """Cells as row, column, rows, columns, text."""
    return [
        (b.cell.row, b.cell.column, b.cell.rows, b.cell.columns, source.text[b.start : b.end])
        for b in source.blocks
        if b.cell is not None
    ]
