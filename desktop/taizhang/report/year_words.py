"""Changed deadlines, the pace as a unit judges it, its own steps: as reports say them."""

from __future__ import annotations

from datetime import date

from taizhang.ledger.pace import worked_out_pace
from taizhang.ledger.record import DueChange, MilestoneRecord, Step
from taizhang.ledger.status import Status
from taizhang.report.cleaning import one_line
from taizhang.report.wording import chinese_date

STEPS = "分解步骤"
DUE_CHANGES = "时限调整"
PACE = "序时进度"
JUDGED = "自行判定"


def due_changes(milestone: MilestoneRecord) -> list[str]:
    """Every change of 完成时限 with its reason and who approved it, the oldest first."""
    return [_due_change(change) for change in milestone.deadlines]


def _due_change(change: DueChange) -> str:
    old, new = chinese_date(change.old_due), chinese_date(change.due)
    words = f"延期：原时限{old}，延至{new}" if change.extends else f"原时限{old}，提前至{new}"
    return f"{words}，理由：{_link(change.reason)}{_approval(change)}"


def _approval(change: DueChange) -> str:
    if not change.approver:
        return ""
    day = f"（{chinese_date(change.approved_on)}）" if change.approved_on else ""
    return f"，批准：{one_line(change.approver)}{day}"


def extension(milestone: MilestoneRecord) -> str:
    """The standing extension as a link of a sentence; '' where the day is no later one."""
    if not milestone.deadlines or milestone.due <= milestone.plan_due:
        return ""
    last = milestone.deadlines[-1]
    days = f"原时限{chinese_date(milestone.plan_due)}，延至{chinese_date(milestone.due)}"
    return f"{days}，理由：{_link(last.reason)}{_approval(last)}"


def is_judged(milestone: MilestoneRecord) -> bool:
    """Whether the unit's own judgement of the pace holds as of the day."""
    return milestone.pace_override is not None and milestone.status is not Status.DONE


def judgement(milestone: MilestoneRecord, year: int, as_of: date) -> str:
    """The pace as the unit judges it beside the one worked out, with the reason; '' for none."""
    judged = milestone.pace_override
    if judged is None or not is_judged(milestone):
        return ""
    worked_out = worked_out_pace(milestone, year, as_of)
    words = f"{JUDGED}为“{judged.pace}”（按时间测算为“{worked_out}”）"
    return f"{words}，理由：{_link(judged.reason)}"


def steps(milestone: MilestoneRecord) -> list[str]:
    """The unit's own steps in order, numbered, with person, day and whether they are done."""
    return [_step(step) for step in milestone.steps]


def _step(step: Step) -> str:
    facts = [
        one_line(step.person),
        f"时限{chinese_date(step.due)}" if step.due else "",
        f"{chinese_date(step.done_on)}完成" if step.done_on else "未完成",
    ]
    return f"{step.position}．{_link(step.text)}（{'，'.join(fact for fact in facts if fact)}）"


def _link(text: str) -> str:
    """On one line, without the mark at its end."""
    return one_line(text).rstrip("。；，、;, ")
