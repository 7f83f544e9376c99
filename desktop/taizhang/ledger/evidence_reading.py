"""A content read beside the window: through a connection of its own, which writes nothing."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

from taizhang.errors import KnownError
from taizhang.ledger.evidence_content import parts_of
from taizhang.ledger.probe import reading
from taizhang.ledger.trouble import known_trouble

_CONTENT_OF = """
    SELECT c.id, c.size FROM evidence_content AS c
    WHERE c.id = (SELECT content_id FROM evidence WHERE id = ?)
"""


def content_beside(path: Path, evidence_id: int, most: int) -> bytes | None:
    """The bytes of evidence, None when they are more than ``most``; for any thread.

    Raises:
        KnownError: there is none of that id, it is damaged, or the ledger cannot be read.
    """
    immutable = not os.access(path.parent, os.W_OK)
    with known_trouble(path), closing(reading(path, immutable=immutable)) as file:
        rows = file.execute(_CONTENT_OF, (evidence_id,)).fetchall()
        if not rows:
            raise KnownError("没有编号为 {0} 的佐证材料。", evidence_id)
        ((content_id, size),) = rows
        if size > most:
            return None
        asked = lambda sql, values: file.execute(sql, values).fetchall()  # noqa: E731
        return b"".join(parts_of(asked, content_id, ""))
