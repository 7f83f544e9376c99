"""The tables of the status report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from taizhang.ledger.record import MilestoneRecord, Record, Status, Tally, TaskRecord, tally
from taizhang.report import wording
from taizhang.report.cells import cell, columns, head
from taizhang.report.fonts import HEI
from taizhang.report.marks import MARKS
from taizhang.report.page import A4
from taizhang.report.styles import PLAIN
from taizhang.report.table import Cell, Row, Table
from taizhang.report.text import Paragraph, Span, Style, labelled, written

WIDTH = A4.text_width


def facts_table(record: Record) -> Table:
    """Under the title: the plan's papers, its standing, who reports and as of when."""
    plan = record.plan
    rows = [
        ("方案文号", plan.doc_number, "发布机构", plan.issuer),
        ("方案时效", plan.standing),
        ("填报单位", record.agency.full_name, "数据截至", wording.chinese_date(record.as_of)),
    ]
    return Table(columns(WIDTH, 62, None, 62, 150), map(_facts_row, rows))


def _facts_row(texts: Sequence[str]) -> Row:
    spans = (1, 1, 1, 1) if len(texts) == 4 else (1, 3)
    styles = (PLAIN.cell_head, PLAIN.cell, PLAIN.cell_head, PLAIN.cell)
    return Row([cell(t, s, n) for t, s, n in zip(texts, styles, spans, strict=False)])


def figures_table(tasks: Sequence[TaskRecord]) -> Table:
    """Counts by role, and over all when there is more than one role."""
    titles = ("本单位角色", "任务数", "节点数", "已完成", "进行中", "未开始", "不适用", "完成率")
    return Table(
        columns(WIDTH, 74, *[None, *[53.0] * 6]),
        _figures(tasks),
        head=head(titles, PLAIN.cell_head),
        before=6,
    )


def _figures(tasks: Sequence[TaskRecord]) -> Iterator[Row]:
    groups = [(role, [t for t in tasks if t.role is role]) for role in wording.OWN_ROLES]
    groups = [(role, group) for role, group in groups if group]
    for role, group in groups:
        yield _figures_row(str(role), tally(group), PLAIN.cell_centred)
    if len(groups) > 1:
        yield _figures_row("合计", tally(list(tasks)), PLAIN.cell_centred)


def _figures_row(name: str, counts: Tally, style: Style) -> Row:
    numbers = (
        counts.tasks,
        counts.total,
        counts.done,
        counts.under_way,
        counts.not_started,
        counts.not_applicable,
    )
    texts = [name, *map(str, numbers), wording.percent(counts.share)]
    return Row([cell(text, style) for text in texts])


def targets_table(targets: Sequence[tuple[TaskRecord, MilestoneRecord]]) -> Table:
    """量化指标: what was to be reached and what was."""
    heads = head(("序号", "任务", "指标", "目标值", "完成值", "状态"), PLAIN.cell_head)
    widths = columns(WIDTH, 32, 118, None, 80, 52, 46)
    rows = (_target_row(i, t, m) for i, (t, m) in enumerate(targets, start=1))
    return Table(widths, rows, head=heads, before=6)


def _target_row(place: int, task: TaskRecord, milestone: MilestoneRecord) -> Row:
    target = milestone.target
    name, figure = (target.name, wording.target_text(target)) if target else ("", "")
    return Row(
        [
            cell(str(place), PLAIN.cell_centred),
            cell(f"{task.number} {task.title}", PLAIN.cell),
            cell(name, PLAIN.cell),
            cell(figure, PLAIN.cell_centred),
            cell(wording.value_text(milestone) or "—", PLAIN.cell_centred),
            cell(str(milestone.status), PLAIN.cell_centred),
        ]
    )


MILESTONE_COLUMNS = columns(WIDTH, 24, 48, None, 46, 88)


def milestones_table(milestones: Sequence[MilestoneRecord]) -> Table:
    """Every milestone word for word, each followed by its notes."""
    heads = Row(
        [
            cell("节点编号", PLAIN.cell_head, 2),
            cell("工作内容", PLAIN.cell_head),
            cell("状态", PLAIN.cell_head),
            cell("完成日期/完成值", PLAIN.cell_head),
        ],
        shaded=True,
    )
    rows = (row for m in milestones for row in _milestone_rows(m))
    return Table(MILESTONE_COLUMNS, rows, head=heads, before=4)


def _milestone_rows(milestone: MilestoneRecord) -> Iterator[Row]:
    notes = wording.notes_of(milestone.notes)
    yield Row(
        [
            Cell(mark=MARKS[milestone.status]),
            cell(milestone.number, PLAIN.cell_centred),
            Cell([*written(milestone.text, PLAIN.cell), *_reason(milestone)]),
            cell(str(milestone.status), PLAIN.cell_centred),
            cell(wording.completion(milestone), PLAIN.cell_centred),
        ],
        joined=bool(notes),
    )
    if notes:
        # The number again, and again on the next page: what is said must not lose its milestone.
        label = Cell(written(f"{milestone.number} 说明", PLAIN.cell_label), 2, repeat=True)
        texts = [
            p for n, text in notes for p in labelled(Span(f"{n}：", HEI), text, PLAIN.cell_note)
        ]
        yield Row([label, Cell(texts, 3)])


def _reason(milestone: MilestoneRecord) -> list[Paragraph]:
    """Why the milestone does not apply, below its words."""
    if milestone.status is not Status.NOT_APPLICABLE or not milestone.reason.strip():
        return []
    return labelled(Span("不适用理由：", HEI), milestone.reason, PLAIN.cell)
