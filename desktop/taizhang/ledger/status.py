"""The words that a milestone's record is kept in, apart from the record (`record`) itself.

The list needs no more of it than these, and opens the sooner.
"""

from __future__ import annotations

from enum import StrEnum

from taizhang.plan.model import Role


class Status(StrEnum):
    """进展状态 of a milestone for one agency; nothing recorded means 未开始."""

    NOT_STARTED = "未开始"
    UNDER_WAY = "进行中"
    DONE = "已完成"
    NOT_APPLICABLE = "不适用"


class NoteField(StrEnum):
    """The four fields of a note."""

    PROGRESS = "进展情况"
    PROBLEMS = "存在问题"
    NEXT_STEPS = "下一步打算"
    COORDINATION = "需协调事项"


def may_record(role: Role | None) -> bool:
    """Whether a unit of that role records anything: not in others' tasks, nor in archived ones."""
    return role not in (None, Role.ARCHIVED)
