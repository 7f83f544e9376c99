"""任务单: one task a page, with all that the plan says of it and all that was recorded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from taizhang.errors import KnownError
from taizhang.ledger.evidence_names import shown_name
from taizhang.ledger.record import (
    EvidenceItem,
    MilestoneRecord,
    People,
    Record,
    SectionRecord,
    TaskRecord,
)
from taizhang.ledger.status import NoteField, Status
from taizhang.plan.model import Role
from taizhang.report import wording, year_words
from taizhang.report.about import About
from taizhang.report.annexes import file_size
from taizhang.report.cells import cell, columns, head
from taizhang.report.cleaning import one_line
from taizhang.report.file import Report
from taizhang.report.flow import Block, Flow, PageEnd, Space, Text
from taizhang.report.fonts import HEI, SHIPPED, Fonts
from taizhang.report.furniture import Furniture, running_head
from taizhang.report.marks import MARKS
from taizhang.report.page import A4, MM, Book, Surface
from taizhang.report.styles import Styles
from taizhang.report.table import Cell, Row, Table
from taizhang.report.text import Paragraph, Span, labelled, plain

FORM = A4.with_margins(24 * MM, 20 * MM, 22 * MM, 22 * MM)
"""Narrower margins than a letter's: a task should stand on one page."""
_TITLE = "工作任务单"
_GAP = 5.0
_LABEL = 62.0


@dataclass(frozen=True, slots=True)
class SlipOptions:
    """What the office chooses: ``tasks`` are numbers (一.3), None for every task."""

    day: date
    """填报日期."""
    tasks: frozenset[str] | None = None
    fonts: Fonts = SHIPPED


def build(
    records: Sequence[Record], options: SlipOptions, on_page: Callable[[int], None] | None = None
) -> Report:
    """Print the slips of one agency or of several; the same arguments give the same bytes.

    Args:
        records: of one plan and one day.
        options: what the office chose.
        on_page: is told the number of every page that is finished; may raise to end the work.

    Raises:
        KnownError: no task is left, or a font of the program is missing.
    """
    slips = [
        (record, section, task)
        for record in records
        for section in record.sections
        for task in section.tasks
        if options.tasks is None or task.number in options.tasks
    ]
    if not slips:
        raise KnownError("没有可以输出任务单的任务，请换一个单位或任务。")
    plan = records[0].plan
    units = "、".join(one_line(record.agency.full_name) for record in records[:2])
    whose = f"{units}等{len(records)}个单位" if len(records) > 2 else units
    about = About(
        title=f"{_TITLE}：《{one_line(plan.title)}》（{whose}）",
        author=whose,
        subject=f"{plan.doc_number}，数据截至{wording.chinese_date(records[0].as_of)}",
        day=options.day,
    )
    book = Book(about, FORM, _furniture(records, on_page))
    flow = Flow(book)
    styles = Styles(options.fonts)
    for record, section, task in slips:
        flow.add(_Slip(record, section, task, options.day, styles).blocks())
    return Report(book.close(), book.pages, book.missing)


def _furniture(
    records: Sequence[Record], on_page: Callable[[int], None] | None
) -> Callable[[Surface, int], None]:
    head_line: Furniture = running_head(_TITLE, records[0].plan)

    def furnish(surface: Surface, number: int) -> None:
        if on_page:
            on_page(number)
        head_line(surface, number)

    return furnish


