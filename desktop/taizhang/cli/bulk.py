"""`taizhang set`: one change of all milestones that conditions show; `view`: conditions by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from taizhang import clock
from taizhang.cli.app import agency_option, known_errors, opened, parse_day, taizhang
from taizhang.cli.conditions import filter_of, view_option, where_option, words_of
from taizhang.errors import KnownError
from taizhang.ledger import agencies, bulk
from taizhang.ledger.bulk import Action, DoneOn, Mark, Plan, Postpone, Write, action_words
from taizhang.ledger.changes import Change, Together
from taizhang.ledger.facts import default_as_of
from taizhang.ledger.filters import Arrangement, Column, Filter, Sort, view_of
from taizhang.ledger.outline import outline
from taizhang.ledger.status import NoteField, Status
from taizhang.ledger.views import RemoveView, SaveView, view, views

if TYPE_CHECKING:
    from taizhang.ledger.listing import Place
    from taizhang.ledger.store import Ledger


@taizhang.command("set", help="一次更改所有符合条件的节点：状态、完成日期、备注、时限。")
@agency_option
@where_option
@view_option
@click.option("--text", default="", help="只改含有这些字的节点。")
@click.option("--all", "every", is_flag=True, help="不写条件，改本单位的全部节点。")
@click.option("--status", type=click.Choice([s.value for s in Status]), help="新的状态。")
@click.option(
    "--done-on", help="完成日期，如 2012-09-30；与 --status 已完成 同用，或只改已完成的。"
)
@click.option("--note", metavar="栏目=文字", help="备注，如 进展情况=已报批；文字为空则清空。")
@click.option("--append", is_flag=True, help="备注加在原有文字后面。")
@click.option("--due", help="新的完成时限，如 2013-03-31；要写 --reason，延期还要写 --approver。")
@click.option("--reason", default="", help="不适用的理由，或调整时限的理由。")
@click.option("--approver", default="", help="批准人或批准单位。")
@click.option("--approved-on", help="批准日期。")
@click.option("--dry-run", is_flag=True, help="只列出会改哪些，不改。")
@click.pass_context
@known_errors
def set_(
    context: click.Context,
    /,
    agency: str,
    conditions: Sequence[str],
    view_name: str,
    text: str,
    every: bool,
    dry_run: bool,
    **said: str | bool | None,
) -> None:
    """Do all of it as one change, with one undo; others' milestones stay as they are."""
    if every == bool(conditions or view_name or text):
        raise click.UsageError("要写条件（--where、--view 或 --text），或者写 --all。")
    actions = _actions(said)
    with opened(context) as ledger:
        unit = agencies.unit_by_name(ledger, agency)
        as_of = default_as_of(ledger, unit.id, clock.today())
        wanted = filter_of(ledger, Filter(unit.id, text, as_of=as_of), conditions, view_name)
        shown = outline(ledger, wanted)
        places = shown.chosen(range(len(shown)))
        plans = [bulk.bulk(ledger, unit.id, places, action) for action in actions]
        changes = tuple(change for plan in plans for change in plan.changes)
        if changes and not dry_run:
            ledger.apply(_together(changes, plans, actions), clock.now())
        click.echo(_told(ledger, places, changes, plans, dry_run=dry_run))


def _actions(said: dict[str, str | bool | None]) -> list[Action]:
    """What is asked for. Raises UsageError where it is nothing, or does not go together."""
    actions: list[Action] = []
    status, done_on, note, due = (said[name] for name in ("status", "done_on", "note", "due"))
    reason = str(said["reason"])
    day = parse_day(str(done_on)) if done_on else None
    if day is not None and status not in (None, Status.DONE):
        raise click.UsageError("--done-on 只与 --status 已完成 同用。")
    if status == Status.DONE:
        actions += [Mark(Status.DONE, clock.today())] if day is None else [DoneOn(day, True)]
    elif status:
        actions.append(Mark(Status(str(status)), reason=reason))
    elif day is not None:
        actions.append(DoneOn(day))
    if note is not None:
        actions.append(_note(str(note), append=bool(said["append"])))
    elif said["append"]:
        raise click.UsageError("--append 与 --note 同用。")
    if due:
        approved = said["approved_on"]
        approved_on = parse_day(str(approved)) if approved else None
        day = parse_day(str(due))
        actions.append(Postpone(day, reason, str(said["approver"]), approved_on))
    if not actions:
        raise click.UsageError("要写改什么：--status、--done-on、--note 或 --due。")
    return actions


