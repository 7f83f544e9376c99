"""Bring the translations in this folder up to date with the program's words.

    python resources/i18n/update.py [FOLDER]

The window's words are found by Qt's lupdate; the core's, which knows no Qt, by a look at its code:
sentences of errors, and the data's own words (values of every StrEnum, words of the history).
Translations that are there are kept, words that are gone are dropped, new ones stand unfinished.
Then ``taizhang_en.ts`` is written anew and ``taizhang_en.qm`` made of it; both are committed.

Returns 1 when something is left to translate: write it into the ``.ts`` file and run this again.
The result is the same on every machine, for neither paths nor line numbers go into the file.
"""

from __future__ import annotations

import ast
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.sax.saxutils import escape

import PySide6

HERE = Path(__file__).resolve().parent
PACKAGE = HERE.parents[1] / "desktop" / "taizhang"
NAME = "taizhang_en"

ERRORS = "errors"
TERMS = "terms"
TABLES = {
    (ERRORS, "errors.py"): {"_REASONS"},
    (ERRORS, "ledger/trouble.py"): {"_SENTENCES", "CUT_SHORT", "BAD_HEADER", "BAD_PAGES"},
    (ERRORS, "ledger/backups.py"): {"place_trouble"},
    (ERRORS, "ledger/evidence_kinds.py"): {"HAS_MACROS", "may_open"},
    (ERRORS, "ledger/evidence_store.py"): {"keep_file"},
    (ERRORS, "ledger/templates.py"): {"_require_sound"},
    (ERRORS, "reader/formats/web_archive.py"): {"_UNREADABLE"},
    (ERRORS, "ledger/status.py"): {"Status", "NoteField"},
    (ERRORS, "exchange/handing_in.py"): {"Form"},
    (ERRORS, "exchange/sheet_columns.py"): {"Field"},
    (TERMS, "ledger/filters.py"): {"OTHERS", "SETTLED", "NOT_DUE", "YES", "NO", "STEPS_OPEN"},
    (TERMS, "ledger/history.py"): {"_ACTIONS"},
    (TERMS, "ledger/scheme.py"): {"SCHEMES"},
    (TERMS, "ledger/setting_words.py"): {"_SETTINGS"},
}
"""Definitions all of whose Chinese texts are to be translated.

Of an enumeration these are its values: those here are words that sentences of errors quote.
"""
CALLS = {(TERMS, "say"), (TERMS, "term"), (ERRORS, "place_trouble")}
"""Functions whose Chinese arguments are. Those that make an error are found by themselves."""

Message = tuple[str, str]
"""A context and a text in the source's language."""


def main(folder: Path) -> int:
    """Update the files in ``folder``. Returns how many texts have no translation, at most 1."""
    source = folder / f"{NAME}.ts"
    known = translations(source)
    wanted = {message: known.get(message, "") for message in sorted(messages())}
    source.write_bytes(document(wanted).encode("utf-8"))
    tool("lrelease", "-silent", source, "-qm", folder / f"{NAME}.qm")
    missing = [message for message, english in wanted.items() if not english]
    for context, text in missing:
        sys.stderr.write(f"Not translated: {context}: {text}\n")
    sys.stdout.write(f"{len(wanted)} texts, {len(missing)} of them not translated.\n")
    return 1 if missing else 0


def tool(name: str, *arguments: str | Path) -> None:
    """Run a tool that comes with PySide6-Essentials."""
    program = Path(PySide6.__file__).parent / (f"{name}.exe" if sys.platform == "win32" else name)
    subprocess.run([program, *arguments], check=True, stdout=subprocess.DEVNULL)


def messages() -> set[Message]:
    """Every text that the window may have to show in another language."""
    return window_messages() | core_messages()


# --- where texts are found ------------------------------------------------------------------------


def window_messages() -> set[Message]:
    """What stands in ``self.tr`` and ``QApplication.translate``."""
    with tempfile.TemporaryDirectory() as scratch:
        found = Path(scratch) / "found.ts"
        files = sorted((PACKAGE / "window").rglob("*.py"))
        tool("lupdate", "-silent", "-locations", "none", *files, "-ts", found)
        return set(translations(found))


