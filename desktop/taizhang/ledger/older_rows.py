"""Rows as journal lines of earlier versions hold them, brought to today's columns and words.

A journal line is never altered, not by a migration either; whoever reads rows out of it passes
them through here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

FIRST_VERSION = 1

_FIRST_PLAN = 1
"""Up to version 1 a ledger held one plan."""

NO_MORE = frozenset({"folded"})
"""Columns that tables had up to version 2: texts made ready for search, which are made when they
are needed now. Nothing depends on what stood in them."""

_KINDS = {"省政府部门": "本级部门", "中央驻苏单位": "上级驻地单位"}


def current(table: str, row: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    """The row as the table of that name would hold it today; None stays None."""
    if row is None:
        return None
    if not NO_MORE.isdisjoint(row):
        row = {column: value for column, value in row.items() if column not in NO_MORE}
    if table == "agency":
        kind = str(row["kind"])
        return {"plan_id": _FIRST_PLAN, **row, "kind": _KINDS.get(kind, kind)}
    if table == "setting" and row["key"] == "own_agency":
        return {**row, "key": f"own_agency/{_FIRST_PLAN}"}
    return row


def as_in(version: int, row: Mapping[str, Any]) -> Mapping[str, Any]:
    """A row of a plan's tables in the words that a ledger of that version used."""
    if version > FIRST_VERSION or "kind" not in row:
        return row
    older = {new: old for old, new in _KINDS.items()}
    return {**row, "kind": older.get(row["kind"], row["kind"])}
