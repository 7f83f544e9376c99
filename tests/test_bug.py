"""The report of an unexpected error: enough to find it, nothing that was entered."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang import __version__, bug
from taizhang.errors import KnownError

NOTHING: Any = "nothing"
NOTE = "张三的备注：奖励办法已报批"


@pytest.fixture(autouse=True)
def _nothing_was_done_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bug, "_recent", bug._recent.__class__(maxlen=bug.KEPT))


def raised(work: Callable[[], object]) -> BaseException:
    try:
        work()
    except Exception as error:
        return error
    raise AssertionError("nothing was raised")


def fail_with(error: Exception) -> BaseException:
    def work() -> None:
        raise error

    return raised(work)


def test_versions_operations_and_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bug, "_recent", bug._recent.__class__(maxlen=3))
    for name in ("Tick", "WriteNote", "open_report", "undo"):
        bug.did(name)
    text = bug.report(raised(lambda: [0].pop(1)), {"Qt": "6.9.3"})
    assert f"Taizhang: {__version__}" in text
    assert "Qt: 6.9.3" in text
    assert "Last operations: WriteNote, open_report, undo" in text
    assert "IndexError: pop index out of range" in text
    assert "test_bug.py:" in text


def test_causes_come_first() -> None:
    def work() -> None:
        try:
            os.environ["NOTHING"]
        except KeyError as error:
            raise RuntimeError("the second") from error

    lines = bug.report(raised(work), {}).splitlines()
    first = next(n for n, line in enumerate(lines) if line.startswith("KeyError"))
    assert "then:" in lines[first + 1 :]
    assert lines[-1] == "RuntimeError: the second"


def test_a_circle_of_causes_ends() -> None:
    first, second = ValueError("a"), ValueError("b")
    first.__cause__, second.__cause__ = second, first
    assert "ValueError" in bug.report(first, {})


@pytest.mark.parametrize(
    ("error", "secret"),
    [
        (ValueError(f"bad {NOTE}"), NOTE[:2]),
        (KeyError(NOTE), NOTE[:2]),
        (KeyError("zhangsan-2012"), "zhangsan"),
        (ValueError(f"附件 report.pdf 读不了：{NOTE}"), "report"),
        (ValueError("cannot read report.pdf now"), "report"),
        (ValueError("cannot read /home/wang/a b"), "wang"),
        (ValueError("no C:\\Users\\wang\\x"), "wang"),
        (ValueError("it's 'a secret' and \"more 'secret' more\""), "secret"),
        (FileNotFoundError(2, "No such file", "/home/wang/秘密.pdf"), "秘密"),
        (PermissionError(13, "Permission denied", "C:\\wang\\a.doc"), "wang"),
        (KnownError("找不到“{0}”。", "秘密.ledger"), "秘密"),
        (TypeError(f"unhashable '{NOTE}'"), NOTE[:2]),
        (json.JSONDecodeError("Expecting value", NOTE, 0), NOTE[:2]),
        (UnicodeEncodeError("gbk", NOTE, 0, 1, "illegal"), NOTE[:2]),
    ],
)
def test_what_was_entered_is_masked(error: Exception, secret: str) -> None:
    text = bug.report(fail_with(error), {})
    assert secret not in text
    assert type(error).__name__ in text


@given(st.text(min_size=1, max_size=30))
def test_no_foreign_letter_and_no_quoted_word_is_left(words: str) -> None:
    text = bug.masked(ValueError(f"cannot take {words!r} here"))
    assert text.isascii()
    assert text.startswith("cannot take <")


@pytest.mark.parametrize(
    ("work", "message"),
    [
        (lambda: getattr(None, NOTHING), "'NoneType' object has no attribute 'nothing'"),
        (lambda: max(NOTHING, 1), "'>' not supported between instances of 'int' and 'str'"),
        (lambda: __import__("taizhang.nothing"), "No module named 'taizhang.nothing'"),
    ],
)
def test_names_of_the_code_stay(work: Callable[[], object], message: str) -> None:
    assert bug.masked(raised(work)) == message


def test_a_template_stays_without_its_values() -> None:
    assert bug.masked(KnownError("打不开“{0}”。", "秘密")) == "打不开“{0}”。"


def test_a_module_is_named_without_the_home_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: Path("/home/wang"))
    error = ImportError("cannot import name 'x' from 'taizhang.y' (/home/wang/app/y.py)")
    assert bug.masked(error) == "cannot import name 'x' from 'taizhang.y' (~/app/y.py)"


def test_an_error_that_cannot_say_itself() -> None:
    class Broken(Exception):
        def __str__(self) -> str:
            raise ValueError(NOTE)

    assert "Broken: (its message cannot be had: ValueError)" in bug.report(Broken(), {})


def test_the_home_folder_is_not_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert bug.shortened(tmp_path / "台账" / "a.ledger") == str(Path("~/台账/a.ledger"))
    script = tmp_path / "job.py"
    code = compile("1/0", str(script), "exec")
    text = bug.report(raised(lambda: exec(code)), {})
    assert "~/job.py:1 <module>" in text.replace("\\", "/")
    assert str(tmp_path) not in text


def test_one_place_and_kind_has_one_fingerprint() -> None:
    def work(what: object) -> object:
        return int(str(what))

    first, second = raised(lambda: work("a")), raised(lambda: work("b"))
    other = raised(lambda: [0].pop(1))
    places = [bug.fingerprint(error).split("|")[-1] for error in (first, second)]
    assert places[0] == places[1]
    assert bug.fingerprint(first) != bug.fingerprint(other)


def test_code_of_packages_is_named_from_the_package_on() -> None:
    import click

    error = raised(lambda: click.Choice(["a"]).convert("b", None, None))
    assert "\n  click/types.py:" in bug.report(error, {})
    assert sys.prefix not in bug.report(error, {})
