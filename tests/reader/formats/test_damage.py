"""Damaged files of every format: a source comes out or one sentence, never anything else."""

from __future__ import annotations

import contextlib
import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from taizhang.errors import KnownError
from taizhang.reader.open import open_document
from tests.reader.formats.conftest import check
from tests.reader.formats.making import DATA, cell, numbered, official_pages, row, word
from tests.reader.formats.test_web_page import PAGE

RUNS = 100


def word_document() -> bytes:
    table = "<w:tbl>" + row(cell("甲"), cell("乙", "<w:vMerge/>")) * 2 + "</w:tbl>"
    return word(numbered("总体要求", 0) + numbered("指导思想", 1) + table)


MAKERS: dict[str, Callable[[], bytes]] = {
    "text": lambda: ("一、总体要求\n" * 50).encode("gb18030"),
    "page": lambda: PAGE.encode("gb18030"),
    "word": word_document,
    "old word": (DATA / "plan.doc").read_bytes,
    "pdf": lambda: official_pages(["一、总体要求", "贯彻实施质量发展纲要，" * 9]),
}


def damaged(data: bytes, random_: random.Random) -> bytes:
    """Bytes changed, a stretch lost or repeated, or the end cut off."""
    how = random_.random()
    if how < 0.25:
        return data[: random_.randrange(len(data))]
    changed = bytearray(data)
    if how < 0.85:
        for _ in range(random_.choice((1, 2, 8, 64))):
            changed[random_.randrange(len(changed))] = random_.randrange(256)
    else:
        start = random_.randrange(len(changed))
        end = start + random_.randrange(1, 2000)
        changed[start:end] = changed[start:end] * random_.choice((0, 3))
    return bytes(changed)


def inner_damaged(data: bytes, random_: random.Random) -> bytes:
    """A Word package whose parts are damaged and whose checksums are right."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            part = bytearray(old.read(name))
            for _ in range(random_.randrange(3)):
                part[random_.randrange(len(part))] = random_.choice(b'0123456789-abcxyz<>/"')
            new.writestr(name, bytes(part))
    return stream.getvalue()


@pytest.mark.parametrize("kind", [*MAKERS, "word inside"])
def test_damaged_files(kind: str, tmp_path: Path) -> None:
    data = MAKERS[kind.removesuffix(" inside")]()
    spoil = inner_damaged if kind.endswith("inside") else damaged
    path = tmp_path / "a.bin"
    random_ = random.Random(20120621)
    for _ in range(RUNS):
        path.write_bytes(spoil(data, random_))
        with contextlib.suppress(KnownError):
            check(open_document(path))
