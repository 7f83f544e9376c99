"""Evidence (佐证材料) on the command line: add, list, save, export, take out."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from taizhang import clock
from taizhang.cli.app import known_errors, opened, parse_day, taizhang
from taizhang.errors import KnownError
from taizhang.ledger import agencies, evidence, evidence_adding, evidence_opening, evidence_store
from taizhang.ledger.evidence import EvidencePlace, Placed
from taizhang.ledger.evidence_adding import NewFile
from taizhang.ledger.evidence_changes import DetachEvidence, EditEvidence
from taizhang.ledger.evidence_names import shown_name
from taizhang.ledger.find import Place, find
from taizhang.ledger.store import Ledger


@taizhang.command(help="给任务或节点添加佐证材料；几份文件、几个节点都可以，一次撤销。")
@click.argument("words", metavar="FILE… MILESTONE|TASK…", nargs=-1, required=True)
@click.option("--agency", help="单位的简称或全称。")
@click.option("--caption", help="说明。")
@click.option("--date", "day", help="材料自己的日期，如 2012-09-30。")
@click.option("--replaces", metavar="ID", type=int, help="换掉这份材料：文件是它的新版本。")
@click.pass_context
@known_errors
def attach(
    context: click.Context,
    words: tuple[str, ...],
    agency: str | None,
    caption: str | None,
    day: str | None,
    replaces: int | None,
) -> None:
    """Keep the files and let them stand for the places, as one change."""
    dated_on = parse_day(day) if day else None
    with opened(context) as ledger:
        files, places = _sorted_out(ledger, words)
        if replaces is not None:
            if places or len(files) != 1:
                raise click.UsageError("换新版本时写一个文件，不写任务或节点。")
            evidence_adding.put_in_version(
                ledger, replaces, files[0], clock.now(), caption, dated_on
            )
            click.echo("已换成新版本。")
            return
        if not files or not places or agency is None:
            raise click.UsageError("写文件、任务或节点的编号和 --agency 单位。")
        unit = agencies.unit_by_name(ledger, agency)
        done = evidence_adding.attach(
            ledger,
            files,
            [EvidencePlace(unit.id, at.task_id, at.milestone_id) for at in places],
            clock.now(),
            caption or "",
            dated_on,
        )
    skipped = f"，另有 {done.skipped} 份原已添加" if done.skipped else ""
    where = "、".join(at.number for at in places)
    click.echo(f"{where}：已添加 {done.added} 份佐证材料{skipped}。")


_NUMBER = re.compile(r"(?:\w+)[.、．]\d+(?:[.．]\d+)*")


def _sorted_out(ledger: Ledger, words: Sequence[str]) -> tuple[list[NewFile], list[Place]]:
    """Which words name files and which places, in any order.

    What is the name of a file that lies there is one; else what looks like a number is a place.

    Raises:
        KnownError: a number that the plan does not have.
    """
    files, places = [], []
    for word in words:
        path = Path(word)
        if not os.path.lexists(path) and _NUMBER.fullmatch(word):
            places.append(find(ledger, word))
        else:
            files.append(NewFile.at(path))
    return files, places


@taizhang.command("evidence", help="列出佐证材料。")
@click.option("--agency", help="只列这个单位的。")
@click.option("--place", help="只列这个任务或节点的，如 一.3 或 一.3.2。")
@click.option("--versions", "every", is_flag=True, help="连同各份材料的旧版本。")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
@click.pass_context
@known_errors
def list_evidence(
    context: click.Context, agency: str | None, place: str | None, every: bool, as_json: bool
) -> None:
    """List what stands for what, in the plan's order. A task's place shows its milestones too."""
    with opened(context) as ledger:
        unit = agencies.unit_by_name(ledger, agency) if agency else None
        found = evidence.placed(ledger, unit.id if unit else None)
        if place:
            at = find(ledger, place)
            found = [
                one
                for one in found
                if one.place.task_id == at.task_id
                and at.milestone_id in (None, one.place.milestone_id)
            ]
        earlier = {one.item.id: _earlier(ledger, one) if every else [] for one in found}
    if as_json:
        lines = []
        for one in found:
            versions = [_json(old) for old in earlier[one.item.id]]
            lines.append(_json(one) | ({"earlier": versions} if every else {}))
        click.echo(json.dumps(lines, ensure_ascii=False, indent=1))
        return
    for one in found:
        click.echo(_in_words(one))
        for old in earlier[one.item.id]:
            click.echo(f"{_in_words(old)}\t第 {old.item.version} 版\t{old.item.author}".rstrip())
    if not found:
        click.echo("没有佐证材料。")


def _earlier(ledger: Ledger, one: Placed) -> list[Placed]:
    """The earlier versions of a file, the latest first."""
    older = evidence.versions(ledger, one.item.id)[1:]
    return [replace(one, item=replace(item, number=one.item.number)) for item in older]


def _json(one: Placed) -> dict[str, Any]:
    item = one.item
    return {
        "id": item.id,
        "agency": one.agency,
        "place": one.number,
        "number": item.number,
        "name": item.name,
        "caption": item.caption,
        "dated_on": item.dated_on.isoformat() if item.dated_on else None,
        "added_at": item.added_at,
        "size": item.size,
        "sha256": item.sha256,
        "author": item.author,
        "version": item.version,
        "places": item.places,
    }


def _in_words(one: Placed) -> str:
    item = one.item
    day = f"\t{item.dated_on}" if item.dated_on else ""
    caption = f"\t{' '.join(item.caption.split())}" if item.caption else ""
    size = f"{item.size / 1024:.0f} KB"
    start = f"{item.id}\t{one.agency}\t{one.number}-{item.number:02}"
    return f"{start}\t{shown_name(item.name)}\t{size}{day}{caption}"


@taizhang.command("evidence-edit", help="改佐证材料的名称、说明或日期，或换成新的版本。")
@click.argument("evidence_id", metavar="ID", type=int)
@click.option("--name", help="新的名称。")
@click.option("--caption", help="新的说明。")
@click.option("--date", "day", help="材料自己的日期；写 - 则去掉。")
@click.option("--file", "path", type=click.Path(path_type=Path), help="新版本的文件。")
@click.pass_context
@known_errors
def edit_evidence(
    context: click.Context,
    evidence_id: int,
    name: str | None,
    caption: str | None,
    day: str | None,
    path: Path | None,
) -> None:
    """Describe evidence otherwise, or put a newer version in its place."""
    undated = day == "-"
    dated_on = parse_day(day) if day and not undated else None
    with opened(context) as ledger:
        if path is not None:
            file = NewFile(name or path.name, path)
            evidence_adding.put_in_version(
                ledger, evidence_id, file, clock.now(), caption, dated_on
            )
        else:
            change = EditEvidence(evidence_id, name, caption, dated_on, undated=undated)
            ledger.apply(change, clock.now())
    click.echo("已保存。")


@taizhang.command("evidence-also", help="让已有的材料也用于别的任务或节点，不另存一份。")
@click.argument("evidence_id", metavar="ID", type=int)
@click.argument("numbers", metavar="MILESTONE|TASK…", nargs=-1, required=True)
@click.pass_context
@known_errors
def use_evidence_also(context: click.Context, evidence_id: int, numbers: tuple[str, ...]) -> None:
    """Let a file stand for other places of its unit as well, as one change."""
    with opened(context) as ledger:
        agency_id = evidence.placed_item(ledger, evidence_id).place.agency_id
        found = [find(ledger, number) for number in numbers]
        places = [EvidencePlace(agency_id, at.task_id, at.milestone_id) for at in found]
        ledger.apply(evidence_adding.also_at(ledger, [evidence_id], places), clock.now())
        count = len(evidence.same_content(ledger, evidence_id))
    click.echo(f"现在用于 {count} 处。")


@taizhang.command("evidence-restore", help="把一份材料的旧版本恢复为现用的版本。")
@click.argument("evidence_id", metavar="ID", type=int)
@click.pass_context
@known_errors
def restore_evidence(context: click.Context, evidence_id: int) -> None:
    """Let an earlier version (listed by ``evidence --versions``) be the newest again."""
    with opened(context) as ledger:
        ledger.apply(evidence_adding.restoring(ledger, evidence_id), clock.now())
    click.echo("已恢复为现用的版本。")


@taizhang.command("evidence-save", help="把一份佐证材料另存为文件。")
@click.argument("evidence_id", metavar="ID", type=int)
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path))
@click.pass_context
@known_errors
def save_evidence(context: click.Context, evidence_id: int, output: Path) -> None:
    """Write the file as it was added; its hash is checked on the way."""
    with opened(context) as ledger:
        evidence_opening.save_copy(ledger, evidence_id, output)
    click.echo(str(output))


@taizhang.command("evidence-export", help="导出全部佐证材料：文件夹，或以 .zip 结尾的压缩包。")
@click.option("--agency", help="单位的简称或全称。")
@click.option("--all", "everyone", is_flag=True, help="所有单位的。")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path))
@click.pass_context
@known_errors
def export_evidence(
    context: click.Context, agency: str | None, everyone: bool, output: Path
) -> None:
    """Write everything with names that tell unit, section and task, and an index."""
    from taizhang.exchange.evidence_export import export

    if everyone is (agency is not None):
        raise click.UsageError("写 --agency 单位，或者 --all。")
    with opened(context) as ledger:
        unit = agencies.unit_by_name(ledger, agency) if agency else None
        done = export(ledger, output, unit.id if unit else None)
    click.echo(f"{output}：{done.files} 份佐证材料")
    if done.damaged:
        raise KnownError("这些材料的内容已损坏，没有导出：{0}。", "、".join(done.damaged))


@taizhang.command(help="撤下一份佐证材料；可以撤销。")
@click.argument("evidence_id", metavar="ID", type=int)
@click.pass_context
@known_errors
def detach(context: click.Context, evidence_id: int) -> None:
    """Take evidence out of its place; the content stays, so that undo has it."""
    with opened(context) as ledger:
        found = evidence.placed_item(ledger, evidence_id)
        ledger.apply(DetachEvidence(evidence_id, *found.place), clock.now())
    click.echo(f"{found.number}：已撤下“{shown_name(found.item.name)}”。")


@taizhang.command("evidence-forget", help="清除已撤下的佐证材料的内容，缩小台账；之后不能再撤销。")
@click.option("--yes", is_flag=True, help="确实清除；不写则只说有多少。")
@click.pass_context
@known_errors
def forget_evidence(context: click.Context, yes: bool) -> None:
    """Free the space of what stands for nothing any more, after a backup."""
    with opened(context) as ledger:
        if yes:
            found = evidence_store.forget_unused(ledger, clock.now())
        else:
            found = evidence_store.unused(ledger)
    size = f"{found.count} 份，{found.size / 1e6:.1f} MB"
    click.echo(f"已清除：{size}。" if yes else f"可以清除：{size}。")
