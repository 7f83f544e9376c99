"""Every job of the window, without the window.

Exit codes: 0 done, 1 a known error (one sentence on standard error), 2 wrong usage. Built with
click (BSD), which sqlite-utils brings along anyway.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import click

from taizhang import __version__, clock, paths
from taizhang.errors import KnownError
from taizhang.ledger import agencies, find, outline, records, soundness
from taizhang.ledger.changes import AddAgency, SetPeople, SetStatus, Tick, Untick, WriteNote
from taizhang.ledger.journal import Line
from taizhang.ledger.plans import AGENCY_KINDS_TO_ADD, open_or_create
from taizhang.ledger.record import (
    MilestoneRecord,
    NoteField,
    Record,
    Status,
    TaskRecord,
    tally,
)
from taizhang.ledger.store import Ledger
from taizhang.plan.load import load_plan
from taizhang.plan.model import AgencyKind, Role, SectionKind

P = ParamSpec("P")
R = TypeVar("R")

_MARKS = {
    Status.DONE: "☑",
    Status.UNDER_WAY: "◧",
    Status.NOT_STARTED: "☐",
    Status.NOT_APPLICABLE: "—",
}


def known_errors(job: Callable[P, R]) -> Callable[P, R]:
    """Turn a `KnownError` into its sentence on standard error and exit code 1."""

    @wraps(job)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return job(*args, **kwargs)
        except KnownError as error:
            click.echo(f"错误：{error}", err=True)
            sys.exit(1)

    return guarded


@contextmanager
def opened(context: click.Context) -> Iterator[Ledger]:
    """The ledger that ``--ledger`` names, or the user's own; made when there is none yet."""
    path = context.obj or paths.default_ledger()
    ledger = open_or_create(path, lambda: load_plan(paths.shipped_plan()))
    try:
        yield ledger
    finally:
        ledger.close()


def parse_day(text: str) -> date:
    """A day as 2012-09-30. Raises KnownError for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise KnownError("“{0}”不是日期。日期写作 2012-09-30。", text) from error


agency_option = click.option("--agency", required=True, help="单位的简称或全称。")


@click.group(help="台账：行动计划的任务台账。不带命令时打开窗口。", invoke_without_command=True)
@click.option("--ledger", "path", type=click.Path(path_type=Path), help="台账文件。")
@click.version_option(__version__, prog_name="taizhang")
@click.pass_context
def taizhang(context: click.Context, path: Path | None) -> None:
    """Remember which ledger is meant; without a verb, open the window."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    context.obj = path
    if context.invoked_subcommand is None:
        from taizhang.window.program import run

        sys.exit(run(path))


@taizhang.command(help="列出单位的任务和节点。")
@agency_option
@click.option("--role", type=click.Choice([r.value for r in Role]), help="只列这种角色的任务。")
@click.option("--status", type=click.Choice([s.value for s in Status]), help="只列这种状态的节点。")
@click.option("--section", default="", help="只列这一类（一 … 八）。")
@click.option("--text", default="", help="只列含有这些字的节点（任务名、原文、备注）。")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
@click.pass_context
@known_errors
def tasks(
    context: click.Context,
    agency: str,
    role: str | None,
    status: str | None,
    section: str,
    text: str,
    as_json: bool,
) -> None:
    """List what the window's list shows for the same filters. Requirements are not tasks."""
    with opened(context) as ledger:
        unit = agencies.unit_by_name(ledger, agency)
        known = [s.number for s in outline.sections(ledger)]
        if section and section not in known:
            raise KnownError("没有编号为“{0}”的类别。可选：{1}。", section, "、".join(known))
        wanted = outline.Filter(
            unit.id,
            role=Role(role) if role else None,
            status=Status(status) if status else None,
            section=section,
            text=text,
        )
        record = records.record_of(ledger, unit, date.max, wanted)
    if as_json:
        found = [t for t in record.tasks if t.role is not Role.ADDRESSED or role == t.role]
        click.echo(json.dumps([_task_json(t) for t in found], ensure_ascii=False, indent=1))
    else:
        click.echo(_as_text(record))


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
    }


