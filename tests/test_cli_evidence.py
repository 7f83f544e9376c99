"""Evidence on the command line."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from taizhang.cli.evidence import attach
from taizhang.cli.main import taizhang as command

UNIT = ("--agency", "省质监局")
Run = Callable[..., Result]


@pytest.fixture
def run(ledger_path: Path) -> Run:
    def run(*args: str) -> Result:
        return CliRunner().invoke(command, ["--ledger", str(ledger_path), *args])

    return run


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "通知.pdf").write_bytes(b"%PDF-1.4")
    (folder / "照片.jpg").write_bytes(b"\xff\xd8" * 999)
    return [str(folder / "通知.pdf"), str(folder / "照片.jpg")]


def ok(result: Result) -> str:
    assert result.exit_code == 0, result.output
    return result.stdout


def listed(run: Run, *args: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(ok(run("evidence", *args, "--json")))
    return found


def test_it_is_a_verb() -> None:
    assert command.commands["attach"] is attach


def test_a_files_way(run: Run, files: list[str], tmp_path: Path) -> None:
    assert ok(run("evidence")) == "没有佐证材料。\n"
    out = ok(run("attach", "1.3.2", *files, *UNIT, "--caption", "印发稿", "--date", "2012-09-30"))
    assert out == "一.3.2：已添加 2 份佐证材料。\n"
    first, second = listed(run, *UNIT)
    assert (first["id"], first["place"], first["name"], first["caption"], first["dated_on"]) == (
        1,
        "一.3.2",
        "通知.pdf",
        "印发稿",
        "2012-09-30",
    )
    assert second["size"] == 1998
    assert listed(run, "--place", "一.3") == [first, second]
    assert listed(run, "--place", "一.3.1") == []
    assert ok(run("evidence")).splitlines()[0] == (
        "1\t省质监局\t一.3.2-01\t通知.pdf\t0 KB\t2012-09-30\t印发稿"
    )
    ok(run("evidence-save", "2", "-o", str(tmp_path / "b.jpg")))
    assert (tmp_path / "b.jpg").read_bytes() == Path(files[1]).read_bytes()
    ok(run("evidence-export", *UNIT, "-o", str(tmp_path / "all.zip")))
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        assert len(archive.namelist()) == 3
    assert ok(run("detach", "1")) == "一.3.2：已撤下“通知.pdf”。\n"
    assert [e["id"] for e in listed(run)] == [2]
    ok(run("undo"))
    assert len(listed(run)) == 2
    ok(run("undo"))
    assert listed(run) == []
    assert ok(run("evidence-forget")) == "可以清除：2 份，0.0 MB。\n"
    ok(run("redo"))
    assert len(listed(run)) == 2
    assert "台账完好" in ok(run("check"))


def test_editing_and_versions(run: Run, files: list[str]) -> None:
    ok(run("attach", "一.3.2", files[0], *UNIT, "--date", "2012-09-30"))
    ok(run("evidence-edit", "1", "--caption", "说明", "--date", "-"))
    assert (listed(run)[0]["caption"], listed(run)[0]["dated_on"]) == ("说明", None)
    ok(run("evidence-edit", "1", "--file", files[1]))
    assert [(e["id"], e["name"], e["caption"]) for e in listed(run)] == [(2, "照片.jpg", "说明")]


def test_one_file_for_many_places(run: Run, files: list[str]) -> None:
    out = ok(run("attach", files[0], "一.3.1", "1.3.2", "一.3", *UNIT))
    assert out == "一.3.1、一.3.2、一.3：已添加 3 份佐证材料。\n"
    assert {(e["places"], e["version"]) for e in listed(run)} == {(3, 1)}
    ok(run("undo"))
    assert listed(run) == []
    ok(run("redo"))
    assert ok(run("evidence-also", "1", "一.3.4", "一.3.1")) == "现在用于 4 处。\n"
    assert "已有同样" in run("evidence-also", "1", "一.3.4").stderr
    ok(run("undo"))
    assert len(listed(run)) == 3


def test_a_file_may_be_called_like_a_place(run: Run, tmp_path: Path) -> None:
    (tmp_path / "一.3").write_bytes(b"1")
    ok(run("attach", str(tmp_path / "一.3"), "一.3.2", *UNIT))
    assert [(e["place"], e["name"]) for e in listed(run)] == [("一.3.2", "一.3")]


def test_versions_are_listed_and_restored(run: Run, files: list[str]) -> None:
    ok(run("attach", "一.3.2", files[0], *UNIT, "--caption", "初稿", "--date", "2012-09-01"))
    assert ok(run("attach", files[1], "--replaces", "1")) == "已换成新版本。\n"
    (one,) = listed(run, "--versions")
    assert (one["name"], one["version"]) == ("照片.jpg", 2)
    assert [(old["id"], old["name"]) for old in one["earlier"]] == [(1, "通知.pdf")]
    lines = ok(run("evidence", "--versions")).splitlines()
    assert [line.split("\t")[3] for line in lines] == ["照片.jpg", "通知.pdf"]
    assert "第 1 版" in lines[1]
    ok(run("evidence-restore", "1"))
    (one,) = listed(run, "--versions")
    assert (one["name"], one["caption"], one["version"]) == ("通知.pdf", "初稿", 3)
    assert len(one["earlier"]) == 2
    ok(run("undo"))
    assert listed(run)[0]["name"] == "照片.jpg"
    assert "台账完好" in ok(run("check"))
    assert run("attach", *files, "--replaces", "2").exit_code == 2
    assert run("attach", files[0], *UNIT).exit_code == 2
    assert run("attach", files[0], "一.3.2").exit_code == 2


def test_refusals(run: Run, files: list[str], tmp_path: Path) -> None:
    ok(run("attach", "一.3.2", files[0], *UNIT))
    for args, words in (
        (("attach", "一.3.2", files[0], *UNIT), "已有同样的佐证材料"),
        (("attach", "一.3.2", str(tmp_path / "x.pdf"), *UNIT), "读不了：找不到该位置"),
        (("attach", "九.9", files[0], *UNIT), "没有编号为"),
        (("detach", "9"), "没有编号为 9"),
        (("evidence-save", "9", "-o", str(tmp_path / "x")), "没有编号为 9"),
    ):
        result = run(*args)
        assert (result.exit_code, words in result.stderr) == (1, True), result.output
    assert run("evidence-export", "-o", str(tmp_path / "x")).exit_code == 2
    assert run("evidence-export", *UNIT, "--all", "-o", str(tmp_path / "x")).exit_code == 2


def test_forgetting(run: Run, files: list[str]) -> None:
    ok(run("attach", "一.3.2", *files, *UNIT))
    ok(run("detach", "2"))
    assert ok(run("evidence-forget", "--yes")) == "已清除：1 份，0.0 MB。\n"
    assert run("undo").exit_code == 1
    assert "台账完好" in ok(run("check"))
    assert len(listed(run)) == 1


def test_damage_is_said(run: Run, files: list[str], ledger_path: Path, tmp_path: Path) -> None:
    import sqlite3

    ok(run("attach", "一.3.2", *files, *UNIT))
    connection = sqlite3.connect(ledger_path)
    connection.execute("UPDATE evidence_part SET bytes = x'00' WHERE id = 1")
    connection.commit()
    connection.close()
    result = run("check")
    assert (result.exit_code, "一.3.2 通知.pdf" in result.stderr) == (1, True)
    result = run("evidence-export", "--all", "-o", str(tmp_path / "out"))
    assert (result.exit_code, "通知.pdf" in result.stderr) == (1, True)
    assert run("evidence-save", "1", "-o", str(tmp_path / "a")).exit_code == 1
    assert not (tmp_path / "a").exists()
