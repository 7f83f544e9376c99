"""The bytes of evidence as the ledger holds them: parts of 1 MB, read back and checked by hash."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterator
from typing import Any

from taizhang.errors import KnownError
from taizhang.ledger.trouble import DamagedLedger

PART = 2**20
"""A part, unpacked: a file of any size is read and written with a few of them in memory."""

Rows = Callable[[str, tuple[Any, ...]], list[tuple[Any, ...]]]
"""Runs a query: `Ledger.rows`, or a connection's where there is no ledger yet."""

_CONTENT = "SELECT size, sha256 FROM evidence_content WHERE id = ?"
_PART = "SELECT packed, bytes FROM evidence_part WHERE content_id = ? AND number = ?"


class DamagedEvidence(KnownError):
    """What the ledger holds of a file is no more what was put in."""


def pack(part: bytes) -> tuple[bool, bytes]:
    """The part as it is stored, and whether it is packed.

    Level 1: level 6 took two to three times as long for a twentieth less. What is compressed
    already (pictures, office files, PDF) is told by a piece of it and not tried as a whole.
    """
    middle = len(part) // 2
    piece = part[middle : middle + _PIECE]
    if len(zlib.compress(piece, 1)) > len(piece) * _WORTH_IT:
        return False, part
    packed = zlib.compress(part, 1)
    return (True, packed) if len(packed) < len(part) * _WORTH_IT else (False, part)


_PIECE = 2**16
_WORTH_IT = 0.97


def parts_of(rows: Rows, content_id: int, name: str) -> Iterator[bytes]:
    """The content, part by part. It is good only when all of it has come.

    Raises:
        DamagedEvidence: a part is missing or altered; at the latest after the last part.
        DamagedLedger: the file cannot be read there.
    """
    ((size, sha256),) = rows(_CONTENT, (content_id,))
    seen, read, number = hashlib.sha256(), 0, 1
    while found := rows(_PART, (content_id, number)):
        ((packed, stored),) = found
        part = _unpack(stored, name) if packed else stored
        seen.update(part)
        read += len(part)
        number += 1
        yield part
    if (read, seen.hexdigest()) != (size, sha256):
        raise _damaged(name)


def _unpack(stored: bytes, name: str) -> bytes:
    """A packed part; one that would unpack to more than a part was not packed here."""
    unpacking = zlib.decompressobj()
    try:
        part = unpacking.decompress(stored, PART)
    except zlib.error as error:
        raise _damaged(name) from error
    if not unpacking.eof:
        raise _damaged(name)
    return part


def _damaged(name: str) -> DamagedEvidence:
    return DamagedEvidence(
        "佐证材料“{0}”的内容已损坏，与添加时不同。请重新添加同一个文件，或从备份恢复。", name
    )


def is_whole(rows: Rows, content_id: int) -> bool:
    """Whether every byte is as it was put in."""
    try:
        for _ in parts_of(rows, content_id, ""):
            pass
    except (DamagedEvidence, DamagedLedger):
        return False
    return True