def _number(value: float | None) -> float | int | None:
    """Whole figures as whole numbers: 900, not 900.0."""
    return int(value) if value is not None and value.is_integer() else value


def _as_text(record: Record) -> str:
    lines = [f"{record.plan.title}（{record.plan.doc_number}，{record.plan.standing}）"]
    for section in record.sections:
        is_part = section.kind is SectionKind.REQUIREMENTS
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


@taizhang.command(help="勾选节点（编号如 一.3.2，也可写 1.3.2），日期不写就是今天。")
@click.argument("milestone")
@agency_option
@click.option("--on", "day", help="完成日期，如 2012-09-30。")
@click.option("--value", type=float, help="指标的完成值。")
@click.option("--undo", "untick", is_flag=True, help="取消勾选。")
@click.pass_context
@known_errors
def tick(
    context: click.Context,
    milestone: str,
    agency: str,
    day: str | None,
    value: float | None,
    untick: bool,
) -> None:
    """Tick a milestone, or take its tick off."""
    if untick and (day or value is not None):
        raise click.UsageError("--undo 不与 --on、--value 同用。")
    on = parse_day(day) if day else clock.today()
    with opened(context) as ledger:
        unit = agencies.unit_by_name(ledger, agency)
        task_id, milestone_id = find.find_milestone(ledger, milestone)
        if untick:
            ledger.apply(Untick(milestone_id, unit.id), clock.now())
        else:
            ledger.apply(Tick(milestone_id, unit.id, on, value), clock.now())
        click.echo(_state(records.milestone_record(ledger, unit.id, task_id, milestone_id)))


@taizhang.command(help="设置节点状态：未开始、进行中，或不适用（须写理由）。")
@click.argument("milestone")
@agency_option
@click.option(
    "--to",
    required=True,
    type=click.Choice([s.value for s in Status if s is not Status.DONE]),
    help="新的状态；已完成用 tick。",
)
@click.option("--reason", default="", help="不适用的理由。")
@click.pass_context
@known_errors
def status(context: click.Context, milestone: str, agency: str, to: str, reason: str) -> None:
    """Set a status other than 已完成, which is what `tick` sets."""
    with opened(context) as ledger:
        unit = agencies.unit_by_name(ledger, agency)
        task_id, milestone_id = find.find_milestone(ledger, milestone)
        ledger.apply(SetStatus(milestone_id, unit.id, Status(to), reason), clock.now())
        click.echo(_state(records.milestone_record(ledger, unit.id, task_id, milestone_id)))


def _state(milestone: MilestoneRecord) -> str:
    day = f" {milestone.completed_on}" if milestone.completed_on else ""
    return f"{milestone.number} {milestone.text}：{milestone.status}{day}"


@taizhang.command(help="给任务或节点写备注；文字为空则删去。")
@click.argument("place", metavar="MILESTONE|TASK")
@agency_option
@click.option("--text", required=True, help="备注的文字。")
@click.option(
    "--field",
    type=click.Choice([f.value for f in NoteField]),
    default=NoteField.PROGRESS.value,
    show_default=True,
)
@click.pass_context
@known_errors
def note(context: click.Context, place: str, agency: str, text: str, field: str) -> None:
    """Write one field of a note; what stood in it is in the journal."""
    with opened(context) as ledger:
        unit = agencies.unit_by_name(ledger, agency)
        at = find.find(ledger, place)
        change = WriteNote(unit.id, at.task_id, at.milestone_id, NoteField(field), text)
        ledger.apply(change, clock.now())
        click.echo(f"{at.number} {field}：已保存。")


