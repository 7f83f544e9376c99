"""`taizhang phrase`: 常用语 for the notes."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from taizhang import clock
from taizhang.cli.app import known_errors, opened, taizhang
from taizhang.ledger.phrases import PLACEHOLDERS, RemovePhrase, SavePhrase, phrases
from taizhang.report.cleaning import one_line

_IN_BRACES = "、".join(f"{{{name}}}" for name in PLACEHOLDERS)


@taizhang.group(help="写备注用的常用语：列出、添加、删除。")
def phrase() -> None:
    """The ledger's phrases and the program's."""


@phrase.command("list", help="列出常用语；程序自带的后面写明。")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
@click.pass_context
@known_errors
def list_phrases(context: click.Context, as_json: bool) -> None:
    """List them as the window offers them."""
    with opened(context) as ledger:
        found = phrases(ledger)
    if as_json:
        click.echo(json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=1))
        return
    for one in found:
        click.echo(f"{one.name}\t{one_line(one.text)}" + ("" if one.own else "\t（程序自带）"))


@phrase.command(help=f"添加一条常用语，或改同名的一条。文字里可以写 {_IN_BRACES}，插入时填上。")
@click.argument("name")
@click.argument("text")
@click.pass_context
@known_errors
def add(context: click.Context, name: str, text: str) -> None:
    """Keep one."""
    with opened(context) as ledger:
        ledger.apply(SavePhrase(name, text), clock.now())
    click.echo(f"已保存常用语“{name.strip()}”。")


@phrase.command(help="删除一条常用语；程序自带的不能删除。")
@click.argument("name")
@click.pass_context
@known_errors
def remove(context: click.Context, name: str) -> None:
    """Take one out."""
    with opened(context) as ledger:
        ledger.apply(RemovePhrase(name), clock.now())
    click.echo(f"已删除常用语“{name}”。")
