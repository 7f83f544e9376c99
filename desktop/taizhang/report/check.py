"""交前检查: what an office would be asked to mend if it handed its report in as it stands.

Nothing is refused here: a finding may be let stand with a reason (`ledger.excuses`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from taizhang.errors import KnownError
from taizhang.ledger.feedback import Surroundings
from taizhang.ledger.record import Record
from taizhang.ledger.status import Status
from taizhang.report.check_finding import Finding, Rule, Severity
from taizhang.report.check_milestone import MILESTONE_RULES, MilestoneCase
from taizhang.report.check_task import TASK_RULES, TaskCase

ALONE = Surroundings()
"""Nothing is known from around the record."""


def check(record: Record, around: Surroundings = ALONE) -> tuple[Finding, ...]:
    """What is to be mended in the record's report: of the whole first, then place by place.

    Archived tasks are left alone; tasks that do not name the agency (泛指, 工作要求) are asked only
    about what was recorded, never about what was not.
    """
    return (*_of_report(record, around), *_of_tasks(record, around))


def unexcused(findings: Sequence[Finding], reasons: Mapping[str, str]) -> list[Finding]:
    """Those that must be mended and have no reason kept; ``reasons`` are by the findings' keys."""
    return [f for f in findings if f.severity is Severity.MUST and f.key not in reasons]


def _of_tasks(record: Record, around: Surroundings) -> Iterator[Finding]:
    for task in record.tasks:
        if not task.is_open:
            continue
        on_task = TaskCase(record, task, around)
        for task_rule in TASK_RULES:
            yield from task_rule(on_task)
        for milestone in task.milestones:
            case = MilestoneCase(record, task, milestone, around)
            for rule in MILESTONE_RULES:
                yield from rule(case)


def _of_report(record: Record, around: Surroundings) -> Iterator[Finding]:
    if not around.own_unit_chosen:
        why = KnownError("还没有选择“我的单位”，请先选择，以免报成别的单位。")
        yield Finding(Rule.NO_UNIT, Severity.REMIND, why)
    if record.own and not _has_record(record):
        why = KnownError("{0}还没有填报任何内容，请先填报再生成报告。", record.agency.short_name)
        yield Finding(Rule.NOTHING_RECORDED, Severity.MUST, why)
    people = record.people
    if not people.reporter.strip():
        why = KnownError("报告没有填报人，请在生成报告时填写。")
        yield Finding(Rule.NO_REPORTER, Severity.MUST, why)
    if not people.reviewer.strip():
        why = KnownError("报告没有审核人，请在生成报告时填写。")
        yield Finding(Rule.NO_REVIEWER, Severity.MUST, why)
    if not people.phone.strip():
        why = KnownError("报告没有联系电话，请在生成报告时填写。")
        yield Finding(Rule.NO_PHONE, Severity.REMIND, why)


def _has_record(record: Record) -> bool:
    return any(
        task.notes
        or any(m.status is not Status.NOT_STARTED or m.notes or m.evidence for m in task.milestones)
        for task in record.tasks
    )
