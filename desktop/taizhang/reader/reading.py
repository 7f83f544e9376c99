"""What was read from a document: values with their places in the source, and what is unsure.

A reading is a proposal to the clerk, who corrects it (`correct`) before it becomes a `Plan`
(`to_plan`). All places are spans of ``reading.source.text``, which is never changed; texts are the
source's words cleaned for display (full-width punctuation, no zero-width characters).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from taizhang.plan.model import Role
from taizhang.reader.source import Source


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """``source.text[start:end]``."""

    start: int
    end: int


class Reason(StrEnum):
    """Why a place is unsure: what the clerk should look at there."""

    NEW_NAME = "名称首次出现"
    """The words stand in an agency's place but look like none that is known or well formed."""
    CUT_NAME = "单位名称不完整"
    UNCLOSED = "括号未闭合"
    EMPTY_NAME = "单位名称缺失"
    """（责任单位：、区投促中心）: a name before the first mark was lost."""
    MIXED_CLAUSE = "分工表述不规范"
    """Parts of the clause could not be read; they stand in ``Unsure.words``."""
    NOT_TAKEN = "像分工但未采用"
    """Looks like a clause and was not taken for one: nothing is dropped in silence."""
    NO_CLAUSE = "没有写明单位"
    """A numbered item among items with clauses has none."""
    DUE_IN_TEXT = "期限在正文中"
    DUE_UNCLEAR = "期限不明确"
    TWO_TARGETS = "一处有多个指标"
    TARGET_UNCLEAR = "指标不明确"
    NUMBER_GAP = "编号不连续"
    NUMBER_TWICE = "编号重复"
    DOC_NUMBER_BROKEN = "文号残缺"
    FACT_MISSING = "文件信息缺失"
    RULE = "规则影响后文"
    """The clause sets a rule for those that follow (列第一位者为牵头单位，下同)."""
    LOST_TEXT = "文字可能有缺漏"


@dataclass(frozen=True, slots=True)
class Unsure:
    """A place to look at. ``words`` is what stands there; ``task`` the task's number or ``""``."""

    reason: Reason
    span: Span
    words: str
    task: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of the document with its place; no span where it was entered or worked out."""

    value: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class ReadFacts:
    """What the document says of itself. A fact that was not found is ``None``."""

    title: Fact | None = None
    """The plan's own title: of the attached plan where a notice issues one."""
    notice_title: Fact | None = None
    """The title of the notice that issues it; None where the document is the plan itself."""
    doc_number: Fact | None = None
    index_number: Fact | None = None
    issuer: Fact | None = None
    issued_on: date | None = None
    issued_on_span: Span | None = None
    year: int | None = None
    """基准年: the year whose 31 December is the default deadline."""
    repealed: bool = False
    repealed_by: Fact | None = None
    repealed_by_title: Fact | None = None


@dataclass(frozen=True, slots=True)
class ReadAssignment:
    """One agency of a clause: ``agency`` with its carried prefix, ``span`` as it is written."""

    agency: str
    role: Role
    collective: bool
    span: Span


@dataclass(frozen=True, slots=True)
class ReadTarget:
    """量化指标; see `taizhang.plan.model.Target`."""

    name: str
    low: float
    high: float
    unit: str
    qualifier: str
    written: str
    span: Span


@dataclass(frozen=True, slots=True)
class ReadMilestone:
    """One action: ``task.text[start:end]``, and where it stands in the source."""

    text: str
    start: int
    end: int
    span: Span
    due: date | None = None
    """Where its own words name a day, month, quarter or year; None: as the task's."""
    due_words: str = ""
    target: ReadTarget | None = None


@dataclass(frozen=True, slots=True)
class ReadTask:
    """任务: what one assignment clause closes, or one row of a table of tasks.

    ``number`` is unique in the reading (一.3); ``section`` is the number of a `ReadSection`.
    ``text`` is the body: it begins where the clause's words begin, after the title where the title
    is a heading of its own; where the heading is the first words of the body itself, ``title``
    repeats those words and ``text`` is whole. ``span`` covers number, title, text and clause.
    """

    number: str
    section: str
    title: str
    text: str
    clause: str
    assignments: tuple[ReadAssignment, ...]
    milestones: tuple[ReadMilestone, ...]
    open_ended: bool
    due: date | None
    due_words: str
    """The deadline as written; also where it names no day (持续, 年内)."""
    targets: tuple[ReadTarget, ...]
    span: Span
    title_span: Span
    text_span: Span
    clause_span: Span | None


@dataclass(frozen=True, slots=True)
class ReadSection:
    """A heading that tasks stand under."""

    number: str
    title: str
    span: Span


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the document that holds no task: preamble, 总体要求, 工作要求, attachments.

    ``heading`` is ``""`` for the words before the first heading.
    """

    heading: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was read from one document, in its order."""

    source: Source
    facts: ReadFacts
    sections: tuple[ReadSection, ...]
    tasks: tuple[ReadTask, ...]
    parts: tuple[Part, ...]
    unsure: tuple[Unsure, ...]
    furniture: tuple[Span, ...] = ()
    """What was set aside as the web page's: menus, metadata tables, links, 扫一扫."""
