"""自查报告 as values: words in their order, of which both the PDF and the DOCX are made.

Words are clean already (`cleaning`); cells of tables may hold text as it was entered, line ends and
all, and are cleaned by whoever sets them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from taizhang.ledger.history import Entry
from taizhang.ledger.reports import Changes
from taizhang.plan.model import PlanFacts
from taizhang.report.chart import Bar
from taizhang.report.fonts import SHIPPED, Fonts

Outline = tuple[str, int]
"""An entry of the file's outline: its words and its level."""


class Key(StrEnum):
    """The first-level parts: what `Part.key` begins with, and their headings."""

    OPENING = "引言"
    PROGRESS = "进展情况"
    TARGETS = "量化指标完成情况"
    PROBLEMS = "存在的问题"
    NEXT_STEPS = "下一步打算"
    COORDINATION = "需协调事项"
    REMARKS = "需要说明的事项"
    ARCHIVED = "存档事项"
    CLOSING = "结语"


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph. ``lead`` stands before the text, set apart: the title of a task."""

    text: str
    lead: str = ""
    outline: tuple[Outline, ...] = ()

    @property
    def whole(self) -> str:
        """All of it."""
        return self.lead + self.text


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; ``width`` in points on the letter's page, None shares what is left."""

    title: str
    width: float | None = None
    centred: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row's texts, one for each column; the last takes the columns that are left over.

    A single text is a heading inside the table.
    """

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LetterTable:
    """A table, its head repeated on every page."""

    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    outline: Outline | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """Completion by section, drawn; where it cannot be drawn it is a table of the same words."""

    bars: tuple[Bar, ...]

    @property
    def table(self) -> LetterTable:
        """The same words."""
        columns = (Column("工作类别"), Column("已完成/节点数 完成率", 180, centred=True))
        return LetterTable(columns, tuple(TableRow((b.label, b.words)) for b in self.bars))


Item = Words | LetterTable | Chart

ATTACHED = "附件："


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the letter that the office can put in its own words.

    ``level`` is that of its heading: 1 for 一、 and 2 for （一）; 0 has none. What the office
    changes are the words; tables and the chart stay, for they are what the ledger counts.
    """

    key: str
    heading: str
    level: int
    items: tuple[Item, ...]
    composed: str | None = None
    """What the program would say, where the office put its own words in the place of it."""

    @property
    def edited(self) -> bool:
        """Whether these are the office's words."""
        return self.composed is not None

    @property
    def text(self) -> str:
        """Its words as they are shown for editing, a paragraph a line."""
        return "\n".join(item.whole for item in self.items if isinstance(item, Words))


@dataclass(frozen=True, slots=True)
class Attachment:
    """附件: begins on a page of its own, and is named below the letter's text."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class RedHeading:
    """版头: 发文机关标志 (某局文件) and 发文字号, which may be empty."""

    issuer: str
    doc_number: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """The whole letter, composed."""

    plan: PlanFacts
    as_of: date
    title: str
    addressee: str
    """主送机关 without its colon, '' for none."""
    parts: tuple[Part, ...]
    attachments: tuple[Attachment, ...]
    signer: str
    day: date
    """成文日期."""
    contact: str
    """附注, in brackets below the date."""
    red_head: RedHeading | None = None

    @property
    def attachment_lines(self) -> tuple[tuple[str, str], ...]:
        """附件说明 (GB/T 9704-2012 §7.3.4): what stands before each title, and the title.

        Numbered only where there are several.
        """
        titles = [attachment.title for attachment in self.attachments]
        several = len(titles) > 1
        return tuple(
            ((ATTACHED if i == 1 else "") + (f"{i}．" if several else ""), title)
            for i, title in enumerate(titles, 1)
        )


@dataclass(frozen=True, slots=True)
class Annexes:
    """What is attached besides: 佐证材料清单, 更改记录 and 与上期相比, the two read beforehand."""

    evidence: bool = False
    history: Sequence[Entry] | None = None
    changes: Changes | None = None


@dataclass(frozen=True, slots=True)
class LetterOptions:
    """What the office chooses of the letter; the day that it is as of is the record's."""

    day: date
    """成文日期."""
    edits: Mapping[str, str] = field(default_factory=dict)
    """The office's words in the place of a part's, by `Part.key`."""
    without: frozenset[str] = frozenset()
    """First-level parts that are left out, by `Key`."""
    addressee: str | None = None
    """主送机关; None: who issued the plan. '' for none."""
    signer: str = ""
    """署名; '' for the agency itself, or who issued the plan where several agencies report."""
    red_head: RedHeading | None = None
    chart: bool = True
    task_table: bool = True
    """附件: every task and milestone word for word, with what was recorded."""
    notes_in_table: bool = False
    """The notes as well, for where the office put other words in their place."""
    steps_in_table: bool = False
    """The units' own steps (分解步骤) as well."""
    annexes: Annexes = field(default_factory=Annexes)
    fonts: Fonts = SHIPPED
