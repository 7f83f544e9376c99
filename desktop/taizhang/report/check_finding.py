"""What the 交前检查 finds: by which rule, how grave, in a sentence, and where."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from taizhang.errors import KnownError


class Rule(StrEnum):
    """What is asked of a report."""

    NOTHING_RECORDED = "没有填报"
    NO_UNIT = "未选本单位"
    NO_REPORTER = "缺填报人"
    NO_REVIEWER = "缺审核人"
    NO_PHONE = "缺联系电话"
    NO_FEEDBACK = "牵头任务缺参加单位反馈"
    RECHECK = "待复核"
    NO_EVIDENCE = "已完成无佐证"
    LOST_FILE = "佐证文件缺失"
    DATES = "日期矛盾"
    NO_VALUE = "指标无完成值"
    VALUE_AND_STATUS = "完成值与状态不符"
    OVERDUE = "逾期无原因"
    BEHIND = "欠序时无下一步"
    NO_PROGRESS = "无进展情况"
    SHORT_REASON = "不适用理由过短"
    UNFINISHED_TEXT = "文字待补"


class Severity(StrEnum):
    """Whether it must be mended, or excused, before the report goes out."""

    MUST = "必改"
    REMIND = "提醒"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding leads: a task, or one of its milestones. ``number`` is that one's."""

    number: str
    task_id: int
    milestone_id: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend. ``place`` is None where it is about the report as a whole.

    ``key`` is the same at every check, and what an excuse is kept by; ``why`` is the sentence, with
    its values apart so that it can be translated.
    """

    rule: Rule
    severity: Severity
    why: KnownError
    place: Place | None = None
    detail: str = ""
    """Tells findings of one rule at one place apart."""

    @property
    def key(self) -> str:
        """``已完成无佐证/一.3.2``."""
        number = self.place.number if self.place else ""
        return "/".join(part for part in (self.rule, number, self.detail) if part)

    @property
    def sentence(self) -> str:
        """The whole of it in Chinese."""
        return str(self.why)
