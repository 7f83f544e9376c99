"""The daily work: tick, status, note, and who works."""

from __future__ import annotations

import click

from taizhang import clock
from taizhang.cli.app import agency_option, known_errors, opened, parse_day, taizhang
from taizhang.ledger import agencies, find, records
from taizhang.ledger.changes import AddAgency, SetPeople, SetStatus, Tick, Untick, WriteNote
from taizhang.ledger.plans import AGENCY_KINDS_TO_ADD
from taizhang.ledger.record import MilestoneRecord
from taizhang.ledger.status import NoteField, Status
from taizhang.plan.model import AgencyKind


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
