"""A reading as plain data, for ``taizhang plan read FILE --json`` and other programs."""

from __future__ import annotations

from datetime import date
from typing import Any

from taizhang.reader.reading import Fact, Reading, ReadTarget, ReadTask, Unsure


def reading_json(reading: Reading) -> dict[str, Any]:
    """The reading as dicts, lists, texts and numbers; places are offsets into the source's text.

    ``title`` is that of the document as it was published: the notice's where a notice issues the
    plan. Days are ISO texts or None.
    """
    facts = reading.facts
    return {
        "title": _value(facts.notice_title or facts.title),
        "doc_number": _value(facts.doc_number),
        "issuer": _value(facts.issuer),
        "issued_on": _day(facts.issued_on),
        "sections": [{"number": one.number, "title": one.title} for one in reading.sections],
        "tasks": [_task(task) for task in reading.tasks],
        "unsure": [_unsure(one) for one in reading.unsure],
    }


def _value(fact: Fact | None) -> str | None:
    return fact.value if fact is not None else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _task(task: ReadTask) -> dict[str, Any]:
    return {
        "number": task.number,
        "section": task.section,
        "title": task.title,
        "text": task.text,
        "assignments": [
            {"agency": one.agency, "role": str(one.role), "collective": one.collective}
            for one in task.assignments
        ],
        "open_ended": task.open_ended,
        "due": _day(task.due),
        "targets": [_target(one) for one in task.targets],
        "milestones": [
            {"text": one.text, "start": one.start, "end": one.end, "due": _day(one.due)}
            for one in task.milestones
        ],
        "source": {"start": task.span.start, "end": task.span.end},
    }


def _target(target: ReadTarget) -> dict[str, Any]:
    return {
        "name": target.name,
        "low": target.low,
        "high": target.high,
        "unit": target.unit,
        "qualifier": target.qualifier,
        "written": target.written,
    }


def _unsure(one: Unsure) -> dict[str, Any]:
    return {
        "reason": str(one.reason),
        "words": one.words,
        "start": one.span.start,
        "end": one.span.end,
        "task": one.task,
    }