@taizhang.command(help="生成 PDF 落实情况报告。")
@agency_option
@click.option(
    "--as-of", "day", help="数据截至，如 2012-12-31；不写则为方案年末或最近一次完成之日。"
)
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path))
@click.pass_context
@known_errors
def report(context: click.Context, agency: str, day: str | None, output: Path) -> None:
    """Write the status report that the agency hands in."""
    from taizhang.report import status_report
    from taizhang.report.file import save

    with opened(context) as ledger:
        unit = agencies.unit_by_name(ledger, agency)
        today = clock.today()
        as_of = parse_day(day) if day else records.default_as_of(ledger, unit.id, today)
        record = records.record_of(ledger, unit, as_of)
    made = status_report.build(record, produced_on=today)
    save(made, output)
    if made.missing:
        click.echo(f"注意：这些字没有字体，印作〓：{' '.join(made.missing)}", err=True)
    click.echo(f"{output}：{made.pages} 页")


@taizhang.command(help="检查台账是否完好。")
@click.pass_context
@known_errors
def check(context: click.Context) -> None:
    """Say what is wrong with the ledger; exit 1 when something is."""
    with opened(context) as ledger:
        found = soundness.findings(ledger)
        name = ledger.path
    if found:
        raise KnownError("台账“{0}”有问题：{1}", name, " ".join(found))
    click.echo(f"{name}：台账完好。")


@taizhang.command(help="列出单位，或添加方案里只合称的单位（如某市人民政府）。")
@click.option("--add", "name", help="要添加的单位名称。")
@click.option(
    "--kind",
    type=click.Choice([k.value for k in AGENCY_KINDS_TO_ADD]),
    default=AgencyKind.LOCAL.value,
    show_default=True,
)
@click.pass_context
@known_errors
def units(context: click.Context, name: str | None, kind: str) -> None:
    """List the units that tasks can be asked for, after adding one."""
    with opened(context) as ledger:
        if name is not None:
            ledger.apply(AddAgency(name, AgencyKind(kind)), clock.now())
        for unit in agencies.units(ledger):
            click.echo(f"{unit.name}\t{unit.agency.full_name}\t{unit.agency.kind}\t{unit.named}")


@taizhang.command(help="报告末尾印的填报人、审核人和联系电话。")
@click.option("--reporter", default=None, help="填报人。")
@click.option("--reviewer", default=None, help="审核人。")
@click.option("--phone", default=None, help="联系电话。")
@click.pass_context
@known_errors
def people(
    context: click.Context, reporter: str | None, reviewer: str | None, phone: str | None
) -> None:
    """Set who is printed at the foot of the report; what is not given stays."""
    with opened(context) as ledger:
        now = records.people(ledger)
        change = SetPeople(
            now.reporter if reporter is None else reporter,
            now.reviewer if reviewer is None else reviewer,
            now.phone if phone is None else phone,
        )
        ledger.apply(change, clock.now())
        now = records.people(ledger)
    click.echo(f"填报人：{now.reporter}  审核人：{now.reviewer}  联系电话：{now.phone}")


@taizhang.command(help="撤销最近一次更改。")
@click.pass_context
@known_errors
def undo(context: click.Context) -> None:
    """Take back the latest change that stands."""
    with opened(context) as ledger:
        line = ledger.undoable()
        ledger.undo(clock.now())
    click.echo(f"已撤销：{_named(line)}")


@taizhang.command(help="重做刚撤销的更改。")
@click.pass_context
@known_errors
def redo(context: click.Context) -> None:
    """Make again what was taken back last."""
    with opened(context) as ledger:
        line = ledger.redoable()
        ledger.redo(clock.now())
    click.echo(f"已重做：{_named(line)}")


def _named(line: Line | None) -> str:
    return line.subject if line else ""


@taizhang.command(help="驱动真实窗口走一遍主要工作，留下截图和 PDF。")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path, file_okay=False))
@click.pass_context
@known_errors
def demo(context: click.Context, output: Path) -> None:
    """Show that the program works, in a ledger of its own inside the output folder."""
    from taizhang.window.demo import run_demo

    for path in run_demo(output):
        click.echo(str(path))
