"""`taizhang selftest`: does this program, as it lies on this machine, do its job?

It works in a temporary folder and touches nothing of the clerk's. Every step is one line, with the
reason when it failed, and the steps after it go on: a missing file is named by the first line that
notices, not by the last one that suffers.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from time import monotonic
from types import ModuleType

import click

from taizhang import bug
from taizhang.cli.app import known_errors, taizhang
from taizhang.errors import KnownError


class State(StrEnum):
    """How a step ended."""

    OK = "ok"
    FAILED = "失败"
    LEFT_OUT = "未做"


class LeftOutError(Exception):
    """A step has nothing to work on, since one before it failed or there is nothing to try."""


@dataclass(frozen=True, slots=True)
class Step:
    """Something to try. ``work`` returns a few words on what it found, or raises."""

    name: str
    work: Callable[[], str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a step."""

    name: str
    state: State
    words: str
    seconds: float


def outcomes(steps: Sequence[Step]) -> Iterator[Outcome]:
    """Try one step after the other."""
    for step in steps:
        start = monotonic()
        try:
            state, words = State.OK, step.work()
        except LeftOutError as reason:
            state, words = State.LEFT_OUT, str(reason)
        except KnownError as error:
            state, words = State.FAILED, str(error)
        except Exception as error:
            state, words = State.FAILED, f"{type(error).__name__}: {bug.masked(error)}"
        yield Outcome(step.name, state, words, monotonic() - start)


def steps(folder: Path) -> list[Step]:
    """All there is to try; ``folder`` is empty and is thrown away afterwards."""
    from taizhang.cli import selftest_parts as parts
    from taizhang.cli.selftest_work import Work

    work = Work(folder)
    return [
        Step("程序文件", parts.check_files),
        Step("台账结构", parts.check_schema),
        Step("打印字体", parts.check_fonts),
        Step("方案", parts.check_plan),
        Step("许可", parts.check_licences),
        Step("窗口插件", lambda: _qt().check_plugins()),
        Step("屏幕", lambda: parts.check_screen(LeftOutError)),
        Step("读文件", work.read_document),
        Step("建台账", work.make_ledger),
        Step("勾选和撤销", work.tick),
        Step("备注和搜索", work.search),
        Step("佐证材料", work.attach),
        Step("备份", work.back_up),
        Step("自查报告 PDF", work.print_letter),
        Step("自查报告 Word", work.write_letter),
        Step("任务台账 Excel", work.write_sheet),
        Step("翻译", lambda: _qt().check_translations()),
        Step("图片", lambda: _qt().check_pictures()),
        Step("窗口", lambda: work.open_window(_qt().open_window)),
        Step("台账完好", work.check),
    ]


def _qt() -> ModuleType:
    """The steps that know Qt: imported when they are tried, since Qt itself may be missing."""
    from taizhang.window import selftest as steps_of_window

    return steps_of_window


@taizhang.command(help="自检：试一遍程序的各项功能，缺什么、坏什么逐项列出。不动您的台账。")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
@click.option("--screen", is_flag=True, hidden=True)
@known_errors
def selftest(as_json: bool, screen: bool) -> None:
    """Try everything; exit 1 when something failed."""
    if screen:
        click.echo(_qt().show_on_screen())
        return
    done: list[Outcome] = []
    with tempfile.TemporaryDirectory(prefix="taizhang-", ignore_cleanup_errors=True) as folder:
        for outcome in outcomes(steps(Path(folder))):
            done.append(outcome)
            if not as_json:
                click.echo(_line(outcome))
    failed = [outcome for outcome in done if outcome.state is State.FAILED]
    seconds = sum(outcome.seconds for outcome in done)
    if as_json:
        click.echo(json.dumps(_as_json(done), ensure_ascii=False, indent=1))
    elif failed:
        click.echo(f"有 {len(failed)} 项失败：{'、'.join(o.name for o in failed)}。")
    else:
        click.echo(f"自检通过，用了 {seconds:.1f} 秒。")
    sys.exit(1 if failed else 0)


def _line(outcome: Outcome) -> str:
    return f"{outcome.state}\t{outcome.name}\t{' '.join(outcome.words.split())}"


def _as_json(done: Sequence[Outcome]) -> dict[str, object]:
    return {
        "ok": all(outcome.state is not State.FAILED for outcome in done),
        "steps": [
            {
                "name": outcome.name,
                "state": outcome.state.name.lower(),
                "words": outcome.words,
                "seconds": round(outcome.seconds, 3),
            }
            for outcome in done
        ],
    }
