"""A reading that the clerk has looked through, as the plan that a ledger holds."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from taizhang.errors import KnownError
from taizhang.plan.model import (
    Agency,
    Assignment,
    Milestone,
    Plan,
    PlanFacts,
    Role,
    Section,
    SectionKind,
    Target,
    Task,
    Validity,
)
from taizhang.reader.reading import (
    Fact,
    ReadAssignment,
    Reading,
    ReadMilestone,
    ReadTarget,
    ReadTask,
)
from taizhang.reader.requirements import general_of, requirements_of
from taizhang.reader.units import agency_of

_ROLES = (Role.LEAD, Role.RESPONSIBLE, Role.PARTICIPANT, Role.GUIDE)


def plan_of(reading: Reading, key: str, year: int | None = None) -> Plan:
    """The plan that ``reading`` says; ``year`` is the clerk's 基准年 where the document has none.

    An agency that a clause names in two roles keeps the first of 牵头, 负责, 参加, 指导: a ledger
    holds one role for each.

    Raises:
        KnownError: title, year or every task is missing.
    """
    facts = _facts(reading, year)
    due = date(facts.year, 12, 31)
    if not reading.tasks:
        raise KnownError("这份文件里没有任务，不能建立方案。请先在核对窗口中添加任务。")
    first = min(task.span.start for task in reading.tasks)
    preamble, heading, text = general_of(reading.parts, first, facts.notice_title)
    requirements = requirements_of(reading, due)
    sections = [
        _section(reading, section.number, section.title, due) for section in reading.sections
    ]
    if requirements is not None:
        sections.append(requirements)
    return Plan(
        key=key,
        facts=facts,
        preamble=preamble,
        general_heading=heading,
        general_text=text,
        published=reading.source.text,
        sections=tuple(section for section in sections if section.tasks),
        agencies=tuple(_agencies(sections, facts)),
    )


def _facts(reading: Reading, year: int | None) -> PlanFacts:
    read = reading.facts
    title = _value(read.title) or _value(read.notice_title)
    if not title:
        raise KnownError("没有读出这份文件的标题，请先填写标题。")
    year = year or read.year
    if year is None:
        raise KnownError("没有读出“{0}”是哪一年的方案，请先填写年度。", title)
    return PlanFacts(
        title=title,
        notice_title=_value(read.notice_title),
        doc_number=_value(read.doc_number),
        index_number=_value(read.index_number),
        issuer=_value(read.issuer),
        issued_on=read.issued_on,
        year=year,
        validity=Validity.REPEALED if read.repealed else Validity.IN_FORCE,
        repealed_by=_value(read.repealed_by),
        repealed_by_title=_value(read.repealed_by_title),
    )


def _value(fact: Fact | None) -> str:
    return fact.value if fact is not None else ""


def _section(reading: Reading, number: str, title: str, due: date) -> Section:
    tasks = tuple(_task(reading, task, due) for task in reading.tasks if task.section == number)
    return Section(number, title, SectionKind.TASKS, tasks)


def _task(reading: Reading, task: ReadTask, due: date) -> Task:
    start = min(task.title_span.start, task.text_span.start)
    start = start if task.span.start <= start < task.span.end else task.span.start
    return Task(
        number=task.number,
        title=task.title,
        text=task.text,
        clause=task.clause,
        published=reading.source.text[start : task.span.end],
        assignments=tuple(_assignments(task.assignments)),
        milestones=tuple(
            _milestone(f"{task.number}.{k}", one, one.due or task.due or due)
            for k, one in enumerate(task.milestones, 1)
        ),
        open_ended=task.open_ended,
    )


def _assignments(read: Iterable[ReadAssignment]) -> Iterable[Assignment]:
    """One for each agency, by role as a plan lists them; collectives as such."""
    found: dict[str, ReadAssignment] = {}
    for one in sorted(read, key=_rank):
        found.setdefault(one.agency, one)
    return (Assignment(one.agency, one.role, one.collective) for one in found.values())


def _rank(one: ReadAssignment) -> int:
    return _ROLES.index(one.role) if one.role in _ROLES else len(_ROLES)


def _milestone(number: str, read: ReadMilestone, due: date) -> Milestone:
    target = _target(read.target) if read.target is not None else None
    return Milestone(number, read.text, read.start, read.end, due, target)


def _target(read: ReadTarget) -> Target:
    return Target(read.name, read.low, read.high, read.unit, read.qualifier, read.written)


def _agencies(sections: Iterable[Section], facts: PlanFacts) -> Iterable[Agency]:
    """Every unit that is named, in the order of its first task; collectives after the others."""
    collective: dict[str, bool] = {}
    for section in sections:
        for task in section.tasks:
            for one in task.assignments:
                collective[one.agency] = collective.get(one.agency, False) or one.collective
    authority = _authority(facts)
    agencies = [agency_of(name, many, authority) for name, many in collective.items()]
    return sorted(agencies, key=lambda agency: collective[agency.short_name])


def _authority(facts: PlanFacts) -> str:
    """Who issues the plan, in the words that begin with the region's own name.

    省政府办公厅 does not tell the province; the titles may.
    """
    for words in (facts.issuer, facts.notice_title, facts.title):
        if words and words[0] not in "省市区县州":
            return words
    return facts.issuer
