"""The steps that do a clerk's work with the installed program."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import time
from contextlib import closing
from pathlib import Path

from build.steps import version
from build.windows import api
from build.windows.proof import ODD_NAME, OPEN_KEY, Proof, check

_UNIT = ("--agency", "省质监局")
_DEMO_PAPERS = ("3-work.png", "5-report.png", "report.pdf", "report.docx", "demo.ledger")
_EVIDENCE = f"佐证 {ODD_NAME}.txt"


def the_command_line_answers(proof: Proof) -> None:
    """The version, in how long."""
    begun = time.monotonic()
    said = proof.run("--version")
    check(version() in said, f"--version says {said}")
    proof.say(f"        --version: {time.monotonic() - begun:.2f} s")


def the_demonstration_runs(proof: Proof) -> None:
    """The real window through the main job, on the screen."""
    _demonstrate(proof, proof.papers / "demo", {})


def the_demonstration_runs_without_a_screen(proof: Proof) -> None:
    """The same with Qt's platform that shows nothing."""
    _demonstrate(proof, proof.papers / "demo-offscreen", {"QT_QPA_PLATFORM": "offscreen"})


def _demonstrate(proof: Proof, folder: Path, env: dict[str, str]) -> None:
    begun = time.monotonic()
    proof.run("demo", "-o", folder, env=env)
    missing = [name for name in _DEMO_PAPERS if not (folder / name).is_file()]
    check(not missing, f"the demonstration did not make {missing}")
    check((folder / "report.pdf").read_bytes().startswith(b"%PDF-"), "report.pdf is no PDF")
    proof.say(f"        demo: {time.monotonic() - begun:.1f} s")


def the_self_test_passes(proof: Proof) -> None:
    """The program's own test of itself."""
    begun = time.monotonic()
    proof.run("selftest")
    proof.say(f"        selftest: {time.monotonic() - begun:.1f} s")


def names_beyond_gbk(proof: Proof) -> None:
    """Folder, ledger, evidence and papers with names that no Chinese code page holds."""
    folder = proof.work / f"台账 {ODD_NAME}"
    folder.mkdir()
    evidence = folder / _EVIDENCE
    evidence.write_text(f"内容 {ODD_NAME}", "utf-8")
    ledger = ("--ledger", folder / f"{ODD_NAME}.ledger")
    proof.run(*ledger, "tick", "一.3.2", *_UNIT, "--on", "2012-09-30")
    proof.run(*ledger, "note", "一.3", *_UNIT, "--text", f"备注 {ODD_NAME}")
    proof.run(*ledger, "attach", "一.3.2", evidence, *_UNIT)
    (listed,) = json.loads(proof.run(*ledger, "evidence", "--json"))
    check(listed["name"] == _EVIDENCE, f"the evidence is listed as {listed['name']}")
    proof.run(*ledger, "evidence-save", str(listed["id"]), "-o", folder / f"另存 {ODD_NAME}.txt")
    saved = (folder / f"另存 {ODD_NAME}.txt").read_text("utf-8")
    check(saved == f"内容 {ODD_NAME}", f"the evidence was saved as {saved}")
    proof.run(*ledger, "evidence-export", *_UNIT, "-o", folder / "导出")
    exported = [path for path in (folder / "导出").rglob("*") if ODD_NAME in path.name]
    check(exported, "the exported evidence has lost its name")
    proof.run(*ledger, "report", *_UNIT, "-o", folder / f"报告 {ODD_NAME}.pdf")
    check("备注" in proof.run(*ledger, "history", *_UNIT), "the note is not in the history")
    proof.run(*ledger, "check")


def long_paths(proof: Proof) -> None:
    """Beyond 260 characters, and beyond SQLite's 1,040 bytes: it works or says why not."""
    folder = proof.work
    for depth in range(1, 21):
        folder /= "很长的文件夹名字一二三四五六七八九十"
        if depth not in (6, 15, 20):
            continue
        _extended(folder).mkdir(parents=True)
        ledger = folder / "长.ledger"
        length, size = len(str(ledger)), len(str(ledger).encode())
        said = _works_or_says_why_not(proof, ledger)
        proof.say(f"        path of {length} characters, {size} bytes: {said}")
    shutil.rmtree(_extended(proof.work / "很长的文件夹名字一二三四五六七八九十"))


def _works_or_says_why_not(proof: Proof, ledger: Path) -> str:
    for words in (
        ("tick", "一.3.2", *_UNIT, "--on", "2012-09-30"),
        ("report", *_UNIT, "-o", ledger.with_name("报告.pdf")),
        ("backup",),
        ("check",),
    ):
        code, _ = proof.start("--ledger", ledger, *words)
        if code != 0:
            return f"{words[0]}: {proof.refused('--ledger', ledger, *words)}"
    return "works"


