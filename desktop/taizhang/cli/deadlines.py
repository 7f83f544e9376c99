"""Deadlines, the pace as a unit judges it, and the colours of both."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from taizhang import clock
from taizhang.cli.app import agency_option, known_errors, opened, parse_day, taizhang
from taizhang.cli.listing import day_json
from taizhang.ledger import agencies, records
from taizhang.ledger.changes import Change, Together
from taizhang.ledger.deadlines import Due, due_of
from taizhang.ledger.facts import default_as_of, plan_facts
from taizhang.ledger.find import find_milestone
from taizhang.ledger.pace import DUE_SOON_WITHIN, TO_JUDGE, Pace, milestone_pace, worked_out_pace
from taizhang.ledger.record import MilestoneRecord, Record
from taizhang.ledger.scheme import SCHEMES, SetScheme
from taizhang.ledger.scheme import scheme as chosen_scheme
from taizhang.ledger.year_changes import OverridePace, SetDue, WithdrawDue
from taizhang.report.cleaning import one_line

if TYPE_CHECKING:
    from taizhang.ledger.store import Ledger


@taizhang.command(help="调整节点的完成时限：延期写理由和批准人，提前写理由。")
@click.argument("milestones", metavar="MILESTONE…", nargs=-1, required=True)
@agency_option
@click.option("--to", "due", help="新的完成时限，如 2013-03-31。")
@click.option("--reason", default="", help="理由。")
@click.option("--approver", default="", help="批准人或批准单位；延期必写。")
@click.option("--approved-on", "approved", help="批准日期；报告从这一天起按新的时限算。")
@click.option("--undo", "withdraw", is_flag=True, help="撤去最近一次调整，恢复原时限。")
@click.pass_context
@known_errors
def extend(
    context: click.Context,
    milestones: Sequence[str],
    agency: str,
    due: str | None,
    reason: str,
    approver: str,
    approved: str | None,
    withdraw: bool,
) -> None:
    """Change the deadline of one milestone or of several, as one change."""
    if withdraw == bool(due):
        raise click.UsageError("--to 和 --undo 要写一个，只写一个。")
    if withdraw and (reason or approver or approved):
        raise click.UsageError("--undo 不与 --reason、--approver、--approved-on 同用。")
    day = parse_day(due) if due else None
    approved_on = parse_day(approved) if approved else None
    with opened(context) as ledger:
        unit = agencies.unit_by_name(ledger, agency)
        places = _places(ledger, milestones)
        changes: list[Change] = [
            WithdrawDue(milestone_id, unit.id)
            if day is None
            else SetDue(milestone_id, unit.id, day, reason, approver, approved_on)
            for _, milestone_id in places
        ]
        word = "恢复" if day is None else "调整"
        _apply(ledger, changes, f"{word} {len(changes)} 个节点的完成时限")
        for task_id, milestone_id in places:
            click.echo(_state(records.milestone_record(ledger, unit.id, task_id, milestone_id)))


def _places(ledger: Ledger, numbers: Sequence[str]) -> list[tuple[int, int]]:
    """Task and milestone of each number, each once."""
    return list(dict.fromkeys(find_milestone(ledger, number) for number in numbers))


def _apply(ledger: Ledger, changes: Sequence[Change], words: str) -> None:
    change = changes[0] if len(changes) == 1 else Together(tuple(changes), words)
    ledger.apply(change, clock.now())


def _state(milestone: MilestoneRecord) -> str:
    words = f"{milestone.number} {milestone.text}：完成时限 {milestone.due}"
    changed = milestone.due != milestone.plan_due
    return f"{words}（方案规定 {milestone.plan_due}）" if changed else words


@taizhang.command(help="列出临期和逾期的节点，或把全部完成时限存成日历文件（.ics）。")
@agency_option
@click.option("--as-of", "day", help="数据截至，如 2012-12-01；不写就是今天。")
@click.option(
    "--within",
    type=click.IntRange(0, 3660),
    default=DUE_SOON_WITHIN.days,
    show_default=True,
    help="还有多少天以内算临期。",
)
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
@click.option("--ics", "output", type=click.Path(path_type=Path), help="存成 .ics 日历文件。")
@click.pass_context
@known_errors
def due(
    context: click.Context,
    agency: str,
    day: str | None,
    within: int,
    as_json: bool,
    output: Path | None,
) -> None:
    """List what is late or due soon, the earliest day first."""
    as_of = parse_day(day) if day else clock.today()
    with opened(context) as ledger:
        unit = agencies.unit_by_name(ledger, agency)
        record = records.record_of(ledger, unit, as_of)
    found = due_of(record, timedelta(days=within))
    if output is not None:
        _write_calendar(record, output, quiet=as_json)
    if as_json:
        click.echo(json.dumps([_due_json(one) for one in found], ensure_ascii=False, indent=1))
    elif output is None:
        click.echo("\n".join(map(_due_words, found)) or "没有逾期和临期的节点。")


def _write_calendar(record: Record, output: Path, *, quiet: bool) -> None:
    from taizhang.exchange.calendar import write_calendar

    count = write_calendar(record, output, clock.now())
    click.echo(f"{output}：{count} 个节点的完成时限", err=quiet)


def _due_words(one: Due) -> str:
    away = f"已过 {-one.days} 天" if one.days < 0 else f"还有 {one.days} 天"
    facts = (one.milestone.due, one.timing, away, f"{one.task.role}", one.milestone.number)
    extended = "（已延期）" if one.milestone.due > one.milestone.plan_due else ""
    return "\t".join((*map(str, facts), f"{one.milestone.text}{extended}"))


def _due_json(one: Due) -> dict[str, Any]:
    milestone = one.milestone
    return {
        "id": milestone.number,
        "text": milestone.text,
        "task": one.task.number,
        "title": one.task.title,
        "role": one.task.role,
        "status": milestone.status,
        "timing": one.timing,
        "days": one.days,
        "due": milestone.due.isoformat(),
        "plan_due": day_json(milestone.plan_due),
    }


@taizhang.command(help="查看节点的序时进度，或由本单位自行判定（须写理由）。")
@click.argument("milestones", metavar="MILESTONE…", nargs=-1, required=True)
@agency_option
@click.option("--set", "to", type=click.Choice([p.value for p in TO_JUDGE]), help="判定为。")
@click.option("--reason", default="", help="理由。")
@click.option("--clear", is_flag=True, help="取消判定，按时间测算。")
@click.option("--as-of", "day", help="按哪一天测算；不写则与报告相同。")
@click.pass_context
@known_errors
def pace(
    context: click.Context,
    milestones: Sequence[str],
    agency: str,
    to: str | None,
    reason: str,
    clear: bool,
    day: str | None,
) -> None:
    """Show the class of milestones, after judging it where that is asked for."""
    if clear and to:
        raise click.UsageError("--set 和 --clear 不能一起写。")
    if reason and not to:
        raise click.UsageError("--reason 要和 --set 一起写。")
    with opened(context) as ledger:
        unit = agencies.unit_by_name(ledger, agency)
        places = _places(ledger, milestones)
        if to or clear:
            judged = Pace(to) if to else None
            changes = [OverridePace(id_, unit.id, judged, reason) for _, id_ in places]
            _apply(ledger, changes, f"判定 {len(changes)} 个节点的序时进度")
        today = clock.today()
        as_of = parse_day(day) if day else default_as_of(ledger, unit.id, today)
        tasks = records.record_of(ledger, unit, as_of).tasks
        found = {m.id: m for task in tasks for m in task.milestones}
        year = plan_facts(ledger).year
        for task_id, id_ in places:
            one = found.get(id_) or records.milestone_record(ledger, unit.id, task_id, id_)
            click.echo(_pace_words(one, milestone_pace(one, year, as_of), year, as_of))


def _pace_words(milestone: MilestoneRecord, stands: Pace, year: int, as_of: date) -> str:
    words = f"{milestone.number} {milestone.text}：{stands}（截至 {as_of}）"
    judged = milestone.pace_override
    if judged is None:
        return words
    worked_out = worked_out_pace(milestone, year, as_of)
    return (
        f"{words}，自行判定“{judged.pace}”，测算为“{worked_out}”，理由：{one_line(judged.reason)}"
    )


@taizhang.command(help="查看或选择灯色：任务台账和工作簿用什么颜色。")
@click.argument("name", required=False, type=click.Choice(SCHEMES))
@click.pass_context
@known_errors
def scheme(context: click.Context, name: str | None) -> None:
    """Choose the colours, or list them with the chosen one marked."""
    with opened(context) as ledger:
        if name is not None:
            ledger.apply(SetScheme(name), clock.now())
        chosen = chosen_scheme(ledger)
    for one in SCHEMES:
        click.echo(f"{'*' if one == chosen else ' '} {one}")
