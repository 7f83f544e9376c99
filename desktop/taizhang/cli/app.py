"""The command itself: which ledger is meant, and how it fails.

Exit codes: 0 done, 1 a known error (one sentence on standard error), 2 wrong usage, 70 an
unexpected one (see `failing`). Built with click (BSD), which sqlite-utils brings along anyway.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

import click

from taizhang import __version__, bug, paths
from taizhang.errors import KnownError
from taizhang.ledger.plans import find_plan, open_or_create
from taizhang.ledger.store import Ledger
from taizhang.plan.load import load_plan

P = ParamSpec("P")
R = TypeVar("R")


def known_errors(job: Callable[P, R]) -> Callable[P, R]:
    """Turn a `KnownError` into its sentence on standard error and exit code 1."""

    @wraps(job)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return job(*args, **kwargs)
        except KnownError as error:
            click.echo(f"错误：{error}", err=True)
            sys.exit(1)

    return guarded


@dataclass(frozen=True, slots=True)
class Meant:
    """What the options before the verb name; None and ``""`` where they are left out."""

    ledger: Path | None
    plan: str


@contextmanager
def opened(context: click.Context) -> Iterator[Ledger]:
    """The ledger that ``--ledger`` names, or the user's own; made when there is none yet.

    It shows the plan that ``--plan`` names, or the one shown last.
    """
    meant: Meant = context.obj
    path = meant.ledger or paths.default_ledger()
    ledger = open_or_create(path, lambda: load_plan(paths.shipped_plan()))
    try:
        if meant.plan:
            ledger.plan_id = find_plan(ledger, meant.plan).id
        yield ledger
    finally:
        ledger.close()


def parse_day(text: str) -> date:
    """A day as 2012-09-30. Raises KnownError for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise KnownError("“{0}”不是日期。日期写作 2012-09-30。", text) from error


agency_option = click.option("--agency", required=True, help="单位的简称或全称。")


@click.group(
    help="台账：行动计划的任务台账。不带命令、或只写一个台账文件时打开窗口。",
    invoke_without_command=True,
)
@click.option("--ledger", "path", type=click.Path(path_type=Path), help="台账文件。")
@click.option("--plan", "plan", default="", help="台账里的哪个方案（plan list 列出）。")
@click.version_option(__version__, prog_name="taizhang", help="显示版本。")
@click.pass_context
def taizhang(context: click.Context, path: Path | None, plan: str) -> None:
    """Remember which ledger is meant; without a verb, open the window."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    context.obj = Meant(path, plan)
    bug.did(context.invoked_subcommand or "window")
    if context.invoked_subcommand is None:
        from taizhang.window.program import run

        sys.exit(run(path))