def _extended(path: Path) -> Path:
    """The form of a path for which Windows has no limit of 260 characters."""
    return Path(f"\\\\?\\{path}")


def a_locked_ledger(proof: Proof) -> None:
    """Another program writes to the ledger: nothing is lost, one sentence says so."""
    ledger = proof.work / "locked.ledger"
    proof.run("--ledger", ledger, "tick", "一.3.1", *_UNIT, "--on", "2012-09-30")
    with closing(sqlite3.connect(ledger, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        said = proof.refused("--ledger", ledger, "tick", "一.3.2", *_UNIT)
        other.execute("ROLLBACK")
    proof.say(f"        {said}")
    proof.run("--ledger", ledger, "tick", "一.3.2", *_UNIT, "--on", "2012-09-30")
    proof.run("--ledger", ledger, "check")


def backup_and_restore(proof: Proof) -> None:
    """The files that Windows does not let be renamed while they are open are closed in time."""
    ledger = ("--ledger", proof.work / "备份 一.ledger")
    proof.run(*ledger, "note", "一.3", *_UNIT, "--text", "备份以前")
    proof.run(*ledger, "backup")
    proof.run(*ledger, "note", "一.3", *_UNIT, "--text", "备份以后")
    proof.run(*ledger, "restore", "--newest")
    said = proof.run(*ledger, "tasks", *_UNIT, "--json")
    check("备份以前" in said and "备份以后" not in said, "the backup was not restored")
    proof.run(*ledger, "check")
    check(len(json.loads(proof.run(*ledger, "backups", "--json"))) == 2, "not two backups")


def a_folder_that_cannot_be_written(proof: Proof) -> None:
    """A ledger on a disc or in another's folder is read; changing it is refused in a sentence."""
    folder = proof.work / "只读"
    folder.mkdir()
    ledger = folder / "只读.ledger"
    proof.run("--ledger", ledger, "tick", "一.3.2", *_UNIT, "--on", "2012-09-30")
    for path in (ledger, folder):
        api.set_writable(path, writable=False)
    try:
        sentences = (
            proof.refused("--ledger", ledger, "tick", "一.3.1", *_UNIT),
            proof.refused("--ledger", folder / "新.ledger", "units"),
            proof.refused("report", *_UNIT, "-o", folder / "报告.pdf"),
        )
    finally:
        for path in (folder, ledger):
            api.set_writable(path, writable=True)
    for sentence in sentences:
        proof.say(f"        {sentence}")


def a_double_click_opens_the_ledger(proof: Proof) -> None:
    """Through the association, from a folder with blanks and odd names, to a window on screen."""
    ledger = proof.work / f"双击 {ODD_NAME}" / f"我的 {ODD_NAME}.ledger"
    ledger.parent.mkdir()
    shutil.copyfile(proof.demo_ledger, ledger)
    begun = time.monotonic()
    if api.is_wine():  # wine 10 does not look among a user's own associations
        subprocess.Popen(str(api.registry_value(OPEN_KEY, "")).replace("%1", str(ledger)))
    else:
        getattr(os, "startfile")(ledger)  # noqa: B009 - only there on Windows
    opened = api.wait_until(lambda: any(one.title for one in api.windows_of(proof.window)))
    check(opened, "no window opens")
    proof.say(f"        window after {time.monotonic() - begun:.1f} s")
    (window,) = api.windows_of(proof.window)
    time.sleep(2)  # until what comes after the first rows is painted too
    api.picture_of_screen(proof.papers / "window.png")
    code, said = proof.start("--ledger", ledger, "restore", "--newest")
    api.close(window)
    check("省质监局" in window.title, f"the window is called {window.title}")
    check(code == 1 and said.startswith("错误："), f"restoring under a window says {said}")
    proof.run("--ledger", ledger, "check")


def the_portable_folder(proof: Proof) -> None:
    """A copy of the program with portable.txt keeps the ledger beside itself."""
    folder = proof.work / f"U盘 {ODD_NAME}" / "台账"
    shutil.copytree(proof.installed, folder, ignore=shutil.ignore_patterns("data", "uninstall.exe"))
    (folder / "portable.txt").write_text("", "utf-8")
    proof.run("tick", "一.3.2", *_UNIT, "--on", "2012-09-30", folder=folder)
    check((folder / "data" / "taizhang.ledger").is_file(), "the ledger is not beside the program")
    shutil.rmtree(folder)