def core_messages() -> set[Message]:
    """Sentences of errors, and the data's words."""
    files = sorted(PACKAGE.rglob("*.py"))
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in files}
    calls = CALLS | {(ERRORS, name) for name in error_classes(trees.values())}
    found: set[Message] = set()
    for path, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                for context in (c for c, name in calls if name == name_of(node.func)):
                    found |= {(context, text) for text in arguments_of(node)}
            elif isinstance(node, ast.ClassDef) and "StrEnum" in map(name_of, node.bases):
                found |= {(TERMS, text) for text in texts(values_of(node))}
        for (context, file), names in TABLES.items():
            if path == PACKAGE / file:
                for table in (node for node in tree.body if defined_by(node) & names):
                    parts = values_of(table) if isinstance(table, ast.ClassDef) else [table]
                    found |= {(context, text) for text in texts(parts)}
    return found


def error_classes(trees: Iterable[ast.Module]) -> set[str]:
    """`KnownError` and what is derived from it."""
    names = {"KnownError"}
    classes = [n for tree in trees for n in ast.walk(tree) if isinstance(n, ast.ClassDef)]
    while more := {c.name for c in classes if names & set(map(name_of, c.bases))} - names:
        names |= more
    return names


def name_of(node: ast.expr) -> str:
    """The last part of a dotted name; '' for what is none."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def arguments_of(call: ast.Call) -> Iterator[str]:
    """The Chinese texts among a call's arguments, or one or the other of a choice between them."""
    for argument in call.args:
        choice = [argument.body, argument.orelse] if isinstance(argument, ast.IfExp) else [argument]
        yield from texts(part for part in choice if isinstance(part, ast.Constant))


def values_of(enum: ast.ClassDef) -> list[ast.expr]:
    """What an enumeration's names stand for."""
    return [node.value for node in enum.body if isinstance(node, ast.Assign)]


def defined_by(node: ast.stmt) -> set[str]:
    """The names that a statement of a module defines."""
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return {node.name}
    return set(map(name_of, node.targets)) if isinstance(node, ast.Assign) else set()


def texts(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """The texts with Chinese characters or marks under these nodes."""
    for node in (inner for outer in nodes for inner in ast.walk(outer)):
        if not (isinstance(node, ast.Constant) and isinstance(node.value, str)):
            continue
        if any(is_chinese(character) for character in node.value):
            yield node.value


def is_chinese(character: str) -> bool:
    """Whether it is a Han character or one of the marks that go with them, “” among them."""
    return (
        "\u3000" <= character <= "\u9fff"
        or "\uff00" <= character <= "\uffef"
        or "\u2018" <= character <= "\u201d"
    )


# --- the file -------------------------------------------------------------------------------------


def translations(source: Path) -> dict[Message, str]:
    """The texts of a ``.ts`` file with their translations, '' for those that have none."""
    if not source.exists():
        return {}
    found = {}
    for context in ET.parse(source).getroot().iter("context"):
        name = context.findtext("name") or ""
        if not name:
            raise SystemExit(f"lupdate found no context for {context.findtext('message/source')}.")
        for message in context.iter("message"):
            english = message.find("translation")
            finished = english is not None and english.get("type") is None
            text = message.findtext("source") or ""
            found[name, text] = (english.text or "") if english is not None and finished else ""
    return found


def document(wanted: dict[Message, str]) -> str:
    """The ``.ts`` file as lupdate writes it, in an order that only the texts decide."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<!DOCTYPE TS>",
        '<TS version="2.1" language="en" sourcelanguage="zh_CN">',
    ]
    for context in sorted({context for context, _ in wanted}):
        lines += ["<context>", f"    <name>{escape(context)}</name>"]
        for (of, text), english in wanted.items():
            if of == context:
                kind = "" if english else ' type="unfinished"'
                lines += [
                    "    <message>",
                    f"        <source>{escape(text)}</source>",
                    f"        <translation{kind}>{escape(english)}</translation>",
                    "    </message>",
                ]
        lines.append("</context>")
    return "\n".join([*lines, "</TS>", ""])


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE))