def _note(said: str, *, append: bool) -> Write:
    field, sign, text = said.partition("=")
    if not sign or field.strip() not in set(NoteField):
        raise KnownError("备注写作 栏目=文字。栏目可选：{0}。", "、".join(NoteField))
    return Write(NoteField(field.strip()), text, append)


def _together(
    changes: tuple[Change, ...], plans: Sequence[Plan], actions: Sequence[Action]
) -> Change:
    if len(changes) == 1:
        return changes[0]
    if len(plans) == 1:
        return Together(changes, plans[0].words)
    return Together(changes, "；".join(map(action_words, actions)))


def _told(
    ledger: Ledger,
    places: Sequence[Place],
    changes: Sequence[Change],
    plans: Sequence[Plan],
    *,
    dry_run: bool,
) -> str:
    """The numbers that are changed, then how many are left out and why."""
    changed = {change.subject(ledger).milestone_id for change in changes}
    now = bulk.standing_at(ledger, 0, [place.milestone_id for place in places])
    numbers = [now[p.milestone_id].number for p in places if p.milestone_id in changed]
    verb = "会改" if dry_run else "已改"
    lines = [f"{verb} {len(numbers)} 个节点，符合条件的有 {len(places)} 个。"]
    if numbers:
        lines.append("、".join(numbers))
    for plan in plans:
        lines += [f"没有改 {count} 个：{why}" for why, count in plan.reasons()]
    return "\n".join(lines)


@taizhang.group("view", help="我的视图：起了名字的筛选条件。")
def view_() -> None:
    """The verbs that follow say what is done to a view."""


@view_.command("list", help="列出视图。")
@click.pass_context
@known_errors
def list_(context: click.Context) -> None:
    """Name every view."""
    with opened(context) as ledger:
        for name in views(ledger):
            click.echo(name)


@view_.command(help="写出视图的条件。")
@click.argument("name")
@click.pass_context
@known_errors
def show(context: click.Context, name: str) -> None:
    """Say what a view shows, in the words that `--where` takes."""
    with opened(context) as ledger:
        kept = view(ledger, name)
    lines = [f"--where {words_of(condition)}" for condition in kept.conditions]
    lines += [f"--text {kept.text}"] if kept.text else []
    lines += ["--whole-plan"] if kept.whole_plan else []
    arrangement = kept.arrangement
    lines += [f"--group {arrangement.group}"] if arrangement.group else []
    lines += [f"--sort {arrangement.sort}"] if arrangement.sort else []
    lines += ["--down"] if arrangement.direction is Sort.DOWN else []
    click.echo("\n".join(lines) or "没有条件：本单位的全部任务，按方案的顺序。")


@view_.command(help="把条件存成视图；同名的换掉。")
@click.argument("name")
@agency_option
@where_option
@click.option("--text", default="", help="含有这些字。")
@click.option("--whole-plan", is_flag=True, help="其他单位的任务也看。")
@click.option("--group", type=click.Choice([c.value for c in Column]), help="按这一列分组。")
@click.option("--sort", type=click.Choice([c.value for c in Column]), help="按这一列排序。")
@click.option("--down", is_flag=True, help="降序。")
@click.pass_context
@known_errors
def save(
    context: click.Context,
    /,
    name: str,
    agency: str,
    conditions: Sequence[str],
    text: str,
    whole_plan: bool,
    **arranged: str | bool | None,
) -> None:
    """Keep conditions under a name."""
    arrangement = _arrangement(arranged)
    with opened(context) as ledger:
        unit = agencies.unit_by_name(ledger, agency)
        as_of = default_as_of(ledger, unit.id, clock.today())
        start = Filter(unit.id, text, whole_plan, as_of=as_of)
        wanted = replace(filter_of(ledger, start, conditions), as_of=None)
        ledger.apply(SaveView(name, view_of(wanted, arrangement)), clock.now())
    click.echo(f"视图“{name}”：已保存。")


def _arrangement(said: dict[str, str | bool | None]) -> Arrangement:
    from taizhang.ledger.arranged import GROUPABLE

    group = Column(str(said["group"])) if said["group"] else None
    if group is not None and group not in GROUPABLE:
        raise KnownError("不能按“{0}”分组。可选：{1}。", group, "、".join(GROUPABLE))
    sort = Column(str(said["sort"])) if said["sort"] else None
    return Arrangement(group, sort, Sort.DOWN if said["down"] else Sort.UP)


@view_.command(help="删除视图；撤销可以恢复。")
@click.argument("name")
@click.pass_context
@known_errors
def remove(context: click.Context, name: str) -> None:
    """Take a view out."""
    with opened(context) as ledger:
        view(ledger, name)
        ledger.apply(RemoveView(name), clock.now())
    click.echo(f"视图“{name}”：已删除。")
