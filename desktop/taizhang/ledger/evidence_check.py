"""Is every content of the ledger what was put in: asked by `check`, and after a salvage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from taizhang.ledger.evidence_content import Rows, is_whole
from taizhang.ledger.evidence_names import shown_name

if TYPE_CHECKING:
    from taizhang.ledger.store import Ledger


@dataclass(frozen=True, slots=True)
class BrokenContent:
    """A content that is not whole; ``names`` of the files it stands for, none when unused."""

    id: int
    names: tuple[str, ...]


def verify(ledger: Ledger) -> Iterator[str]:
    """What is damaged, a sentence each. Every byte is read: about a second for 300 MB."""
    return (_sentence(found) for found in broken(ledger.rows))


def broken(rows: Rows) -> Iterator[BrokenContent]:
    """Every content whose size or SHA-256 is not what was written down when it was added."""
    for (content_id,) in rows("SELECT id FROM evidence_content ORDER BY id", ()):
        if not is_whole(rows, content_id):
            yield BrokenContent(content_id, tuple(_names(rows, content_id)))


def _names(rows: Rows, content_id: int) -> Iterator[str]:
    sql = """
        SELECT ifnull(m.number, t.number), e.name FROM evidence AS e
        JOIN task AS t ON t.id = e.task_id LEFT JOIN milestone AS m ON m.id = e.milestone_id
        WHERE e.content_id = ? ORDER BY e.id
    """
    for number, name in rows(sql, (content_id,)):
        yield f"{number} {shown_name(name)}"


def _sentence(found: BrokenContent) -> str:
    if not found.names:
        return f"撤下的佐证材料第 {found.id} 号内容已损坏。"
    names = "、".join(found.names)
    return f"佐证材料的内容已损坏：{names}。请重新添加同一个文件，或从备份恢复。"
