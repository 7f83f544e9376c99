"""python -m taizhang: what opens the window, and what is a job."""

from pathlib import Path

import pytest

from taizhang.__main__ import is_ledger_file, main


@pytest.mark.parametrize("word", ["2012年.ledger", "./本级 2012.ledger", "/media/U盘/工作/台账"])
def test_a_double_clicked_ledger_is_told_from_a_verb(word: str) -> None:
    assert is_ledger_file(word)


@pytest.mark.parametrize("word", ["demo", "tasks", "--version", "--ledger=x.ledger", "read-sheet"])
def test_a_verb_or_an_option_is_no_ledger(word: str) -> None:
    assert not is_ledger_file(word)


@pytest.mark.parametrize(
    ("words", "ledger"),
    [
        ([], None),
        (["--ledger", "x"], Path("x")),
        (["/工作/甲 乙.ledger"], Path("/工作/甲 乙.ledger")),
    ],
)
def test_the_window_opens_the_ledger_that_is_named(
    words: list[str], ledger: Path | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path | None] = []

    def run(path: Path | None) -> int:
        opened.append(path)
        return 0

    monkeypatch.setattr("taizhang.window.program.run", run)
    monkeypatch.setattr("sys.argv", ["taizhang", *words])
    with pytest.raises(SystemExit) as ended:
        main()
    assert (opened, ended.value.code) == ([ledger], 0)
