"""Is the ledger sound: the file, the plan in it, and the record against the journal."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any

from taizhang.ledger import chain, evidence_check, older_rows
from taizhang.ledger.trouble import known_trouble

if TYPE_CHECKING:
    from taizhang.ledger.store import Ledger

_MOST_FINDINGS = 20

_KEYS = ("id", "milestone_id", "agency_id", "key", "as_of", "part", "finding")

_RECORD = {
    "progress": "进展",
    "note": "备注",
    "setting": "设置",
    "recheck": "待复核",
    "evidence": "佐证材料",
    "deadline": "完成时限",
    "pace_override": "序时判定",
    "step": "分解步骤",
    "report_text": "报告文字",
    "report_excuse": "检查说明",
    "report_made": "已出报告",
}
"""The tables that the journal's lines lead to, by what they are called."""


def findings(ledger: Ledger) -> list[str]:
    """Everything that is wrong, a sentence each; an empty list when the ledger is sound."""
    with _any_text(ledger):
        return [
            *_file(ledger),
            *_plan(ledger),
            *islice(chain.broken(ledger), _MOST_FINDINGS),
            *_record(ledger),
            *islice(evidence_check.verify(ledger), _MOST_FINDINGS),
        ]


@contextmanager
def _any_text(ledger: Ledger) -> Iterator[None]:
    """Read texts that are no UTF-8 any more as well: they are to be named, not to end the check."""
    ledger.connection.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
    try:
        yield
    finally:
        ledger.connection.text_factory = str


def _file(ledger: Ledger) -> list[str]:
    with known_trouble(ledger.path):
        pages = [row[0] for row in ledger.rows(f"PRAGMA integrity_check({_MOST_FINDINGS})")]
    found = [f"文件损坏：{page}" for page in pages if page != "ok"]
    return found + [
        f"表 {table} 的第 {row} 行指向不存在的 {parent}。"
        for table, row, parent, _ in ledger.rows("PRAGMA foreign_key_check")
    ]


def _plan(ledger: Ledger) -> list[str]:
    """Each milestone must still be the span of its task's text that it was cut from."""
    sql = """
        SELECT m.number FROM milestone AS m JOIN task AS t ON t.id = m.task_id
        WHERE substr(t.text, m.span_start + 1, m.span_end - m.span_start) <> m.text
    """
    return [f"节点 {number} 的文字与任务原文不一致。" for (number,) in ledger.rows(sql)]


def _record(ledger: Ledger) -> list[str]:
    """What is recorded must be what the journal's lines lead to."""
    expected: dict[str, dict[str, Any]] = {table: {} for table in _RECORD}
    for (stored,) in ledger.rows("SELECT edits FROM journal ORDER BY id"):
        for edit in _edits(stored):
            rows = expected.get(edit["table"])
            if rows is not None:
                before = older_rows.current(edit["table"], edit["before"])
                after = older_rows.current(edit["table"], edit["after"])
                if before is not None:
                    rows.pop(_key(before), None)
                if after is not None:
                    rows[_key(after)] = after
    return [
        f"{name}：表中的记录与操作日志不一致（{difference} 处）。"
        for table, name in _RECORD.items()
        if (difference := _difference(ledger, table, expected[table]))
    ]


def _edits(stored: str) -> list[dict[str, Any]]:
    """A line's edits; none of a line that the chain has named already."""
    try:
        edits: list[dict[str, Any]] = json.loads(stored)
    except ValueError:
        return []
    return edits


def _difference(ledger: Ledger, table: str, expected: dict[str, Any]) -> int:
    with known_trouble(ledger.path):
        rows = [dict(row) for row in ledger.db.table(table).rows]
    actual = {_key(row): row for row in rows}
    return sum(actual.get(k) != expected.get(k) for k in actual.keys() | expected.keys())


def _key(row: Mapping[str, Any]) -> str:
    return json.dumps([row.get(c) for c in _KEYS])
