"""What a plan document says, as values that cannot change.

Texts carry the full-width punctuation that is shown and printed; what was published is kept beside
them. Tasks are numbered ``一.1``, their milestones ``一.1.1`` (the third part is the place in the
task), the requirements of part three ``要求.1``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Role(StrEnum):
    """What an agency has to do with a task; the values are the document's own words.

    ``GENERAL`` (泛指) is never written in a document: it is how a task that names only a collective
    (省有关部门) concerns an agency that belongs to the collective. ``ADDRESSED`` marks those whom a
    requirement of part three addresses. ``ARCHIVED`` is an agency whose part an amended plan took
    away after it had recorded something.
    """

    LEAD = "牵头"
    RESPONSIBLE = "负责"
    PARTICIPANT = "参加"
    GUIDE = "指导"
    GENERAL = "泛指"
    ADDRESSED = "要求"
    ARCHIVED = "存档"


class AgencyKind(StrEnum):
    """The kinds of units a plan speaks of, seen from the government that issued it.

    ``DEPARTMENT`` is a department or body of that government's own level (省财政厅, 市妇联),
    ``CENTRAL`` a unit stationed there that answers to a higher level (南京海关, 人行南京分行),
    ``LOCAL`` a government below it, ``OTHER`` a company, a school, an association.
    """

    DEPARTMENT = "本级部门"
    CENTRAL = "上级驻地单位"
    LOCAL = "市县人民政府"
    OTHER = "其他单位"
    COLLECTIVE = "集合"


class Validity(StrEnum):
    """时效: whether the document is in force."""

    IN_FORCE = "有效"
    REPEALED = "已失效"


class SectionKind(StrEnum):
    """Part two's sections hold tasks; part three's one holds requirements.

    ``ARCHIVE`` holds what an amended plan no longer has, with what was recorded against it.
    """

    TASKS = "任务"
    REQUIREMENTS = "要求"
    ARCHIVE = "存档"


class MilestoneKind(StrEnum):
    """An action is done or not; a target has a figure to reach."""

    ACTION = "工作"
    TARGET = "指标"


@dataclass(frozen=True, slots=True)
class Agency:
    """A unit by the short name of the document and the full name that heads its report."""

    short_name: str
    full_name: str
    kind: AgencyKind
    covers: tuple[AgencyKind, ...] = ()
    """For a collective: the kinds of units it speaks of."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """分工: one agency's role in a task. ``agency`` is its short name."""

    agency: str
    role: Role
    collective: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """量化指标. ``low`` and ``high`` are in ``unit`` (万, 千 multiplied out); equal for one figure.

    ``qualifier`` holds the words that soften the figure (力争, 左右), joined by ``、``;
    ``written`` is the figure as it stands in the milestone.
    """

    name: str
    low: float
    high: float
    unit: str
    qualifier: str = ""
    written: str = ""


@dataclass(frozen=True, slots=True)
class Milestone:
    """节点: one action, ``text[start:end]`` of its task's text."""

    number: str
    text: str
    start: int
    end: int
    due: date
    target: Target | None = None

    @property
    def kind(self) -> MilestoneKind:
        """Whether a figure is to be reached."""
        return MilestoneKind.ACTION if self.target is None else MilestoneKind.TARGET


@dataclass(frozen=True, slots=True)
class Task:
    """任务, or a requirement of part three (then ``title`` names whom it addresses).

    ``text`` is the body between the title and the clause. ``published`` is the whole paragraph as
    it was published, without its number.
    """

    number: str
    title: str
    text: str
    clause: str
    published: str
    assignments: tuple[Assignment, ...]
    milestones: tuple[Milestone, ...]
    open_ended: bool = False
    """The clause's list of agencies ends in 等部门."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of part two with its tasks, or part three with its requirements."""

    number: str
    title: str
    kind: SectionKind
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What is said of the document as a whole."""

    title: str
    notice_title: str
    doc_number: str
    index_number: str
    issuer: str
    issued_on: date | None
    year: int
    validity: Validity
    repealed_by: str
    repealed_by_title: str

    @property
    def standing(self) -> str:
        """时效 in words, as it stands wherever the plan is named (document facts, 时效)."""
        if self.validity is Validity.IN_FORCE:
            return str(self.validity)
        return f"{self.validity}：{self.repealed_by}《{self.repealed_by_title}》"


@dataclass(frozen=True, slots=True)
class Plan:
    """One official document, read whole."""

    key: str
    facts: PlanFacts
    preamble: str
    general_heading: str
    general_text: str
    published: str
    sections: tuple[Section, ...]
    agencies: tuple[Agency, ...]
