"""What is handed in, and the program showing that it works."""

from __future__ import annotations

from pathlib import Path

import click

from taizhang import clock
from taizhang.cli.app import agency_option, known_errors, opened, parse_day, taizhang
from taizhang.ledger import agencies, records
from taizhang.ledger.reports import report_texts


@taizhang.command(help="生成 PDF 落实情况报告。")
@agency_option
@click.option(
    "--as-of", "day", help="数据截至，如 2012-12-31；不写则为方案年末或最近一次完成之日。"
)
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path))
@click.pass_context
@known_errors
def report(context: click.Context, agency: str, day: str | None, output: Path) -> None:
    """Write the status report that the agency hands in."""
    from taizhang.report import letter_paper
    from taizhang.report.file import save
    from taizhang.report.letter import LetterOptions

    with opened(context) as ledger:
        unit = agencies.unit_by_name(ledger, agency)
        today = clock.today()
        as_of = parse_day(day) if day else records.default_as_of(ledger, unit.id, today)
        record = records.record_of(ledger, unit, as_of)
        edits = report_texts(ledger, unit.id, as_of)
    made = letter_paper.build([record], LetterOptions(today, edits))
    save(made, output)
    if made.missing:
        click.echo(f"注意：这些字没有字体，印作〓：{' '.join(made.missing)}", err=True)
    click.echo(f"{output}：{made.pages} 页")


@taizhang.command(help="驱动真实窗口走一遍主要工作，留下截图和 PDF。")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path, file_okay=False))
@click.pass_context
@known_errors
def demo(context: click.Context, output: Path) -> None:
    """Show that the program works, in a ledger of its own inside the output folder."""
    from taizhang.window.demo import run_demo

    for path in run_demo(output):
        click.echo(str(path))
