"""dev.py: the parts that decide without touching the machine."""

from pathlib import Path

import pytest

import dev
from build import steps, system


@pytest.mark.parametrize("args", [[], ["--ledger", "x"], ["--ledger=x.ledger"], ["x.ledger"]])
def test_no_job_opens_the_window(args: list[str]) -> None:
    assert dev.wants_window(args)


@pytest.mark.parametrize("args", [["--help"], ["demo"], ["--ledger", "x", "tasks"], ["--version"]])
def test_a_job_does_not_open_the_window(args: list[str]) -> None:
    assert not dev.wants_window(args)


def test_a_package_counts_under_its_provided_names() -> None:
    listing = "installed\tlibglib2.0-0t64\tlibglib2.0-0 (= 2.84)\nconfig-files\tpoppler-utils\t\n"
    assert system.installed_names(listing) == {"libglib2.0-0t64", "libglib2.0-0"}


def test_the_locks_agree_and_name_no_machine() -> None:
    dev.check_locks()


def test_a_host_in_a_lock_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "REQUIREMENTS", tmp_path)
    for name in ("run", "dev"):
        (tmp_path / f"{name}.txt").write_text("a==1 \\\n    --hash=sha256:0\n", "utf-8")
    dev.check_locks()
    (tmp_path / "dev.txt").write_text("--index-url https://host/simple\na==1\n", "utf-8")
    with pytest.raises(steps.DevError, match="names a host"):
        dev.check_locks()


def test_dev_lock_must_hold_run_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "REQUIREMENTS", tmp_path)
    (tmp_path / "run.txt").write_text("a==1 \\\n", "utf-8")
    (tmp_path / "dev.txt").write_text("a==2 \\\nb==1 ; sys_platform == 'win32' \\\n", "utf-8")
    with pytest.raises(steps.DevError, match="a==1"):
        dev.check_locks()
