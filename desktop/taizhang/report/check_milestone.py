"""What is asked of each milestone, a rule a function."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from taizhang.errors import KnownError
from taizhang.ledger.feedback import Surroundings
from taizhang.ledger.pace import Timing, is_limit, timing
from taizhang.ledger.record import MilestoneRecord, Record, TaskRecord
from taizhang.ledger.status import NoteField, Status
from taizhang.plan.model import Target
from taizhang.report.check_finding import Finding, Place, Rule, Severity
from taizhang.report.check_task import has, named, of_evidence, of_texts
from taizhang.report.wording import target_text, value_text

_SHORTEST_REASON = 4
_SOFT = ("左右", "力争", "争取", "约", "上下")
"""Words that leave room below the figure."""


@dataclass(frozen=True, slots=True)
class MilestoneCase:
    """A milestone of the record that is asked about."""

    record: Record
    task: TaskRecord
    milestone: MilestoneRecord
    around: Surroundings

    @property
    def place(self) -> Place:
        """The milestone's."""
        return Place(self.milestone.number, self.task.id, self.milestone.id)

    @property
    def name(self) -> str:
        """``一.3.2“制定质量奖管理办法”``."""
        return named(self.milestone.number, self.milestone.text)

    @property
    def done(self) -> bool:
        """Whether it is 已完成 as of the record's day."""
        return self.milestone.status is Status.DONE

    @property
    def under_way(self) -> bool:
        """Whether it is 进行中, and not only because its day is after the record's."""
        later = self.milestone.id in self.around.later
        return self.milestone.status is Status.UNDER_WAY and not later

    def written(self, *fields: NoteField) -> bool:
        """Whether one of the fields was filled in, here or about the task as a whole."""
        return has(self.milestone.notes, *fields) or has(self.task.notes, *fields)

    def finding(self, rule: Rule, severity: Severity, why: KnownError, detail: str = "") -> Finding:
        """A finding at this place."""
        return Finding(rule, severity, why, self.place, detail)


def recheck(case: MilestoneCase) -> Iterator[Finding]:
    """待复核."""
    if case.milestone.recheck:
        why = KnownError(
            "{0}在方案修改后还没有复核（{1}），请核对所填内容，再点“已复核”。",
            *(case.name, case.milestone.recheck),
        )
        yield case.finding(Rule.RECHECK, Severity.MUST, why)


def no_evidence(case: MilestoneCase) -> Iterator[Finding]:
    """已完成无佐证: neither here nor for the task as a whole."""
    if case.done and not case.milestone.evidence and not case.task.evidence:
        why = KnownError("{0}已完成，但没有佐证材料，请添加，或写明不附的理由。", case.name)
        yield case.finding(Rule.NO_EVIDENCE, Severity.MUST, why)


def evidence(case: MilestoneCase) -> Iterator[Finding]:
    """佐证文件缺失."""
    yield from of_evidence(case.milestone.evidence, case.around, case.name, case.place)


def dates(case: MilestoneCase) -> Iterator[Finding]:
    """日期矛盾: completed before the plan's year, before it was issued, or after the day."""
    on, plan = case.milestone.completed_on, case.record.plan
    if on and on < date(plan.year, 1, 1):
        why = KnownError(
            "{0}的完成日期{1}早于方案的年度{2}年，请改正日期。", case.name, on, plan.year
        )
        yield case.finding(Rule.DATES, Severity.MUST, why, "早于年度")
    elif on and plan.issued_on and on < plan.issued_on:
        why = KnownError(
            "{0}的完成日期{1}早于方案的发文日期{2}，请核对。", case.name, on, plan.issued_on
        )
        yield case.finding(Rule.DATES, Severity.REMIND, why, "早于发文")
    later = case.around.later.get(case.milestone.id)
    if later:
        why = KnownError(
            "{0}的完成日期{1}在数据截至日{2}之后，本期按“进行中”上报；要计入请改数据截至日。",
            *(case.name, later, case.record.as_of),
        )
        yield case.finding(Rule.DATES, Severity.REMIND, why, "晚于截至")


