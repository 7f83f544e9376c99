"""Where a clause ends that no bracket closes."""

from __future__ import annotations

import re

from taizhang.reader.clauses.brackets import CLOSERS, HEADING, OPENERS
from taizhang.reader.clauses.compact import PAGE_LINE
from taizhang.reader.clauses.lexicon import DUE_FIELDS, LABEL_ROLES, LABELS, OTHER_FIELDS
from taizhang.reader.clauses.names import is_name

LONGEST = 2400
"""Characters of the longest clause believed."""
BLANKS = " \u3000\t\n\r"
_NO_BLANKS = str.maketrans("", "", BLANKS)
_COLONS = frozenset("：:")
_MARKS = re.compile("[、，；：,;:（）()〔〕]")


def open_end(text: str, start: int) -> int:
    """The end of the clause at ``start``: sentence, item, line, or a bracket of something else."""
    depth = 0
    limit = min(len(text), start + LONGEST)
    place = start
    while place < limit:
        character = text[place]
        if depth == 0 and character == "。":
            break
        if character == "\n" and _line_ends(text, start, place):
            break
        if depth == 0 and place > start and HEADING.match(text, place):
            break
        if character in OPENERS:
            if place > start and _other_label(text, start, place):
                break
            depth += 1
        elif character in CLOSERS:
            if depth == 0:
                break
            depth -= 1
        place += 1
    while place > start and text[place - 1] in BLANKS:
        place -= 1
    return place


def _line_ends(text: str, start: int, newline: int) -> bool:
    """Whether a newline ends the clause: not inside a list or a name, nor before a new label."""
    before = newline - 1
    while before >= start and text[before] in BLANKS:
        before -= 1
    page = PAGE_LINE.match(text, newline)
    after = page.end() if page else newline
    while after < len(text) and text[after] in BLANKS:
        after += 1
    if after >= len(text) or HEADING.match(text, after) or after - before > _GAP:
        return True
    if before < start or text[before] in "：:、，," or text[after] in "、，,":
        return False
    label = LABELS.at(text, after)
    if label:
        return LABEL_ROLES[label] in _roles(text, start, newline)
    return not (
        _field_begins(text, after)
        or (_is_column(text, start, newline) and is_name(_line(text, after)))
        or _breaks_name(text, max(start, newline - 60), before + 1, after)
        or _names_follow(text, newline, after)
    )


def _other_label(text: str, start: int, place: int) -> bool:
    """Whether the bracket at a place begins a clause of its own."""
    label = LABELS.at(text, place + 1)
    if not label:
        return False
    alone = text[place + 1 + len(label) : place + 2 + len(label)] in CLOSERS
    return not alone or LABEL_ROLES[label] in _roles(text, start, place)


_GAP = 40
"""Blanks and newlines over which nothing continues."""


def _field_begins(text: str, place: int) -> bool:
    field = DUE_FIELDS.at(text, place) or OTHER_FIELDS.at(text, place)
    return bool(field) and text[place + len(field) : place + len(field) + 1] in _COLONS


def _is_column(text: str, start: int, newline: int) -> bool:
    """Whether the label stands alone on its line: then its names follow, one a line."""
    first = text.find("\n", start, newline)
    return first >= 0 and text[start:first].rstrip(BLANKS).endswith(("：", ":"))


def _breaks_name(text: str, low: int, before: int, after: int) -> bool:
    """Whether the words at the line's end are a name only with those that begin the next line."""
    head = _MARKS.split(text[low:before])[-1].translate(_NO_BLANKS)
    tail = _MARKS.split(_line(text, after))[0]
    return bool(head) and not is_name(head) and len(tail) < 12 and is_name(head + tail)


_MOST_LINES = 6
_DEEP = 4
"""Blanks before a line that make it one that goes on."""


def _names_follow(text: str, newline: int, after: int) -> bool:
    """Whether the next lines are nothing but names and then a label or field goes on.

    Under 牵头单位 a second leader often stands on a line of its own. Names before anything else
    (一、…) belong to the label only where they are indented: they may be a signature.
    """
    deep = len(text[newline:after]) > _DEEP
    for _ in range(_MOST_LINES):
        end = text.find("\n", after, after + LONGEST_LINE)
        if end < 0 or not _all_names(text[after:end]):
            return False
        after = end
        while after < len(text) and text[after] in BLANKS:
            after += 1
        if LABELS.at(text, after) or _field_begins(text, after):
            return True
        if HEADING.match(text, after):
            return deep
    return False


LONGEST_LINE = 160


def _all_names(line: str) -> bool:
    pieces = [piece.translate(_NO_BLANKS) for piece in _SEPARATORS.split(line.strip(BLANKS))]
    return all(is_name(piece) for piece in pieces if piece) and any(pieces)


_SEPARATORS = re.compile("[、，,；;]")


def _line(text: str, place: int) -> str:
    """The line at a place without its blanks, as far as a name may reach."""
    end = text.find("\n", place, place + 80)
    return text[place : end if end >= 0 else place + 80].translate(_NO_BLANKS)


def _roles(text: str, start: int, end: int) -> set[str]:
    """The roles of the labels in a stretch; the first may stand right before ``start``."""
    places = range(max(start - 12, 0), end)
    return {LABEL_ROLES[label] for place in places if (label := LABELS.at(text, place))}
