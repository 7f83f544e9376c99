"""The cell of a table's column 牵头单位, 责任单位 or 配合单位.

Names stand there between marks, blanks or line breaks; a cell may also hold a whole clause with
role words (省教育厅牵头，省财政厅配合), which then give the roles instead of the column.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from taizhang.plan.model import Role
from taizhang.reader.clauses.brackets import pair
from taizhang.reader.clauses.compact import Compact
from taizhang.reader.clauses.lexer import Lexer
from taizhang.reader.clauses.model import Doubt, Named
from taizhang.reader.clauses.parser import parse
from taizhang.reader.clauses.places import NO_PLACES
from taizhang.reader.clauses.script import Written, simplified
from taizhang.reader.clauses.words import Words, listed

_NOBODY = frozenset(listed("/ ／ \\ - — —— － 无 同上 〃"))


@dataclass(frozen=True, slots=True)
class CellNames:
    """What a cell says; spans are of the cell's text."""

    named: tuple[Named, ...]
    open_ended: bool = False
    doubts: tuple[Doubt, ...] = ()
    due_words: str = ""


def parse_names(
    text: str, role: Role, known: Collection[str] = (), places: Words = NO_PLACES
) -> CellNames:
    """Read a cell (a `View`'s text); ``role`` is the column's. Never fails.

    ``places`` are those the document is about (`places.places_of`).
    """
    if text.strip() in _NOBODY:
        return CellNames(())
    names = frozenset(map(simplified, known))
    plain = simplified(text)
    tokens = Lexer(Compact.of(plain, *_inside(plain)), names).run()
    parsed = parse(tokens, names, role, places)
    written = Written(text, plain)
    return CellNames(
        written.names(parsed.assignments),
        parsed.open_ended,
        written.doubts(parsed.doubts),
        "；".join(parsed.due),
    )


def _inside(text: str) -> tuple[int, int]:
    """The cell without brackets around the whole of it."""
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    brackets = pair(text).pairs
    if brackets and (brackets[0].start, brackets[0].end) == (start, end):
        return start + 1, end - 1
    return start, max(start, end)
