"""Ways a ledger file comes to harm."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

PAGE = 4096
_APPLICATION_ID = 0x545A4C47
Harm = Callable[[bytes, Path, random.Random], None]
"""Writes a damaged file that had these bytes."""


def cut_short(whole: bytes, path: Path, rng: random.Random) -> None:
    """A copy that was broken off: at a page or anywhere."""
    length = rng.randrange(1, len(whole))
    path.write_bytes(whole[: length // PAGE * PAGE or PAGE if rng.random() < 0.5 else length])


def flip_bytes(whole: bytes, path: Path, rng: random.Random) -> None:
    """A few bytes anywhere are others."""
    _flip(whole, path, rng, range(len(whole)))


def flip_header(whole: bytes, path: Path, rng: random.Random) -> None:
    """A few bytes of the header or the schema, where each has a meaning."""
    _flip(whole, path, rng, range(rng.choice((100, 108, PAGE))))


def flip_text(whole: bytes, path: Path, rng: random.Random) -> None:
    """One byte in the middle of some Chinese text, which no check of SQLite's looks at."""
    places = [i for i in rng.sample(range(PAGE, len(whole)), 2000) if whole[i] >= 0x80]
    _flip(whole, path, rng, places, 1)


def zero_page(whole: bytes, path: Path, rng: random.Random) -> None:
    """One to three pages are empty, as a file system leaves those it has lost."""
    content = bytearray(whole)
    for _ in range(rng.randint(1, 3)):
        start = rng.randrange(len(whole) // PAGE) * PAGE
        content[start : start + PAGE] = bytes(PAGE)
    path.write_bytes(content)


def noise_page(whole: bytes, path: Path, rng: random.Random) -> None:
    """A page is another file's."""
    start = rng.randrange(len(whole) // PAGE) * PAGE
    path.write_bytes(whole[:start] + rng.randbytes(PAGE) + whole[start + PAGE :])


def foreign(whole: bytes, path: Path, rng: random.Random) -> None:
    """Another program's SQLite file; half of them carry our number by accident."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        if rng.random() < 0.5:
            connection.execute("PRAGMA journal_mode = WAL")
        if rng.random() < 0.5:
            connection.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {rng.randint(0, 3)}")
        name = rng.choice(("STIGCheck", "milestone", "journal"))
        connection.execute(f"CREATE TABLE {name} (id INTEGER PRIMARY KEY, x)")
        connection.executemany(f"INSERT INTO {name} (x) VALUES (?)", [(i,) for i in range(50)])
    finally:
        connection.close()


def empty(whole: bytes, path: Path, rng: random.Random) -> None:
    """Nothing in it."""
    path.write_bytes(b"")


def renamed_pdf(whole: bytes, path: Path, rng: random.Random) -> None:
    """A PDF with a ledger's name."""
    path.write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + rng.randbytes(rng.randrange(40_000)))


def _flip(
    whole: bytes, path: Path, rng: random.Random, places: range | list[int], count: int = 0
) -> None:
    content = bytearray(whole)
    for place in rng.choices(places, k=count or rng.choice((1, 1, 4, 64))):
        content[place] ^= rng.randint(1, 255)
    path.write_bytes(content)


HARMS: tuple[Harm, ...] = (
    cut_short,
    flip_bytes,
    flip_header,
    flip_text,
    zero_page,
    noise_page,
    foreign,
    empty,
    renamed_pdf,
)
