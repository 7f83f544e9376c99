"""`taizhang step`: a unit's own steps towards a milestone (分解)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from taizhang import clock
from taizhang.cli.app import P, R, agency_option, known_errors, opened, parse_day, taizhang
from taizhang.cli.listing import step_json
from taizhang.errors import KnownError
from taizhang.ledger import agencies, records
from taizhang.ledger.find import find_milestone
from taizhang.ledger.year_changes import AddStep, EditStep, MoveStep, RemoveStep, TickStep
from taizhang.report.cleaning import one_line

if TYPE_CHECKING:
    from taizhang.ledger.changes import Change
    from taizhang.ledger.record import MilestoneRecord, Step
    from taizhang.ledger.store import Ledger


@taizhang.group(help="本单位为完成节点自己分解的步骤：列出、添加、勾选、修改、移动、删除。")
def step() -> None:
    """The steps of a milestone, by their numbers from 1."""


@dataclass(frozen=True, slots=True)
class _At:
    """A milestone of a unit in the open ledger."""

    ledger: Ledger
    agency_id: int
    task_id: int
    milestone_id: int

    @property
    def milestone(self) -> MilestoneRecord:
        """As it is now."""
        ids = (self.agency_id, self.task_id, self.milestone_id)
        return records.milestone_record(self.ledger, *ids)

    def step(self, number: int) -> Step:
        """The step of that number. Raises KnownError when there is none."""
        steps = self.milestone.steps
        if not 1 <= number <= len(steps):
            name = self.milestone.number
            raise KnownError("{0}没有第 {1} 步，共 {2} 步。", name, number, len(steps))
        return steps[number - 1]

    def apply(self, change: Change) -> None:
        """Make it and show the steps."""
        self.ledger.apply(change, clock.now())
        self.show()

    def show(self) -> None:
        """The milestone with its steps."""
        milestone = self.milestone
        click.echo(f"{milestone.number} {milestone.text}")
        for one in milestone.steps:
            click.echo(f"  {_words(one)}")
        if not milestone.steps:
            click.echo("  没有分解步骤。")


def _words(one: Step) -> str:
    mark = "☑" if one.done_on else "☐"
    facts = (one_line(one.person), f"时限 {one.due}" if one.due else "", str(one.done_on or ""))
    behind = "，".join(fact for fact in facts if fact)
    return f"{mark} {one.position}. {one_line(one.text)}" + (f"（{behind}）" if behind else "")


@contextmanager
def _opened(context: click.Context, milestone: str, agency: str) -> Iterator[_At]:
    with opened(context) as ledger:
        unit = agencies.unit_by_name(ledger, agency)
        yield _At(ledger, unit.id, *find_milestone(ledger, milestone))


def _of_milestone(job: Callable[P, R]) -> Callable[P, R]:
    """The arguments that all verbs have."""
    return click.argument("milestone")(agency_option(job))


@step.command("list", help="列出节点的步骤。")
@_of_milestone
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
@click.pass_context
@known_errors
def list_steps(context: click.Context, milestone: str, agency: str, as_json: bool) -> None:
    """List them."""
    with _opened(context, milestone, agency) as at:
        if as_json:
            found = [step_json(one) for one in at.milestone.steps]
            click.echo(json.dumps(found, ensure_ascii=False, indent=1))
        else:
            at.show()


@step.command(help="在末尾添加一步。")
@_of_milestone
@click.option("--text", required=True, help="做什么。")
@click.option("--person", default="", help="责任人。")
@click.option("--due", help="时限，如 2012-06-30。")
@click.pass_context
@known_errors
def add(
    context: click.Context, milestone: str, agency: str, text: str, person: str, due: str | None
) -> None:
    """Add one."""
    day = parse_day(due) if due else None
    with _opened(context, milestone, agency) as at:
        at.apply(AddStep(at.milestone_id, at.agency_id, text, person, day))


@step.command(help="勾选一步，日期不写就是今天。")
@_of_milestone
@click.argument("number", type=int)
@click.option("--on", "day", help="完成日期。")
@click.option("--undo", "untick", is_flag=True, help="取消勾选。")
@click.pass_context
@known_errors
def done(
    context: click.Context, milestone: str, agency: str, number: int, day: str | None, untick: bool
) -> None:
    """Mark one as done, or as not done."""
    if untick and day:
        raise click.UsageError("--undo 不与 --on 同用。")
    on = None if untick else parse_day(day) if day else clock.today()
    with _opened(context, milestone, agency) as at:
        at.apply(TickStep(at.step(number).id, on))


@step.command(help="修改一步；没有写的不变。")
@_of_milestone
@click.argument("number", type=int)
@click.option("--text", help="做什么。")
@click.option("--person", help="责任人；写空的就是去掉。")
@click.option("--due", help="时限；写空的就是去掉。")
@click.pass_context
@known_errors
def edit(
    context: click.Context,
    milestone: str,
    agency: str,
    number: int,
    text: str | None,
    person: str | None,
    due: str | None,
) -> None:
    """Write one otherwise."""
    with _opened(context, milestone, agency) as at:
        old = at.step(number)
        day = old.due if due is None else parse_day(due) if due else None
        words = old.text if text is None else text
        at.apply(EditStep(old.id, words, old.person if person is None else person, day))


@step.command(help="上移（负数）或下移一步。")
@_of_milestone
@click.argument("number", type=int)
@click.option("--by", type=int, required=True, help="移动几位，如 --by=-1。")
@click.pass_context
@known_errors
def move(context: click.Context, milestone: str, agency: str, number: int, by: int) -> None:
    """Move one."""
    with _opened(context, milestone, agency) as at:
        at.apply(MoveStep(at.step(number).id, by))


@step.command(help="删除一步。")
@_of_milestone
@click.argument("number", type=int)
@click.pass_context
@known_errors
def remove(context: click.Context, milestone: str, agency: str, number: int) -> None:
    """Take one out."""
    with _opened(context, milestone, agency) as at:
        at.apply(RemoveStep(at.step(number).id))