def no_value(case: MilestoneCase) -> Iterator[Finding]:
    """指标无完成值."""
    if case.milestone.target is None or case.milestone.value is not None:
        return
    if case.done or case.under_way:
        severity = Severity.MUST if case.done else Severity.REMIND
        why = KnownError("{0}是指标，{1}但没有完成值，请填写。", case.name, case.milestone.status)
        yield case.finding(Rule.NO_VALUE, severity, why)


def value_and_status(case: MilestoneCase) -> Iterator[Finding]:
    """完成值与状态不符: 已完成 below the target or above the limit; reached and not 已完成."""
    target, value = case.milestone.target, case.milestone.value
    if target is None or value is None:
        return
    words = (case.name, value_text(case.milestone), target_text(target))
    if case.done and not _reached(target, value):
        why = KnownError(
            "{0}已完成，但完成值{1}没有达到目标{2}，请核对完成值，或改为进行中。", *words
        )
        soft = any(word in target.qualifier for word in _SOFT)
        yield case.finding(Rule.VALUE_AND_STATUS, Severity.REMIND if soft else Severity.MUST, why)
    elif case.under_way and not is_limit(target) and _reached(target, value):
        why = KnownError("{0}的完成值{1}已达到目标{2}，请勾选完成，或说明还差什么。", *words)
        yield case.finding(Rule.VALUE_AND_STATUS, Severity.REMIND, why)


def _reached(target: Target, value: float) -> bool:
    return value <= target.high if is_limit(target) else value >= target.low


def overdue(case: MilestoneCase) -> Iterator[Finding]:
    """逾期无原因: the reason is looked for in 存在问题; of what was done late in 进展情况 too."""
    milestone = case.milestone
    if not case.task.is_own:
        return
    late = timing(milestone, case.record.as_of) is Timing.OVERDUE
    if late and not case.written(NoteField.PROBLEMS):
        why = KnownError(
            "{0}已过完成时限{1}，请在“存在问题”里写明逾期的原因。", case.name, milestone.due
        )
        yield case.finding(Rule.OVERDUE, Severity.MUST, why)
    done_late = milestone.completed_on is not None and milestone.completed_on > milestone.due
    if done_late and not case.written(NoteField.PROBLEMS, NoteField.PROGRESS):
        why = KnownError("{0}在完成时限{1}之后才完成，请说明逾期的原因。", case.name, milestone.due)
        yield case.finding(Rule.OVERDUE, Severity.REMIND, why, "逾期完成")


def no_progress(case: MilestoneCase) -> Iterator[Finding]:
    """无进展情况: of what is under way it must be said, of what is done it should."""
    if (case.done or case.under_way) and not case.written(NoteField.PROGRESS):
        severity = Severity.REMIND if case.done else Severity.MUST
        why = KnownError("{0}{1}，但没有写进展情况，请补写。", case.name, case.milestone.status)
        yield case.finding(Rule.NO_PROGRESS, severity, why)


def short_reason(case: MilestoneCase) -> Iterator[Finding]:
    """不适用理由过短: 无, 不涉及."""
    reason = case.milestone.reason
    letters = sum(unicodedata.category(char)[0] in "LN" for char in reason)
    if case.milestone.status is Status.NOT_APPLICABLE and letters < _SHORTEST_REASON:
        why = KnownError("{0}不适用的理由只写了“{1}”，请写明依据。", case.name, reason)
        yield case.finding(Rule.SHORT_REASON, Severity.REMIND, why)


def texts(case: MilestoneCase) -> Iterator[Finding]:
    """文字待补."""
    yield from of_texts(case.milestone.notes, case.name, case.place)


MILESTONE_RULES: tuple[Callable[[MilestoneCase], Iterator[Finding]], ...] = (
    recheck,
    no_evidence,
    evidence,
    dates,
    no_value,
    value_and_status,
    overdue,
    no_progress,
    short_reason,
    texts,
)
