"""Deadlines as an iCalendar file (RFC 5545) for the office's calendar.

Written here and not by a library: whole days without time zones or recurrence are a dozen
properties, two escapes and the folding of lines.

A milestone is one event whose UID is the same in every ledger that holds the plan. Whoever takes a
newer file into the same calendar gets the same events with their newer days, since the sequence
number grows with the moment of export. What is done or does not apply stays in the file, without
an alarm, so that an event taken over earlier is brought up to date as well.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from taizhang.ledger.record import MilestoneRecord, Record, TaskRecord
from taizhang.ledger.status import Status
from taizhang.report import year_words
from taizhang.report.cleaning import clean, one_line
from taizhang.report.columns import plan_name, row_id
from taizhang.report.file import save_bytes
from taizhang.report.wording import chinese_date

ALARM_DAYS = 7
"""So long before the day the calendar reminds."""

_LINE_OCTETS = 75
_COUNTED_FROM = datetime(2000, 1, 1, tzinfo=UTC)
_MINUTE = timedelta(minutes=1)
_SETTLED = (Status.DONE, Status.NOT_APPLICABLE)


def write_calendar(record: Record, path: Path, at: datetime) -> int:
    """Write the deadlines of the unit's own tasks to ``path``; returns how many they are.

    Raises:
        KnownError: the file cannot be written; what stood there is as it was.
    """
    events = [(task, milestone) for task in record.own for milestone in task.milestones]
    save_bytes(calendar_of(record, at), path)
    return len(events)


def calendar_of(record: Record, at: datetime) -> bytes:
    """The file's bytes; the same record and moment give the same ones."""
    return b"".join(_folded(line) for line in _lines(record, at))


def _lines(record: Record, at: datetime) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield "PRODID:-//Taizhang//Taizhang//ZH"
    yield "CALSCALE:GREGORIAN"
    yield "METHOD:PUBLISH"
    yield _text("X-WR-CALNAME", f"{record.agency.short_name}：{plan_name(record.plan)}")
    for task in record.own:
        for milestone in task.milestones:
            yield from _event(record, task, milestone, at)
    yield "END:VCALENDAR"


def _event(
    record: Record, task: TaskRecord, milestone: MilestoneRecord, at: datetime
) -> Iterator[str]:
    settled = milestone.status in _SETTLED
    stamp = at.astimezone(UTC)
    summary = f"{milestone.number} {one_line(milestone.text)}"
    summary = f"（{milestone.status}）{summary}" if settled else f"完成时限：{summary}"
    identity = row_id(record.plan, record.agency.short_name, milestone.number)
    yield "BEGIN:VEVENT"
    yield f"UID:{hashlib.sha256(identity.encode()).hexdigest()[:32]}@taizhang"
    yield f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}"
    yield f"SEQUENCE:{max((stamp - _COUNTED_FROM) // _MINUTE, 0)}"
    yield f"DTSTART;VALUE=DATE:{_day(milestone.due)}"
    yield _text("SUMMARY", summary)
    yield _text("DESCRIPTION", "\n".join(_description(record, task, milestone)))
    yield "TRANSP:TRANSPARENT"
    if not settled:
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"TRIGGER:-P{ALARM_DAYS}D"
        yield _text("DESCRIPTION", summary)
        yield "END:VALARM"
    yield "END:VEVENT"


def _description(record: Record, task: TaskRecord, milestone: MilestoneRecord) -> Iterator[str]:
    yield f"任务：{task.number} {one_line(task.title)}"
    yield f"本单位：{record.agency.full_name}（{task.role}）"
    yield f"进展状态：{milestone.status}（数据截至{chinese_date(record.as_of)}）"
    yield from year_words.due_changes(milestone)
    yield from year_words.steps(milestone)
    yield f"方案：《{one_line(record.plan.title)}》，{record.plan.standing}"


def _day(day: date) -> str:
    # Not strftime, which leaves out leading zeros of early years on some systems.
    return day.isoformat().replace("-", "")


def _text(name: str, text: str) -> str:
    """A property with a text (RFC 5545, 3.3.11), without what cannot be seen."""
    text = clean(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return f"{name}:{text}".replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """The line in pieces of at most 75 octets (3.1), never cut inside a character."""
    pieces, piece = [], b""
    for char in line:
        octets = char.encode()
        if len(piece) + len(octets) > _LINE_OCTETS:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join((*pieces, piece, b""))
