"""What goes with a report when it is asked for: 佐证材料清单, 更改记录, 与上期相比."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from taizhang.ledger.evidence_names import shown_name
from taizhang.ledger.history import Entry
from taizhang.ledger.record import EvidenceItem, Record
from taizhang.ledger.reports import Changes
from taizhang.report import history_report, wording
from taizhang.report.cleaning import one_line
from taizhang.report.composition_words import matters
from taizhang.report.letter import Annexes, Attachment, Column, LetterTable, TableRow, Words

EVIDENCE = "佐证材料清单"
HISTORY = "更改记录"
CHANGES = "与上期报告相比的变化"


def attachments(records: Sequence[Record], wanted: Annexes) -> Iterator[Attachment]:
    """The annexes that are wanted, each a title with its sentence and its table."""
    if wanted.evidence:
        yield _evidence(records)
    if wanted.history is not None:
        yield _history(wanted.history)
    if wanted.changes:
        yield _changes(wanted.changes)


_EVIDENCE_COLUMNS = (
    Column("序号", 30, centred=True),
    Column("材料名称", None),
    Column("任务编号", 48, centred=True),
    Column("材料日期", 62, centred=True),
    Column("大小", 56, centred=True),
    Column("SHA-256", 106),
)


def _evidence(records: Sequence[Record]) -> Attachment:
    found = list(_items(records))
    if not found:
        return Attachment(EVIDENCE, (Words("没有登记佐证材料。"),))
    files = len({item.sha256 for _, _, item in found})
    said = f"佐证材料{len(found)}项，文件{files}个。校验值用于核对文件是否与登记时一致。"
    several = len(records) > 1
    rows = [
        _evidence_row(place, who if several else "", number, item)
        for place, (who, number, item) in enumerate(found, 1)
    ]
    return Attachment(EVIDENCE, (Words(said), LetterTable(_EVIDENCE_COLUMNS, tuple(rows))))


def _items(records: Sequence[Record]) -> Iterator[tuple[str, str, EvidenceItem]]:
    """Whose, for which task or milestone, and what; in the plan's order."""
    for matter in matters(records):
        for voice in matter.voices:
            name = one_line(voice.agency.short_name)
            task = voice.task
            yield from ((name, task.number, item) for item in task.evidence)
            for m in task.milestones:
                yield from ((name, m.number, item) for item in m.evidence)


def _evidence_row(place: int, who: str, number: str, item: EvidenceItem) -> TableRow:
    names = [f"{who}：" if who else "", one_line(shown_name(item.name))]
    caption = one_line(item.caption)
    day = item.dated_on.isoformat() if item.dated_on else f"{item.added_at[:10]}登记"
    return TableRow(
        (
            str(place),
            "".join(names) + (f"\n{caption}" if caption else ""),
            number,
            day,
            file_size(item.size),
            item.sha256,
        )
    )


def file_size(size: int) -> str:
    """``512 字节``, ``34.5 KB``, ``2.1 MB``."""
    if size < 1024:
        return f"{size} 字节"
    return f"{size / 1024:.1f} KB" if size < 1 << 20 else f"{size / (1 << 20):.1f} MB"


_HISTORY_WIDTHS = (30, 64, 54, 50, None, 76, 76)


def _history(entries: Sequence[Entry]) -> Attachment:
    if not entries:
        return Attachment(HISTORY, (Words("没有更改记录。"),))
    columns = tuple(
        Column(title, width, centred=place in history_report.CENTRED)
        for place, (title, width) in enumerate(
            zip(history_report.COLUMNS, _HISTORY_WIDTHS, strict=True)
        )
    )
    rows = tuple(TableRow(history_report.texts_of(entry)) for entry in entries)
    said = Words(f"台账更改记录共{len(entries)}条，每条写明更改前后的内容。")
    return Attachment(HISTORY, (said, LetterTable(columns, rows)))


_CHANGES_COLUMNS = (
    Column("序号", 30, centred=True),
    Column("编号", 48, centred=True),
    Column("任务或节点", None),
    Column("变化内容", 62, centred=True),
    Column("上期", 92),
    Column("本期", 92),
)


def _changes(changes: Changes) -> Attachment:
    since = changes.since
    last = (
        f"上期{since.form}数据截至{wording.chinese_date(since.as_of)}，"
        f"{wording.chinese_date(since.made_at.date())}报出"
    )
    found = changes.differences
    if not found:
        return Attachment(CHANGES, (Words(f"{last}。其后没有变化。"),))
    tasks = len({d.number for d in found})
    said = f"{last}。其后有{tasks}个任务或节点发生变化，共{len(found)}处。"
    rows = tuple(
        TableRow(
            (
                str(place),
                d.number,
                one_line(d.title),
                d.what,
                d.before or "—",
                d.after or "—",
            )
        )
        for place, d in enumerate(found, 1)
    )
    return Attachment(CHANGES, (Words(said), LetterTable(_CHANGES_COLUMNS, rows)))