class _Slip:
    """The blocks of one task's slip."""

    def __init__(
        self, record: Record, section: SectionRecord, task: TaskRecord, day: date, styles: Styles
    ) -> None:
        self._record = record
        self._section = section
        self._task = task
        self._day = day
        self._styles = styles

    def blocks(self) -> Iterator[Block]:
        task = self._task
        entry = f"{task.number} {one_line(task.title)}"
        yield PageEnd()
        yield Text(plain(_TITLE, self._styles.sheet_title), joined=True, outline=(entry, 0))
        yield Space(_GAP, joined=True)
        yield Table(columns(FORM.text_width, _LABEL, None, _LABEL, None), self._facts())
        if task.milestones:
            yield self._milestones()
        yield Table(columns(FORM.text_width, _LABEL, None), self._notes(), before=_GAP)
        yield self._evidence()
        yield self._signature(self._record.people)

    def _facts(self) -> Iterator[Row]:
        record, task = self._record, self._task
        plan = record.plan
        number = f"（{one_line(plan.doc_number)}）" if plan.doc_number else ""
        role = str(task.role) if task.role else "—"
        yield self._pair("任务编号", task.number, "工作类别", self._section.title)
        yield self._wide("任务名称", task.title)
        yield self._pair("填报单位", record.agency.full_name, "本单位角色", role)
        agencies = "" if task.role is Role.ADDRESSED else wording.agencies_line(task)
        yield self._wide("承担单位", agencies or "—")
        yield self._wide("方案", f"《{one_line(plan.title)}》{number}，{plan.standing}")
        dues = sorted({m.due for m in task.milestones})
        due = "、".join(map(wording.chinese_date, dues)) or "—"
        yield self._pair("完成时限", due, "数据截至", wording.chinese_date(record.as_of))
        yield self._wide("任务原文", clause_of(task))

    def _pair(self, *texts: str) -> Row:
        head_style, style = self._styles.cell_head, self._styles.cell_left
        styles = (head_style, style, head_style, style)
        return Row([cell(text, s) for text, s in zip(texts, styles, strict=True)])

    def _wide(self, label: str, text: str) -> Row:
        label_cell = Cell(cell(label, self._styles.cell_head).paragraphs, repeat=True)
        return Row([label_cell, cell(text, self._styles.cell, 3)])

    def _milestones(self) -> Table:
        titles = ("节点", "工作内容", "目标值", "完成日期/完成值", "状态")
        heads = head(titles, self._styles.cell_head)
        heads.cells[0].span = 2
        widths = columns(FORM.text_width, 24, 50, None, 72, 92, 48)
        rows = (row for m in self._task.milestones for row in self._milestone(m))
        return Table(widths, rows, head=heads, before=_GAP)

    def _milestone(self, milestone: MilestoneRecord) -> Iterator[Row]:
        styles = self._styles
        target = milestone.target
        notes = wording.notes_of(milestone.notes)
        said = [*self._reasons(milestone), *_steps(milestone), *notes]
        yield Row(
            [
                Cell(mark=MARKS[milestone.status]),
                cell(milestone.number, styles.cell_centred),
                cell(milestone.text, styles.cell),
                cell(wording.target_text(target) if target else "—", styles.cell_centred),
                cell(wording.completion(milestone), styles.cell_centred),
                cell(str(milestone.status), styles.cell_centred),
            ],
            joined=bool(said),
        )
        if said:
            # The number again, and on the next page: what is said must not lose its milestone.
            label = cell(f"{milestone.number} 说明", styles.cell_label, 2)
            label.repeat = True
            yield Row([label, Cell(self._labelled(said), 4)])

    def _reasons(self, milestone: MilestoneRecord) -> Iterator[tuple[str, str]]:
        """Why it does not apply, its deadline, its pace, and what an amendment changed."""
        if milestone.status is Status.NOT_APPLICABLE and milestone.reason.strip():
            yield "不适用理由", milestone.reason
        changes = year_words.due_changes(milestone)
        if changes:
            yield year_words.DUE_CHANGES, "\n".join(changes)
        judged = year_words.judgement(milestone, self._record.plan.year, self._record.as_of)
        if judged:
            yield year_words.PACE, judged
        if milestone.recheck.strip():
            yield "待复核", milestone.recheck

    def _labelled(self, said: Sequence[tuple[str, str]]) -> list[Paragraph]:
        return [
            paragraph
            for name, text in said
            for paragraph in labelled(Span(f"{name}：", HEI), text, self._styles.cell_note)
        ]

    def _notes(self) -> Iterator[Row]:
        texts = self._task.notes.texts
        for field in NoteField:
            label = cell(str(field), self._styles.cell_head)
            label.repeat = True
            text = texts.get(field, "")
            yield Row([label, cell(text if text.strip() else "（未填报）", self._styles.cell)])

    def _evidence(self) -> Block:
        task = self._task
        found = [(task.number, item) for item in task.evidence]
        found += [(m.number, item) for m in task.milestones for item in m.evidence]
        styles = self._styles
        if not found:
            return Text(plain("没有登记佐证材料。", styles.clause), before=_GAP)
        titles = ("序号", "佐证材料", "编号", "材料日期", "大小")
        return Table(
            columns(FORM.text_width, 32, None, 52, 74, 60),
            (self._evidence_row(place, *one) for place, one in enumerate(found, 1)),
            head=head(titles, styles.cell_head),
            before=_GAP,
        )

    def _evidence_row(self, place: int, number: str, item: EvidenceItem) -> Row:
        styles = self._styles
        caption = one_line(item.caption)
        name = one_line(shown_name(item.name)) + (f"（{caption}）" if caption else "")
        day = item.dated_on.isoformat() if item.dated_on else "—"
        return Row(
            [
                cell(str(place), styles.cell_centred),
                cell(name, styles.cell_left),
                cell(number, styles.cell_centred),
                cell(day, styles.cell_centred),
                cell(file_size(item.size), styles.cell_centred),
            ]
        )

    def _signature(self, people: People) -> Table:
        """Lines to sign on, with room for the seal; never parted."""
        day = wording.chinese_date(self._day)
        styles = self._styles
        blank = Paragraph([Span("\u3000", styles.fonts.fangsong)], styles.cell)
        seal = cell(self._record.agency.full_name, styles.cell_left, 3)
        seal.paragraphs = [blank, *seal.paragraphs, blank]
        rows = [
            self._pair("填报人", people.reporter, "审核人", people.reviewer),
            self._pair("联系电话", people.phone, "填报日期", day),
            Row([cell("填报单位（盖章）", styles.cell_head), seal]),
        ]
        for row in rows[:-1]:
            row.joined = True
        return Table(columns(FORM.text_width, _LABEL, None, _LABEL, None), iter(rows), before=_GAP)


def _steps(milestone: MilestoneRecord) -> Iterator[tuple[str, str]]:
    if milestone.steps:
        yield year_words.STEPS, "\n".join(year_words.steps(milestone))


def clause_of(task: TaskRecord) -> str:
    """The task word for word: its title, its text and the clause that says who does it."""
    title = one_line(task.title)
    if task.role is Role.ADDRESSED or not task.text:
        return f"{title}{task.text}{task.clause}"
    return f"{title}。{task.text}{task.clause}"
