"""`taizhang overview`: the page that says how far a unit is, as text, JSON or PDF."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from taizhang import clock
from taizhang.cli.app import agency_option, known_errors, opened, parse_day, taizhang
from taizhang.errors import KnownError
from taizhang.ledger import agencies
from taizhang.ledger.facts import default_as_of
from taizhang.report.overview import (
    LISTED,
    Completion,
    Item,
    Overview,
    TargetBar,
    read_overview,
)
from taizhang.report.wording import percent


@taizhang.command(help="总览：完成情况、时间进度、量化指标、逾期、本月变化。")
@agency_option
@click.option(
    "--as-of", "day", help="数据截至，如 2012-12-31；不写则为方案年末或最近一次完成之日。"
)
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="存成 .pdf。")
@click.pass_context
@known_errors
def overview(
    context: click.Context, agency: str, day: str | None, as_json: bool, output: Path | None
) -> None:
    """Show what the window's overview shows."""
    if output is not None and output.suffix.lower() != ".pdf":
        raise KnownError("总览只能存成 .pdf，请把“{0}”改成 .pdf。", output.name)
    with opened(context) as ledger:
        unit = agencies.unit_by_name(ledger, agency)
        as_of = parse_day(day) if day else default_as_of(ledger, unit.id, clock.today())
        found = read_overview(ledger, unit, as_of)
    if output is not None:
        _write(found, output)
    if as_json:
        click.echo(json.dumps(_json(found), ensure_ascii=False, indent=1))
    elif output is None:
        click.echo(_text(found))


def _write(found: Overview, path: Path) -> None:
    from taizhang.report import file, overview_paper

    report = overview_paper.build(found)
    file.save(report, path)
    if report.missing:
        click.echo(f"注意：这些字没有字体，印作〓：{' '.join(report.missing)}", err=True)
    click.echo(f"{path}：{report.pages}页", err=True)


# -- JSON -------------------------------------------------------------------------------------


def _json(found: Overview) -> dict[str, Any]:
    month = found.month
    return {
        "agency": found.agency.short_name,
        "plan": found.plan.title,
        "doc_number": found.plan.doc_number,
        "standing": found.plan.standing,
        "as_of": found.as_of.isoformat(),
        "whole": _completion_json(found.whole),
        "sections": [_completion_json(c) for c in found.sections],
        "roles": [_completion_json(c) for c in found.roles],
        "paces": {c.what: c.count for c in found.paces},
        "targets": [_target_json(bar) for bar in found.targets],
        "overdue": [_item_json(item) for item in found.overdue],
        "due_soon": [_item_json(item) for item in found.due_soon],
        "month": {
            "first": month.first.isoformat(),
            "completed": [_item_json(item) for item in month.completed],
            "begun": month.begun,
            "extended": month.extended,
            "evidence": month.evidence,
            "notes": month.notes,
        },
        "general": found.general,
        "requirements": found.requirements,
    }


def _completion_json(value: Completion) -> dict[str, Any]:
    counts = value.counts
    return {
        "number": value.number,
        "title": value.title,
        "tasks": counts.tasks,
        "milestones": counts.total,
        "done": counts.done,
        "under_way": counts.under_way,
        "not_started": counts.not_started,
        "not_applicable": counts.not_applicable,
        "share": counts.share,
        "elapsed": value.elapsed,
        "pace": value.pace,
    }


def _target_json(bar: TargetBar) -> dict[str, Any]:
    return {
        "number": bar.number,
        "name": bar.target.name,
        "low": bar.target.low,
        "high": bar.target.high,
        "unit": bar.target.unit,
        "qualifier": bar.target.qualifier,
        "value": bar.value,
        "share": bar.share,
        "verdict": bar.verdict,
    }


def _item_json(item: Item) -> dict[str, Any]:
    return {
        "number": item.number,
        "text": item.text,
        "role": item.role,
        "day": item.day.isoformat(),
        "days": item.days,
    }


# -- text -------------------------------------------------------------------------------------


def _text(found: Overview) -> str:
    plan = found.plan
    said = "，".join(filter(None, (plan.doc_number, plan.standing)))
    lines = [f"{found.agency.full_name}　{plan.title}（{said}）", f"数据截至 {found.as_of}"]
    if found.is_empty:
        lines.append(f"方案没有点名{found.agency.short_name}，没有可以统计的任务。")
    else:
        lines += _figures(found)
    if found.general:
        lines.append(f"另有泛指任务 {found.general} 项，不计入。")
    if found.requirements:
        lines.append(f"另有工作要求 {found.requirements} 条，不计入。")
    return "\n".join(lines)


def _figures(found: Overview) -> list[str]:
    month = found.month
    lines = [_completion("完成率", found.whole)]
    lines += [_completion(f"  {c.number}、{c.title}", c) for c in found.sections]
    lines += [_completion(f"  {c.title}", c) for c in found.roles]
    lines.append("序时进度：" + "，".join(f"{c.what} {c.count}" for c in found.paces))
    lines.append(f"量化指标 {len(found.targets)} 项")
    lines += [f"  {_target(bar)}" for bar in found.targets]
    lines += _list("逾期", found.overdue, "逾期 {} 天")
    lines += _list("临期", found.due_soon, "还有 {} 天")
    lines += _list("本月新完成", month.completed, "")
    said = f"佐证 {month.evidence}，备注 {month.notes}"
    lines.append(f"本月新开始 {month.begun}，延期 {month.extended}，{said}")
    return lines


def _completion(name: str, value: Completion) -> str:
    share = percent(value.counts.share)
    time = percent(value.elapsed)
    return f"{name} {value.counts.done}/{value.applicable} {share}，时间进度 {time}，{value.pace}"


def _target(bar: TargetBar) -> str:
    share = "" if bar.share is None else f" {percent(bar.share)}"
    return f"{bar.number} {bar.target.name} {bar.figures}{share} {bar.verdict}"


def _list(name: str, items: tuple[Item, ...], days: str) -> list[str]:
    lines = [f"{name} {len(items)} 项"]
    for item in items[:LISTED]:
        lines.append(f"  {item.number} {item.text} {item.day} {days.format(item.days)}".rstrip())
    rest = len(items) - LISTED
    return [*lines, f"  还有 {rest} 项"] if rest > 0 else lines
