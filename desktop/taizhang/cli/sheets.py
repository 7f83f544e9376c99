"""The ledger as a workbook: written for filling in, and read back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from taizhang import clock
from taizhang.cli.app import known_errors, opened, taizhang
from taizhang.ledger import agencies
from taizhang.ledger.scheme import SCHEMES

if TYPE_CHECKING:
    from taizhang.exchange.read_sheet import RowReading, SheetReading
    from taizhang.ledger.record import Record

_LINE_LENGTH = 60


def write_sheet(
    records: Sequence[Record], output: Path, produced_on: date, scheme: str = SCHEMES[0]
) -> None:
    """Write ``records`` as the 任务台账 to fill in, and say so."""
    from taizhang.exchange.workbook import write_workbook

    rows = write_workbook(records, output, produced_on, scheme=scheme)
    click.echo(f"{output}：{rows} 行")


@taizhang.command("read-sheet", help="读回在 Excel 或 WPS 里填好的台账（.xlsx）。")
@click.argument("sheet", metavar="F.xlsx", type=click.Path(path_type=Path))
@click.option("--agency", help="只读这个单位的行，其余的拒绝。")
@click.option("--dry-run", is_flag=True, help="只看会改什么，不改动台账。")
@click.option("--overwrite", is_flag=True, help="导出之后台账里也改了的，以表中为准。")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
@click.pass_context
@known_errors
def read_sheet(
    context: click.Context,
    sheet: Path,
    agency: str | None,
    dry_run: bool,
    overwrite: bool,
    as_json: bool,
) -> None:
    """Show what a filled-in sheet comes to and take it over, as one change."""
    from taizhang.exchange import read_sheet as reader

    with opened(context) as ledger:
        only = agencies.unit_by_name(ledger, agency) if agency else None
        reading = reader.read_sheet(sheet, ledger, only)
        take = bool(reading.changes(overwrite=overwrite)) and not dry_run
        if take:
            reader.apply(reading, ledger, clock.now(), overwrite=overwrite)
    if as_json:
        click.echo(json.dumps(_as_json(reading, taken=take), ensure_ascii=False, indent=1))
    else:
        click.echo(_as_text(reading, dry_run=dry_run, overwrite=overwrite))


def _as_json(reading: SheetReading, *, taken: bool) -> dict[str, Any]:
    from taizhang.exchange.comparison import Verdict

    return {
        "applied": taken,
        "rows": len(reading.rows),
        "unchanged": reading.unchanged,
        **{verdict.name.lower(): reading.count(verdict) for verdict in Verdict},
        "readings": [_row_json(row) for row in reading.rows if row.cells or row.why],
    }


def _row_json(row: RowReading) -> dict[str, Any]:
    return {
        "line": row.line,
        "agency": row.agency,
        "number": row.number,
        "refused": str(row.why) if row.why else None,
        "cells": [
            {
                "field": str(cell.field),
                "verdict": str(cell.verdict),
                "old": cell.old,
                "new": cell.new,
                "why": str(cell.why) if cell.why else None,
            }
            for cell in row.cells
        ],
    }


def _as_text(reading: SheetReading, *, dry_run: bool, overwrite: bool) -> str:
    from taizhang.exchange.comparison import Verdict

    lines = []
    for row in reading.rows:
        place = f"第{row.line}行 {row.agency} {row.number}".replace("  ", " ").rstrip()
        if row.why:
            lines.append(f"{place}　{Verdict.REFUSED}：{row.why}")
        for cell in row.cells:
            words = (
                f"{place}　{cell.verdict}　{cell.field}：{_short(cell.old)} → {_short(cell.new)}"
            )
            lines.append(f"{words}　{cell.why}" if cell.why else words)
    changes, conflicts = reading.count(Verdict.CHANGE), reading.count(Verdict.CONFLICT)
    if overwrite:
        changes, conflicts = changes + conflicts, 0
    refused = reading.count(Verdict.REFUSED)
    done = "会更改" if dry_run else "已更改"
    lines.append(
        f"{done}{changes}项，拒绝{refused}项，冲突{conflicts}项；没有改动的{reading.unchanged}行。"
    )
    if conflicts:
        lines.append("冲突的没有读回。要以表中为准，加 --overwrite 再读一次。")
    return "\n".join(lines)


def _short(text: str) -> str:
    line = " ".join(text.split())
    if not line:
        return "（空）"
    return line if len(line) <= _LINE_LENGTH else f"{line[:_LINE_LENGTH]}……"
