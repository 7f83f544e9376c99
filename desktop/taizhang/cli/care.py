"""Looking after the ledger: is it sound, take back, make again, back up, restore, salvage."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from taizhang import clock, paths
from taizhang.cli.app import known_errors, opened, taizhang
from taizhang.errors import KnownError
from taizhang.ledger import backups, restoring, saved_rows, soundness
from taizhang.ledger import salvage as salvaging
from taizhang.ledger.backups import Backup, Difference, Reason
from taizhang.ledger.journal import Line
from taizhang.ledger.store import open_ledger


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


@taizhang.command(help="备份台账。")
@click.pass_context
@known_errors
def backup(context: click.Context) -> None:
    """Make a backup now; it is verified before it is named."""
    with opened(context) as ledger:
        made = backups.make(ledger, Reason.MANUAL, clock.now())
    click.echo(f"已备份：{_in_words(made)}")


@taizhang.command("backups", help="列出台账的备份，新的在前。")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
@click.pass_context
@known_errors
def list_backups(context: click.Context, as_json: bool) -> None:
    """List what can be restored, also when the ledger itself cannot be opened."""
    path = _path(context)
    found = backups.backups(path)
    differences = _differences(path, found)
    if as_json:
        listed = [_backup_json(b, differences.get(b.name)) for b in found]
        click.echo(json.dumps(listed, ensure_ascii=False, indent=1))
        return
    for one in found:
        click.echo(_in_words(one) + _difference_in_words(differences.get(one.name)))
    if not found:
        click.echo("还没有备份。")


@taizhang.command(help="恢复一个备份；现在的台账先另存一份。")
@click.argument("name", required=False)
@click.option("--newest", is_flag=True, help="最新的完好的备份。")
@click.pass_context
@known_errors
def restore(context: click.Context, name: str | None, newest: bool) -> None:
    """Put a backup in the ledger's place, which nobody may have open."""
    if newest is (name is not None):
        raise click.UsageError("写备份的名称，或者 --newest。")
    path = _path(context)
    chosen = backups.newest_good(path) if name is None else backups.named(path, name)
    if chosen is None:
        raise KnownError("台账“{0}”没有完好的备份。", path.name)
    kept = restoring.restore(path, chosen, clock.now())
    click.echo(f"已恢复：{_in_words(chosen)}")
    if isinstance(kept, Path):
        click.echo(f"损坏的台账留作：{kept}")
    elif kept is not None:
        click.echo(f"恢复前的台账留作备份：{kept.name}")


@taizhang.command(help="把损坏的台账里能读出的内容存进新的台账；损坏的文件不动。")
@click.argument("damaged", metavar="FILE", type=click.Path(path_type=Path))
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path))
@known_errors
def salvage(damaged: Path, output: Path) -> None:
    """Say what came back and what did not, row by row where a row has no place."""
    found = salvaging.salvage(damaged, output)
    counts = "，".join(
        f"{label} {found.counts[table]}"
        for table, label in _TABLES_SHOWN.items()
        if found.counts.get(table)
    )
    click.echo(f"{output}：{counts}。")
    for source, made in (("方案", found.from_plan), ("操作日志", found.from_journal)):
        if made:
            click.echo(f"从{source}补齐 {sum(made.values())} 行。")
    for lost in found.lost:
        click.echo(f"读不出来：{_label(lost.table)}，{_range(lost)}", err=True)
    for table, key in found.altered:
        click.echo(f"文字有损：{_label(table)} {_key(key)}", err=True)
    for content in found.broken:
        click.echo(f"佐证文件不完整：{'、'.join(content.names)}", err=True)
    if found.dangling:
        lines = "、".join(map(_key, found.dangling))
        click.echo(f"这些行提到的内容没有读出来：操作日志 {lines}", err=True)
    for row in found.rejected:
        values = json.dumps(dict(row.values), ensure_ascii=False, default=repr)
        click.echo(f"放不进新台账：{_label(row.table)} {values}（{row.reason}）", err=True)


_TABLES_SHOWN = {
    "progress": "进展",
    "note": "备注",
    "setting": "设置",
    "recheck": "待复核",
    "evidence": "佐证材料",
    "deadline": "完成时限",
    "pace_override": "序时判定",
    "step": "分解步骤",
    "report_text": "报告文字",
    "report_excuse": "检查说明",
    "report_made": "已出报告",
    "journal": "操作日志",
}
_PLAN_TABLES = {
    "plan": "方案",
    "plan_version": "方案旧版",
    "section": "类别",
    "task": "任务",
    "milestone": "节点",
    "target": "指标",
    "agency": "单位",
    "assignment": "分工",
    "collective_cover": "泛指",
    "draft": "草稿",
    "agency_alias": "单位别名",
    "evidence_content": "佐证文件",
    "evidence_part": "佐证文件的一段",
}


def _label(table: str) -> str:
    return (_TABLES_SHOWN | _PLAN_TABLES).get(table, table)


def _key(key: Sequence[object]) -> str:
    return "-".join(map(str, key))


def _range(lost: saved_rows.Lost) -> str:
    after = "开头" if lost.after is None else f"{_key(lost.after)} 之后"
    before = "末尾" if lost.before is None else f"{_key(lost.before)} 之前"
    return f"{after}至{before}"


def _in_words(one: Backup) -> str:
    start = f"{one.name}\t{one.moment:%Y-%m-%d %H:%M:%S}\t{one.reason}\t{one.size / 1024:.0f} KB"
    if one.counts is None:
        return f"{start}\t读不出来"
    counts = one.counts
    return f"{start}\t已完成 {counts.done}\t备注 {counts.notes}\t日志 {counts.lines}"


def _difference_in_words(found: Difference | None) -> str:
    if found is None:
        return ""
    if not found:
        return "\t与现在相同"
    return (
        f"\t与现在不同：进展 {found.ticks}，备注 {found.notes}，设置 {found.settings}，"
        f"日志少 {found.lines_more} 行、多 {found.lines_less} 行"
    )


def _differences(path: Path, found: list[Backup]) -> dict[str, Difference]:
    """By the backups' names; empty when the ledger itself cannot be opened."""
    if not found or not path.exists():
        return {}
    try:
        with closing(open_ledger(path)) as ledger:
            return {b.name: backups.difference(b, ledger) for b in found if b.readable}
    except KnownError:
        return {}


def _backup_json(one: Backup, found: Difference | None) -> dict[str, Any]:
    return {
        "name": one.name,
        "path": str(one.path),
        "moment": one.moment.isoformat(),
        "reason": one.reason,
        "size": one.size,
        "readable": one.readable,
        "counts": None if one.counts is None else asdict(one.counts),
        "difference": None if found is None else asdict(found),
    }


def _path(context: click.Context) -> Path:
    """The ledger that is meant, not opened."""
    path: Path | None = context.obj.ledger
    return path or paths.default_ledger()
