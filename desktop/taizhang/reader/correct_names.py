"""Names of agencies that may be two spellings of one: proposed to the clerk, never merged alone."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping
from difflib import SequenceMatcher

from taizhang.reader.reading import Reading

_LIKE = 0.87
"""From here on two long names are proposed as one; 江苏证监局 and 江苏保监局 (0.8) are two."""
_SHORTEST = 3


def agency_counts(reading: Reading) -> dict[str, int]:
    """Every agency with how many tasks name it, in the order of the document."""
    return dict(Counter(one.agency for task in reading.tasks for one in task.assignments))


def near_spellings(counts: Mapping[str, int]) -> dict[str, str]:
    """For a name that looks like another spelling: the name it may be merged into.

    The more frequent name is the one to keep, then the longer. Compared are only names that end
    alike (局 with 局), so that the work stays small with a thousand names.
    """
    letters = {name: _letters(name) for name in counts}
    by_end: dict[str, list[str]] = defaultdict(list)
    for name, plain in letters.items():
        by_end[plain[-1:]].append(name)
    found: dict[str, str] = {}
    for names in by_end.values():
        kept = sorted(names, key=lambda name: (-counts[name], -len(name), name))
        for k, name in enumerate(kept):
            like = next((other for other in kept[:k] if _alike(letters[other], letters[name])), "")
            if like:
                found[name] = found.get(like, like)
    return found


def _letters(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", name) if c.isalnum())


def _alike(one: str, two: str) -> bool:
    if one == two:
        return True
    short, long = sorted((one, two), key=len)
    if len(short) < _SHORTEST or len(long) > 2 * len(short):
        return False
    if _in_order(short, long):
        return True
    if 2 * len(set(short) & set(long)) < len(short):
        return False
    return SequenceMatcher(None, short, long, autojunk=False).ratio() >= _LIKE


def _in_order(short: str, long: str) -> bool:
    """Whether the letters of ``short`` stand in ``long`` in their order: 发改委, 发展改革委."""
    rest = iter(long)
    return all(letter in rest for letter in short)
