"""落实情况报告: what an agency hands in about its part of a plan.

Typography after GB/T 9704-2012: 2号 title, 3号 仿宋 text, 黑体 and 楷体 headings. Tables are set
smaller, since they must hold every word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from taizhang.ledger.record import Record, SectionRecord, TaskRecord
from taizhang.report import wording
from taizhang.report.about import About
from taizhang.report.cleaning import one_line
from taizhang.report.file import Report
from taizhang.report.flow import Block, Flow, Space, Text
from taizhang.report.furniture import running_head
from taizhang.report.page import A4, Book
from taizhang.report.signature import Signature
from taizhang.report.styles import PLAIN
from taizhang.report.tables import facts_table, figures_table, targets_table
from taizhang.report.task import task_blocks
from taizhang.report.text import balanced, plain


def build(record: Record, *, produced_on: date) -> Report:
    """Set the report of the record's agency; the same record and day give the same bytes.

    Args:
        record: what the agency recorded, as of a day.
        produced_on: 填报日期, printed at the foot and written into the file.

    Raises:
        KnownError: a font of the program is missing.
    """
    agency = one_line(record.agency.full_name)
    about = About(
        title=f"{agency}《{one_line(record.plan.title)}》落实情况报告",
        author=agency,
        subject=f"{one_line(record.plan.doc_number)}，数据截至{wording.chinese_date(record.as_of)}",
        day=produced_on,
    )
    head = running_head(f"{record.agency.full_name}　落实情况报告", record.plan)
    book = Book(about, A4, head)
    flow = Flow(book)
    flow.add(_heading(record))
    for part in _numbered(_parts(record)):
        flow.add(part)
    flow.add(_ending(record, produced_on))
    pdf = book.close()
    return Report(pdf, book.pages, book.missing)


@dataclass(frozen=True, slots=True)
class _Part:
    """A first-level part; ``blocks`` makes what stands below its heading, given all numerals."""

    title: str
    blocks: Callable[[], Iterator[Block]]


def _parts(record: Record) -> list[_Part]:
    """The parts that have something to say, in their order."""
    parts = [_Part("总体情况", lambda: _overall(record))]
    if record.own:
        parts.append(_Part("量化指标完成情况", lambda: _targets(record)))
        parts.append(_Part("任务进展情况", lambda: _own_tasks(record)))
    if record.general:
        parts.append(_Part(GENERAL, lambda: _general_tasks(record)))
    if record.requirements:
        parts.append(_Part(REQUIREMENTS, lambda: _requirements(record)))
    return parts


GENERAL = "泛指任务"
REQUIREMENTS = "工作要求"


def _numbered(parts: list[_Part]) -> Iterator[Iterator[Block]]:
    for numeral, part in zip(wording.NUMERALS, parts, strict=False):
        yield _part_blocks(f"{numeral}、{part.title}", part)


def _part_blocks(title: str, part: _Part) -> Iterator[Block]:
    yield _heading_text(title, 0)
    yield from part.blocks()


def _heading_text(title: str, level: int) -> Text:
    style = PLAIN.subheading if level else PLAIN.heading
    return Text(plain(title, style), before=8, joined=True, outline=(title, level))


def _heading(record: Record) -> Iterator[Block]:
    """The title, two or more lines of it, and the table of facts."""
    yield Text(plain(record.agency.full_name, PLAIN.title), joined=True)
    title = f"《{record.plan.title}》落实情况报告"
    for line in balanced(title, PLAIN.title, A4.text_width):
        yield Text(line, joined=True)
    yield Space(12, joined=True)
    yield facts_table(record)


def _overall(record: Record) -> Iterator[Block]:
    titles = [part.title for part in _parts(record)]
    numeral = dict(zip(titles, wording.NUMERALS, strict=False))
    apart = wording.apart(record, numeral.get(GENERAL, ""), numeral.get(REQUIREMENTS, ""))
    yield Text(plain(wording.opening(record) + apart, PLAIN.body))
    if record.own:
        yield figures_table(record.own)


def _targets(record: Record) -> Iterator[Block]:
    targets = wording.targets_of(record.own)
    yield Text(plain(wording.targets_sentence(targets), PLAIN.body), joined=bool(targets))
    if targets:
        yield targets_table(targets)


def _own_tasks(record: Record) -> Iterator[Block]:
    yield Text(plain(wording.numbering_sentence(record), PLAIN.body))
    for section in record.sections:
        tasks = [task for task in section.tasks if task.is_own]
        if tasks:
            yield from _section(section, tasks)


def _section(section: SectionRecord, tasks: Iterable[TaskRecord]) -> Iterator[Block]:
    yield _heading_text(f"（{section.number}）{one_line(section.title)}", 1)
    for task in tasks:
        yield from task_blocks(task, level=2)


def _general_tasks(record: Record) -> Iterator[Block]:
    yield Text(plain(wording.general_sentence(record), PLAIN.body))
    for task in record.general:
        yield from task_blocks(task, level=1, whole_number=True)


def _requirements(record: Record) -> Iterator[Block]:
    yield Text(plain(wording.requirements_sentence(record), PLAIN.body))
    for task in record.requirements:
        yield from task_blocks(task, level=1)


def _ending(record: Record, produced_on: date) -> Iterator[Block]:
    """The seal never stands on a page without text (GB/T 9704-2012 §7.3.5.5)."""
    yield Text(plain("特此报告。", PLAIN.body), before=12, joined=True)
    yield Signature(record.agency.full_name, record.people, produced_on)
