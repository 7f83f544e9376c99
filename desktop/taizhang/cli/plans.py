"""`taizhang plan`: documents read, taken into the ledger, compared and amended."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from taizhang import clock
from taizhang.cli.app import known_errors, opened, taizhang
from taizhang.errors import KnownError
from taizhang.ledger import amend, plan_rows, plans
from taizhang.ledger.store import Ledger
from taizhang.plan.difference import AgencyChange, Difference, MilestoneChange, TaskChange, compare
from taizhang.plan.model import Plan

if TYPE_CHECKING:
    from taizhang.reader.reading import Reading

file_argument = click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
json_option = click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
year_option = click.option("--year", type=int, help="基准年；不写则按文件。")


@taizhang.group(help="方案：读文件、导入、切换、比较、更新。")
def plan() -> None:
    """The verbs about plans."""


@plan.command("read", help="读方案文件，打印读出的内容，不写入任何地方。")
@file_argument
@json_option
@known_errors
def read_file(file: Path, as_json: bool) -> None:
    """Print what was read from a document."""
    reading = _read(file)
    if as_json:
        from taizhang.reader.as_json import reading_json

        click.echo(json.dumps(reading_json(reading), ensure_ascii=False, indent=1))
    else:
        click.echo(_as_text(reading))


@plan.command("list", help="列出台账里的方案；* 是当前方案。")
@click.pass_context
@known_errors
def list_plans(context: click.Context) -> None:
    """List the plans of the ledger."""
    with opened(context) as ledger:
        for choice in plans.plans(ledger):
            mark = "*" if choice.id == ledger.plan_id else " "
            amended = f"\t修订 {choice.versions} 次" if choice.versions else ""
            click.echo(f"{mark} {choice.key}\t{choice.name}\t{choice.tasks} 项任务{amended}")


@plan.command(help="以后用台账里的这个方案。")
@click.argument("name")
@click.pass_context
@known_errors
def use(context: click.Context, name: str) -> None:
    """Show another plan from now on."""
    with opened(context) as ledger:
        choice = plans.find_plan(ledger, name)
        plans.show(ledger, choice.id)
        click.echo(f"当前方案：{choice.name}")


@plan.command(help="读方案文件并导入台账，作为另一个方案。")
@file_argument
@year_option
@click.pass_context
@known_errors
def add(context: click.Context, file: Path, year: int | None) -> None:
    """Take a document in as a plan of its own; the window shows it for review first."""
    with opened(context) as ledger:
        reading = _read(file, ledger)
        new = _plan(reading, ledger, year)
        plans.add_plan(ledger, new, clock.now())
        (choice,) = [c for c in plans.plans(ledger) if c.id == ledger.plan_id]
        click.echo(f"已导入：{choice.name}（{choice.key}），{choice.tasks} 项任务。")
        _say_unsure(reading)


@plan.command(help="比较两个方案；各写文件，或台账里的方案。")
@click.argument("old")
@click.argument("new")
@json_option
@click.pass_context
@known_errors
def diff(context: click.Context, old: str, new: str, as_json: bool) -> None:
    """Say what the new one changed: tasks, words, units, deadlines."""
    with opened(context) as ledger:
        found = compare(_named(old, ledger), _named(new, ledger))
    if as_json:
        click.echo(json.dumps(_difference_json(found), ensure_ascii=False, indent=1))
    else:
        click.echo(_difference_text(found))


@plan.command(help="用修订后的文件更新当前方案；已有的进展、备注随文字转移。")
@file_argument
@year_option
@click.option("--dry-run", is_flag=True, help="只说会有哪些变化，不更新。")
@click.pass_context
@known_errors
def update(context: click.Context, file: Path, year: int | None, dry_run: bool) -> None:
    """Put an amended document in the place of the plan that is shown."""
    with opened(context) as ledger:
        reading = _read(file, ledger)
        new = _plan(reading, ledger, year, but=ledger.plan_id)
        if dry_run:
            click.echo(_difference_text(amend.difference_to(ledger, new)))
        else:
            done = amend.amend(ledger, new, clock.now())
            click.echo(_difference_text(done.difference))
            click.echo(
                f"已更新。待复核 {done.rechecks} 处，存档节点 {done.archived} 个；"
                f"更新前的台账存成了备份 {done.backup.name}。"
            )
        _say_unsure(reading)


# --- reading --------------------------------------------------------------------------------------


def _read(file: Path, ledger: Ledger | None = None) -> Reading:
    """Read a document; with the spellings that were merged before, where a ledger knows them."""
    from taizhang.reader.correct import with_aliases
    from taizhang.reader.open import open_document
    from taizhang.reader.read import read

    known = plans.agency_names(ledger) if ledger is not None else ()
    reading = read(open_document(file), known)
    return reading if ledger is None else with_aliases(reading, plans.aliases(ledger))


def _plan(reading: Reading, ledger: Ledger, year: int | None, but: int | None = None) -> Plan:
    from taizhang.reader.plan_key import key_of
    from taizhang.reader.to_plan import plan_of

    return plan_of(reading, plans.free_key(ledger, key_of(reading), but), year)


def _named(words: str, ledger: Ledger) -> Plan:
    """The plan of the ledger that ``words`` names, or the one in the file of that name."""
    path = Path(words)
    if path.is_file():
        from taizhang.reader.plan_key import key_of
        from taizhang.reader.to_plan import plan_of

        reading = _read(path, ledger)
        return plan_of(reading, key_of(reading))
    try:
        return plan_rows.read_plan(ledger, plans.find_plan(ledger, words).id)
    except KnownError as error:
        if path.suffix:
            raise KnownError("没有文件“{0}”，台账里也没有叫这个名字的方案。", words) from error
        raise


# --- saying ---------------------------------------------------------------------------------------


def _as_text(reading: Reading) -> str:
    facts = reading.facts
    lines = [facts.title.value if facts.title else "（没有读出标题）"]
    day = facts.issued_on.isoformat() if facts.issued_on else ""
    said = (facts.doc_number, facts.issuer)
    lines.append("  ".join([*(fact.value for fact in said if fact), day]).strip())
    titles = {section.number: section.title for section in reading.sections}
    section = None
    for task in reading.tasks:
        if task.section != section:
            section = task.section
            lines.append(f"\n{section}、{titles.get(section, '')}".rstrip("、"))
        lines.append(f"  {task.number} {task.title}")
        for assignment in task.assignments:
            general = "（泛指）" if assignment.collective else ""
            lines.append(f"      {assignment.role} {assignment.agency}{general}")
        if task.open_ended:
            lines.append("      等部门")
        if task.due_words:
            lines.append(f"      期限 {task.due or ''} {task.due_words}".rstrip())
        lines += [f"      指标 {target.name} {target.written}" for target in task.targets]
        lines += [f"    ☐ {milestone.text}" for milestone in task.milestones]
    lines.append(f"\n{len(reading.tasks)} 项任务，{len(reading.unsure)} 处待看。")
    lines += [f"  {unsure.reason}：{_short(unsure.words)}" for unsure in reading.unsure]
    return "\n".join(lines)


def _say_unsure(reading: Reading) -> None:
    if reading.unsure:
        click.echo(
            f"有 {len(reading.unsure)} 处要看一看（plan read 列出；窗口里可以逐处改正）。", err=True
        )


def _short(words: str, most: int = 60) -> str:
    words = " ".join(words.split())
    return words if len(words) <= most else f"{words[:most]}…"


def _difference_text(found: Difference) -> str:
    counts = "，".join(f"{kind} {count}" for kind, count in found.counts().items())
    lines = [f"任务变化：{counts}。" if counts else "任务没有变化。"]
    for change in found.changed:
        task = change.new or change.old
        assert task is not None
        renumbered = change.old is not None and change.old.number != task.number
        was = f"（原 {change.old.number}）" if change.old is not None and renumbered else ""
        kinds = "、".join(change.kinds) or "节点变化"
        lines.append(f"\n{task.number} {task.title}{was}：{kinds}")
        lines += [f"    {_agency_words(agency)}" for agency in change.agencies]
        if change.old is not None and change.new is not None:
            lines += [_milestone_words(m) for m in change.milestones if m.kinds]
    return "\n".join(lines)


def _agency_words(change: AgencyChange) -> str:
    return f"{change.agency}：{change.before or '无'} → {change.after or '无'}"


def _milestone_words(change: MilestoneChange) -> str:
    kinds = "、".join(change.kinds)
    old, new = change.old, change.new
    if old is None or new is None:
        only = new or old
        assert only is not None
        return f"    {only.number} {kinds}：{only.text}"
    lines = [f"    {new.number} {kinds}：{new.text}"]
    if old.text != new.text:
        lines.append(f"        原文：{old.text}")
    if old.due != new.due:
        lines.append(f"        时限：{old.due} → {new.due}")
    return "\n".join(lines)


def _difference_json(found: Difference) -> dict[str, object]:
    return {
        "counts": found.counts(),
        "tasks": [_change_json(change) for change in found.changed],
    }


def _change_json(change: TaskChange) -> dict[str, object]:
    return {
        "old": change.old and {"number": change.old.number, "title": change.old.title},
        "new": change.new and {"number": change.new.number, "title": change.new.title},
        "kinds": change.kinds,
        "agencies": [
            {"agency": a.agency, "before": a.before, "after": a.after} for a in change.agencies
        ],
        "milestones": [
            {
                "old": m.old and {"number": m.old.number, "text": m.old.text},
                "new": m.new and {"number": m.new.number, "text": m.new.text},
                "kinds": m.kinds,
            }
            for m in change.milestones
            if m.kinds
        ],
    }
