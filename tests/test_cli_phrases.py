"""常用语 on the command line."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from taizhang.cli.main import taizhang


def run(ledger_path: Path, *args: str) -> Result:
    return CliRunner().invoke(taizhang, ["--ledger", str(ledger_path), "phrase", *args])


def test_added_listed_and_removed(ledger_path: Path) -> None:
    assert run(ledger_path, "add", "备案", "{单位}已\n备案。").stdout == "已保存常用语“备案”。\n"
    listed = run(ledger_path, "list").stdout.splitlines()
    assert listed[0] == "备案\t{单位}已 备案。"
    assert all(line.endswith("（程序自带）") for line in listed[1:])
    as_json = json.loads(run(ledger_path, "list", "--json").stdout)
    assert as_json[0] == {"name": "备案", "text": "{单位}已\n备案。", "own": True}
    assert run(ledger_path, "remove", "备案").exit_code == 0
    assert "备案\t" not in run(ledger_path, "list").stdout


def test_refused_in_one_sentence(ledger_path: Path) -> None:
    said = run(ledger_path, "remove", "已印发")
    assert said.exit_code == 1
    assert "错误：“已印发”是程序自带的常用语，不能删除或改名。" in said.output
