"""`taizhang history`: who changed what, on the screen, as JSON or as pages of an annex."""

from __future__ import annotations

import json
from pathlib import Path

import click

from taizhang import clock
from taizhang.cli.app import known_errors, opened, parse_day, taizhang
from taizhang.ledger import agencies, find
from taizhang.ledger.facts import plan_facts
from taizhang.ledger.history import NO_LIMIT, Entry, Wanted, entries


@taizhang.command(help="更改记录：谁在什么时候把什么改成了什么，最近的在前。")
@click.option("--agency", help="只列这个单位的。")
@click.option("--place", metavar="MILESTONE|TASK", help="只列这个任务或节点的。")
@click.option("--from", "first", help="从这一天起，如 2012-09-30。")
@click.option("--to", "last", help="到这一天止。")
@click.option("--text", default="", help="只列含有这些字的。")
@click.option("--limit", type=click.IntRange(1), help="最多列几条。")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="印成 PDF。")
@click.pass_context
@known_errors
def history(  # noqa: PLR0913, PLR0917 - one argument for each option
    context: click.Context,
    agency: str | None,
    place: str | None,
    first: str | None,
    last: str | None,
    text: str,
    limit: int | None,
    as_json: bool,
    output: Path | None,
) -> None:
    """List the journal's lines that are asked for."""
    with opened(context) as ledger:
        at = find.find(ledger, place) if place else None
        wanted = Wanted(
            agency_id=agencies.unit_by_name(ledger, agency).id if agency else None,
            task_id=at.task_id if at else None,
            milestone_id=at.milestone_id if at else None,
            first=parse_day(first) if first else None,
            last=parse_day(last) if last else None,
            text=text,
        )
        found = entries(ledger, wanted, limit or NO_LIMIT)
        facts = plan_facts(ledger)
    if output is not None:
        from taizhang.report import history_report
        from taizhang.report.file import save

        words = "、".join(filter(None, (agency, place, first, last, text))) or "全部更改"
        made = history_report.build(facts, words, found, produced_on=clock.today())
        save(made, output)
        click.echo(f"{output}：{made.pages} 页")
    elif as_json:
        click.echo(json.dumps([_json(e) for e in found], ensure_ascii=False, indent=1))
    else:
        for entry in found:
            click.echo(_line(entry))


def _json(entry: Entry) -> dict[str, object]:
    return {
        "id": entry.id,
        "at": entry.at.isoformat(),
        "author": entry.author,
        "system_user": entry.system_user,
        "kind": entry.kind,
        "undoes": entry.undoes,
        "change": entry.change,
        "agency": entry.agency,
        "subject": entry.subject,
        "before": entry.before,
        "after": entry.after,
    }


def _line(entry: Entry) -> str:
    change = f"{entry.before} → {entry.after}".replace("\n", " ")
    unit = f"{entry.agency} " if entry.agency else ""
    when = f"{entry.at:%Y-%m-%d %H:%M}"
    return f"{entry.id}  {when}  {entry.who}  {unit}{entry.action} {entry.subject}：{change}"
