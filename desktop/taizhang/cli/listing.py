"""`taizhang tasks`: what the window's list shows, as text or JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from taizhang import clock
from taizhang.cli.app import agency_option, known_errors, opened, taizhang
from taizhang.cli.conditions import filter_of, view_option, where_option
from taizhang.cli.sheets import write_sheet
from taizhang.errors import KnownError
from taizhang.ledger import agencies, filters, outline, records
from taizhang.ledger.facts import default_as_of
from taizhang.ledger.record import MilestoneRecord, Record, Step, TaskRecord, tally
from taizhang.ledger.scheme import scheme
from taizhang.ledger.status import Status
from taizhang.plan.model import Role, SectionKind

if TYPE_CHECKING:
    from taizhang.ledger.store import Ledger

_MARKS = {
    Status.DONE: "☑",
    Status.UNDER_WAY: "◧",
    Status.NOT_STARTED: "☐",
    Status.NOT_APPLICABLE: "—",
}


@taizhang.command(help="列出单位的任务和节点。")
@agency_option
@click.option("--role", type=click.Choice([r.value for r in Role]), help="只列这种角色的任务。")
@click.option("--status", type=click.Choice([s.value for s in Status]), help="只列这种状态的节点。")
@click.option("--section", default="", help="只列这一类（一 … 八）。")
@click.option("--text", default="", help="只列含有这些字的节点（任务名、原文、备注）。")
@where_option
@view_option
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="存成 .xlsx，填好可以读回。")
@click.pass_context
@known_errors
def tasks(
    context: click.Context,
    /,
    agency: str,
    conditions: Sequence[str],
    view_name: str,
    as_json: bool,
    output: Path | None,
    **said: str | None,
) -> None:
    """List what the window's list shows for the same filters. Requirements are not tasks."""
    with opened(context) as ledger:
        unit = agencies.unit_by_name(ledger, agency)
        wanted = _wanted(ledger, unit.id, said)
        today = clock.today()
        if conditions or view_name:
            start = replace(wanted, as_of=default_as_of(ledger, unit.id, today))
            wanted = filter_of(ledger, start, conditions, view_name)
        as_of = default_as_of(ledger, unit.id, today) if output else date.max
        record = records.record_of(ledger, unit, as_of, wanted)
        colours = scheme(ledger)
    if output is not None:
        write_sheet([record], output, today, colours)
    elif as_json:
        found = [t for t in record.tasks if t.role is not Role.ADDRESSED or said["role"] == t.role]
        click.echo(json.dumps([_task_json(t) for t in found], ensure_ascii=False, indent=1))
    else:
        click.echo(_as_text(record))


def _wanted(ledger: Ledger, agency_id: int, said: dict[str, str | None]) -> filters.Filter:
    """What the plain options ask for. Raises KnownError for a section that there is not."""
    known = [s.number for s in outline.sections(ledger)]
    role, status, section = said["role"], said["status"], said["section"] or ""
    if section and section not in known:
        raise KnownError("没有编号为“{0}”的类别。可选：{1}。", section, "、".join(known))
    return filters.filter_of(
        agency_id,
        role=Role(role) if role else None,
        status=Status(status) if status else None,
        section=section,
        text=said["text"] or "",
    )


def _task_json(task: TaskRecord) -> dict[str, Any]:
    return {
        "id": task.number,
        "number": task.number,
        "section": task.section,
        "title": task.title,
        "text": task.text,
        "clause": task.clause,
        "open_ended": task.open_ended,
        "roles": [task.role] if task.role else [],
        "assignments": [
            {"agency": a.agency, "role": a.role, "collective": a.collective}
            for a in task.assignments
        ],
        "milestones": [_milestone_json(m) for m in task.milestones],
        "notes": task.notes.texts,
    }


def _milestone_json(milestone: MilestoneRecord) -> dict[str, Any]:
    target = milestone.target
    return {
        "id": milestone.number,
        "text": milestone.text,
        "kind": milestone.kind,
        "due": milestone.due.isoformat(),
        "status": milestone.status,
        "completed_on": milestone.completed_on.isoformat() if milestone.completed_on else None,
        "value": _number(milestone.value),
        "target": None
        if target is None
        else {
            "low": _number(target.low),
            "high": _number(target.high),
            "unit": target.unit,
            "qualifier": target.qualifier,
        },
        "reason": milestone.reason,
        "notes": milestone.notes.texts,
        **_year_json(milestone),
    }


def _year_json(milestone: MilestoneRecord) -> dict[str, Any]:
    judged = milestone.pace_override
    return {
        "plan_due": milestone.plan_due.isoformat(),
        "deadlines": [
            {
                "old_due": change.old_due.isoformat(),
                "due": change.due.isoformat(),
                "reason": change.reason,
                "approver": change.approver,
                "approved_on": day_json(change.approved_on),
                "set_at": change.set_at,
                "author": change.author,
            }
            for change in milestone.deadlines
        ],
        "pace_override": judged and {"pace": judged.pace, "reason": judged.reason},
        "steps": [step_json(step) for step in milestone.steps],
    }


def step_json(step: Step) -> dict[str, Any]:
    """A step of a unit's own."""
    return {
        "number": step.position,
        "text": step.text,
        "person": step.person,
        "due": day_json(step.due),
        "done_on": day_json(step.done_on),
    }


def day_json(day: date | None) -> str | None:
    """A day as it is written, null for none."""
    return day.isoformat() if day else None


def _number(value: float | None) -> float | int | None:
    """Whole figures as whole numbers: 900, not 900.0."""
    return int(value) if value is not None and value.is_integer() else value


def _as_text(record: Record) -> str:
    said = "，".join(filter(None, (record.plan.doc_number, record.plan.standing)))
    lines = [f"{record.plan.title}（{said}）"]
    for section in record.sections:
        is_part = section.kind is not SectionKind.TASKS
        lines.append(f"\n{section.title}" if is_part else f"\n{section.number}、{section.title}")
        for task in section.tasks:
            lines.append(f"  {task.number} {task.title}  [{task.role}]")
            for m in task.milestones:
                extra = f"  {m.completed_on}" if m.completed_on else ""
                if m.target is not None:
                    value = "—" if m.value is None else f"{m.value:g}"
                    extra += f"  完成值 {value}/{m.target.written}"
                lines.append(f"    {_MARKS[m.status]} {m.number} {m.text}{extra}")
    count = tally(record.own)
    lines.append(f"\n{count.tasks} 项任务，{count.total} 个节点，已完成 {count.done} 个。")
    if record.general:
        lines.append(f"另有泛指任务 {len(record.general)} 项。")
    return "\n".join(lines)
