"""Looking after the ledger: is it sound, take back, make again."""

from __future__ import annotations

import click

from taizhang import clock
from taizhang.cli.app import known_errors, opened, taizhang
from taizhang.errors import KnownError
from taizhang.ledger import soundness
from taizhang.ledger.journal import Line


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
