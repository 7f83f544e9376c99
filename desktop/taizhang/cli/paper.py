"""What is handed in, its templates, and the program showing that it works."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from taizhang import clock
from taizhang.cli.app import known_errors, opened, parse_day, taizhang
from taizhang.errors import KnownError
from taizhang.ledger import agencies
from taizhang.ledger.facts import default_as_of
from taizhang.ledger.outline import sections as sections_of
from taizhang.ledger.templates import (
    PAPERS,
    STANDARD,
    RemoveTemplate,
    SaveTemplate,
    SheetTemplate,
    template_names,
)

if TYPE_CHECKING:
    from taizhang.exchange.handing_in import Annex, Wanted, Written
    from taizhang.ledger.agencies import Unit
    from taizhang.ledger.store import Ledger

_FORMS = ("letter", "sheet", "slip")
_ANNEXES = ("tasks", "evidence", "history", "changes")


@dataclass(frozen=True, slots=True)
class _Asked:
    """The options as they were typed."""

    form: str
    agency: str | None
    everybody: bool
    day: str | None
    annexes: str | None
    template: str | None
    sections: Sequence[str]
    red_head: str | None
    number: str
    office_fonts: bool
    steps: bool


@taizhang.command(help="生成报告：自查报告（letter）、任务台账（sheet）或任务单（slip）。")
@click.option("--form", type=click.Choice(_FORMS), default="letter", show_default=True)
@click.option("--agency", help="单位的简称或全称。")
@click.option("--all", "everybody", is_flag=True, help="全部单位。")
@click.option(
    "--as-of", "day", help="数据截至，如 2012-12-31；不写则为方案年末或最近一次完成之日。"
)
@click.option(
    "--annex",
    "annexes",
    help="自查报告的附件，用逗号隔开：tasks（一览表）、evidence、history、changes；不写则有一览表。",
)
@click.option("--template", help="任务台账用哪个模板（templates 列出）。")
@click.option("--section", "sections", multiple=True, help="只报告这一类，如 一；可以写多次。")
@click.option("--red-head", help="自查报告的版头：发文机关名称。")
@click.option("--number", default="", help="版头下的发文字号。")
@click.option("--office-fonts", is_flag=True, help="用这台电脑上的仿宋_GB2312等字体。")
@click.option("--steps", is_flag=True, help="印出分解步骤（任务单总是印出）。")
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), help=".pdf、.docx 或 .xlsx。"
)
@click.pass_context
@known_errors
def report(context: click.Context, /, output: Path, **options: Any) -> None:
    """Write what is handed in, and note that it was."""
    from taizhang.exchange import handing_in

    asked = _Asked(**options)
    if (asked.agency is None) == (not asked.everybody):
        raise click.UsageError("--agency 和 --all 要写一个，只写一个。")
    with opened(context) as ledger:
        wanted = _wanted(ledger, asked)
        written = handing_in.write(handing_in.gather(ledger, wanted), output)
        _say(written)
        note = handing_in.handed_in(wanted, output.name, written.sha256)
        if note is not None:
            ledger.apply(note, clock.now())


def _wanted(ledger: Ledger, asked: _Asked) -> Wanted:
    from taizhang.exchange.handing_in import Form, Wanted
    from taizhang.report.columns import template_named
    from taizhang.report.letter import RedHeading

    form = dict(zip(_FORMS, Form, strict=True))[asked.form]
    _require_fitting(form, asked)
    own = agencies.own_unit(ledger)
    everyone = tuple(agencies.units(ledger))
    units = (agencies.unit_by_name(ledger, asked.agency),) if asked.agency else everyone
    today = clock.today()
    return Wanted(
        units=units,
        as_of=parse_day(asked.day) if asked.day else _latest(ledger, units, today),
        produced_on=today,
        form=form,
        sections=_sections(ledger, asked.sections),
        template=template_named(ledger, asked.template or STANDARD),
        annexes=_annexes(asked.annexes),
        red_head=RedHeading(asked.red_head, asked.number) if asked.red_head else None,
        office_fonts=asked.office_fonts,
        steps=asked.steps,
        keeper=own,
    )


def _require_fitting(form: str, asked: _Asked) -> None:
    """Options that would change nothing are refused: whoever wrote them expects something."""
    if asked.form != "letter":
        for option, value in (("--annex", asked.annexes), ("--red-head", asked.red_head)):
            if value is not None:
                raise KnownError("{0}没有 {1}，它只用于自查报告。", form, option)
    if asked.form != "sheet" and asked.template is not None:
        raise KnownError("{0}没有 {1}，它只用于任务台账。", form, "--template")
    if asked.steps and asked.form == "slip":
        raise KnownError("{0}总是印出分解步骤，不用写 {1}。", "任务单", "--steps")
    if asked.number and not asked.red_head:
        raise KnownError("发文字号（--number）印在版头下，请同时写 --red-head。")


def _latest(ledger: Ledger, units: Sequence[Unit], today: date) -> date:
    return max(default_as_of(ledger, unit.id, today) for unit in units)


def _sections(ledger: Ledger, chosen: Sequence[str]) -> frozenset[str] | None:
    known = [section.number for section in sections_of(ledger)]
    for number in chosen:
        if number not in known:
            raise KnownError("方案里没有类别“{0}”。可选：{1}。", number, "、".join(known))
    return frozenset(chosen) or None


def _annexes(text: str | None) -> frozenset[Annex]:
    from taizhang.exchange.handing_in import Annex

    if text is None:
        return frozenset({Annex.TASKS})
    by_word = dict(zip(_ANNEXES, Annex, strict=True))
    words = [word.strip() for word in text.split(",") if word.strip()]
    for word in words:
        if word not in by_word:
            raise KnownError("没有“{0}”这种附件。可选：{1}。", word, "、".join(_ANNEXES))
    # Whoever asks for one more does not ask for the table to be gone.
    return frozenset({Annex.TASKS, *(by_word[word] for word in words)})


def _say(written: Written) -> None:
    for sentence in written.fonts:
        click.echo(f"注意：{sentence}", err=True)
    if written.missing:
        click.echo(f"注意：这些字没有字体，印作〓：{' '.join(written.missing)}", err=True)
    counted = ((written.pages, "页"), (written.rows, "行"))
    size = "".join(f"：{count} {of}" for count, of in counted if count)
    click.echo(f"{written.path}{size}")


@taizhang.command(help="列出任务台账的模板，保存一个，或删去一个。")
@click.option("--save", "name", help="以这个名字保存模板，要写 --columns。")
@click.option(
    "--columns",
    help="栏目，用逗号隔开，如 任务编号,具体举措,进展情况；另起标题写作 进展情况=工作进展。",
)
@click.option("--paper", type=click.Choice(PAPERS), default="A3", show_default=True)
@click.option("--remove", "removed", help="删去这个模板。")
@click.pass_context
@known_errors
def templates(
    context: click.Context, name: str | None, columns: str | None, paper: str, removed: str | None
) -> None:
    """List, save or remove templates."""
    if (name is None) != (columns is None):
        raise click.UsageError("--save 和 --columns 要一起写。")
    if name is not None and removed is not None:
        raise click.UsageError("--save 和 --remove 不能一起写。")
    with opened(context) as ledger:
        if name is not None and columns is not None:
            ledger.apply(SaveTemplate(_template(name, columns, paper)), clock.now())
        if removed is not None:
            ledger.apply(RemoveTemplate(removed), clock.now())
        click.echo(_listed(ledger))


def _template(name: str, text: str, paper: str) -> SheetTemplate:
    from taizhang.report.columns import COLUMNS, chosen

    by_heading = {column.heading: key for key, column in COLUMNS.items()}
    found = []
    for piece in text.replace("，", ",").split(","):
        heading, renamed, own = piece.strip().partition("=")
        if heading not in by_heading:
            raise KnownError("没有栏目“{0}”。可选：{1}。", heading, "、".join(by_heading))
        found.append((by_heading[heading], own.strip() if renamed else heading))
    template = SheetTemplate(name, tuple(found), paper)
    chosen(template)
    return template


def _listed(ledger: Ledger) -> str:
    from taizhang.report.columns import template_named

    lines = []
    for name in (STANDARD, *template_names(ledger)):
        try:
            template = template_named(ledger, name)
        except KnownError as error:
            lines.append(f"{name}\t{error}")
            continue
        headings = "、".join(heading for _, heading in template.columns)
        lines.append(f"{name}\t{template.paper}\t{headings}")
    return "\n".join(lines)


@taizhang.command(help="驱动真实窗口走一遍主要工作，留下截图和 PDF。")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path, file_okay=False))
@click.pass_context
@known_errors
def demo(context: click.Context, output: Path) -> None:
    """Show that the program works, in a ledger of its own inside the output folder."""
    from taizhang.window.demo import run_demo

    for path in run_demo(output):
        click.echo(str(path))
