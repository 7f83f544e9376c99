"""What the columns of a table hold, by the words over them, whatever the wording."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from taizhang.plan.model import Role


class Column(StrEnum):
    """The kinds of columns in tables of tasks."""

    NUMBER = "序号"
    SECTION = "类别"
    TASK = "任务"
    TARGET = "目标"
    LEAD = "牵头"
    RESPONSIBLE = "责任"
    PARTICIPANT = "配合"
    GUIDE = "指导"
    DUE = "时限"
    UNIT = "计量单位"
    OTHER = "其他"


ROLES = {
    Column.LEAD: Role.LEAD,
    Column.RESPONSIBLE: Role.RESPONSIBLE,
    Column.PARTICIPANT: Role.PARTICIPANT,
    Column.GUIDE: Role.GUIDE,
}
_LONGEST = 24
_KINDS = (
    (Column.UNIT, "^(?:计量|计算|目标|指标)?单位$"),
    (
        Column.OTHER,
        "责任人|责任领导|联系人|负责人|分管领导|联系方式|电话|姓名|职务|备注|说明"
        "|推广范围|适用范围|进展|完成情况",
    ),
    (Column.LEAD, "牵头|主办|主责"),
    (Column.PARTICIPANT, "配合|参加|参与|协办|协同|协作|协助"),
    (Column.GUIDE, "指导部门|指导单位|督导单位|督办单位|指导处室"),
    (
        Column.RESPONSIBLE,
        "责任|负责|承办|落实单位|落实部门|实施单位|实施主体|完成单位|承担单位|分工单位"
        "|主管部门|主管单位",
    ),
    (Column.DUE, "时限|时间|期限|进度安排|节点|完成日期"),
    (Column.NUMBER, "^序号$|^编号$|^项号$|^号$|^序$|(?i:^no\\.?$)"),
    (Column.SECTION, "类别|分类|领域|板块|方面|一级"),
    (Column.TASK, "任务|事项|工作|内容|举措|措施|项目|要点|行动|要求"),
    (Column.TARGET, "目标|指标|成效|成果|标准"),
)
_HEADING = re.compile("分工$|^分工|职责|单位|部门")
_GOAL = re.compile("(?:目标|指标|成效|成果|标准)(?:要求|值)?$")
AGENCIES = frozenset(ROLES)


def column_of(words: str) -> Column | None:
    """The kind that a heading names; None where the words are no heading of a column."""
    plain = re.sub(r"[\s（）()]", "", words)
    if not plain or len(plain) > _LONGEST or re.search("[，。；：]", plain):
        return None
    for column, pattern in _KINDS:
        if re.search(pattern, plain):
            return column
    return Column.OTHER if _HEADING.search(plain) else None


def kinds_of(headings: Sequence[str]) -> list[Column]:
    """The kinds of a table's columns; beside one of tasks 工作目标 is what is to be reached."""
    kinds = [column_of(words[:_LONGEST]) or Column.OTHER for words in headings]
    goals = [
        k is Column.TASK and _GOAL.search(w) is not None
        for k, w in zip(kinds, headings, strict=True)
    ]
    if any(k is Column.TASK and not goal for k, goal in zip(kinds, goals, strict=True)):
        return [Column.TARGET if goal else k for k, goal in zip(kinds, goals, strict=True)]
    return kinds


def is_task_table(columns: list[Column]) -> bool:
    """Whether the table holds tasks: what is to be done, and by whom."""
    return Column.TASK in columns and any(column in AGENCIES for column in columns)
