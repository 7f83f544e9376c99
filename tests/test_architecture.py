"""The house's rules of import, each with its reason, over module-level and late imports alike."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "desktop" / "taizhang"
FILES = sorted(PACKAGE.rglob("*.py"))
SMALL = {"bug", "clock", "errors", "files", "log", "paths", "signals"}

MAY_IMPORT = {
    # A plan is what a document says; it needs nothing but words for what went wrong.
    "plan": {"plan"} | SMALL,
    # The ledger stores plans and what is recorded; it must work without paper and screen.
    "ledger": {"ledger", "plan"} | SMALL,
    # A document is read into a plan's values; the ledger is not asked and not touched.
    "reader": {"reader", "plan"} | SMALL,
    # What goes out as files and comes back; paper's words are used for them too.
    "exchange": {"exchange", "report", "ledger", "plan"} | SMALL,
    # Paper is made from what the ledger gives, and never writes to it.
    "report": {"report", "ledger", "plan"} | SMALL,
    # The window is on top: everything may be shown, nothing below may ask it anything.
    "window": {"window", "exchange", "report", "reader", "ledger", "plan"} | SMALL,
    "cli": {"window", "exchange", "report", "reader", "ledger", "plan"} | SMALL,
    "__main__": {"cli", "paths", "window"},
}
# Small modules that everything may lean on lean on nothing of ours.
MAY_IMPORT |= {name: set() for name in SMALL} | {"bug": {"errors"}, "log": {"paths"}}

# Only the window knows Qt: the core runs and is tested without a screen.
# Only the report knows reportlab: another way to make paper changes one package.
# Only the reader knows the libraries of foreign formats, only exchange those of workbooks.
# Only the ledger knows SQL: where rows live is its business alone.
LIVES_IN = {
    "PySide6": {"window"},
    "pypdfium2": {"window", "reader"},
    "xlsxwriter": {"exchange"},
    "docx": {"exchange"},
    "olefile": {"reader"},
    "selectolax": {"reader"},
    "reportlab": {"report"},
    "sqlite3": {"ledger"},
    "sqlite_utils": {"ledger", "window"},
    "pypinyin": {"plan"},
    "click": {"cli"},
    "platformdirs": {"paths"},
}
# The program opens no socket, ever.
NETWORK = {"socket", "ssl", "http", "urllib", "ftplib", "smtplib", "asyncio", "xmlrpc", "requests"}


def part(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            module = node.module or ""
            yield from (f"{module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports(path: Path) -> None:
    if path == PACKAGE / "__init__.py":
        return
    here = part(path)
    for name in imports(path):
        top, *rest = name.split(".")
        if top == "taizhang":
            if rest[0] == "__version__":
                continue
            assert rest[0] in MAY_IMPORT[here] | {here}, f"{here} must not import {name}"
        assert here in LIVES_IN.get(top, {here}), f"{here} must not know {top}"
        assert top not in NETWORK, f"{here} must open no socket: {name}"
        assert not name.startswith("PySide6.QtNetwork"), f"{here} must open no socket: {name}"


def test_no_sql_outside_the_ledger() -> None:
    words = ("SELECT ", "INSERT ", "UPDATE ", "DELETE ", "PRAGMA ")
    for path in FILES:
        if part(path) == "ledger":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert not node.value.lstrip().startswith(words), f"{path.name}: {node.value}"


def test_only_the_journal_and_drafts_write_the_record() -> None:
    writers = {"journal.py", "drafts.py", "plans.py", "plan_rows.py"}
    writers |= {"amend.py", "archive.py"}  # a plan in the place of another, record and all
    writers |= {"evidence_store.py"}  # the bytes only, which no line of the journal can hold
    writers |= {"salvage.py"}  # writes into a new file, which no ledger has open yet
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        writes = any(f"{verb} " in text for verb in ("INSERT INTO", "DELETE FROM", "INSERT OR"))
        writes = writes or re.search(r"[\])]\.(insert|upsert)", text) is not None  # of a table
        if part(path) == "ledger" and path.name not in writers:
            assert not writes, f"{path.name} writes"


def test_inits_are_empty() -> None:
    for path in PACKAGE.rglob("__init__.py"):
        if path.parent != PACKAGE:
            assert path.read_text(encoding="utf-8") == ""
