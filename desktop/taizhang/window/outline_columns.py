"""The columns that the list can show, and what each is filtered and sorted by."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QCoreApplication

from taizhang.ledger import filters


class Column(IntEnum):
    """The list's columns; their numbers are their places in the model, not on the screen."""

    TEXT = 0
    ROLE = 1
    STATUS = 2
    DONE = 3
    DUE = 4
    PACE = 5
    LEAD = 6
    EVIDENCE = 7
    STEPS = 8
    NOTE = 9


USUAL = (Column.TEXT, Column.ROLE, Column.DUE, Column.STATUS, Column.DONE)
"""What is shown when nothing else was chosen, from left to right."""

FIELDS = {
    Column.TEXT: filters.Column.NUMBER,
    Column.ROLE: filters.Column.ROLE,
    Column.STATUS: filters.Column.STATUS,
    Column.DONE: filters.Column.DONE_ON,
    Column.DUE: filters.Column.DUE,
    Column.PACE: filters.Column.PACE,
    Column.LEAD: filters.Column.LEAD,
    Column.EVIDENCE: filters.Column.EVIDENCE,
    Column.STEPS: filters.Column.STEPS,
    Column.NOTE: filters.Column.NOTE,
}
"""By what of the ledger a column is filtered and sorted."""

FILTERABLE = tuple(column for column in Column if column is not Column.TEXT)
"""The text itself is searched, not filtered by value."""


def heading(column: Column) -> str:
    """What stands over a column."""
    words = {
        Column.TEXT: QCoreApplication.translate("columns", "任务与节点"),
        Column.ROLE: QCoreApplication.translate("columns", "角色"),
        Column.STATUS: QCoreApplication.translate("columns", "状态"),
        Column.DONE: QCoreApplication.translate("columns", "完成"),
        Column.DUE: QCoreApplication.translate("columns", "时限"),
        Column.PACE: QCoreApplication.translate("columns", "序时"),
        Column.LEAD: QCoreApplication.translate("columns", "牵头单位"),
        Column.EVIDENCE: QCoreApplication.translate("columns", "佐证"),
        Column.STEPS: QCoreApplication.translate("columns", "分解"),
        Column.NOTE: QCoreApplication.translate("columns", "进展情况"),
    }
    return words[column]
