"""How a name is spelt, so that units and tasks can be found by typing pinyin.

pypinyin (MIT) is the field's library for this; it knows readings by phrase (行 in 银行). It is
imported on use: a new ledger, a new unit and letters typed into a search need it.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from taizhang.plan.fold import squeeze


@dataclass(frozen=True, slots=True)
class Spelling:
    """Pinyin without tones: ``initials`` (szjj) and ``full`` (shengzhijianju), lower case."""

    initials: str
    full: str


@dataclass(frozen=True, slots=True)
class Spelt:
    """A name with its pinyin, syllable by syllable, each with its place in the name.

    A run of letters and digits is a syllable of its own.
    """

    name: str
    spelling: Spelling
    begins: tuple[int, ...]
    """Where each syllable begins in ``spelling.full``."""
    places: tuple[tuple[int, int], ...]
    """The characters of the name that each syllable is."""

    def find(self, letters: str) -> list[tuple[int, int]]:
        """The places in the name that ``letters`` spell, by initials or in full.

        In full a hit begins with a syllable, but may end within one: that is how one types.
        """
        found = {(i, i + len(letters) - 1) for i in _starts(self.spelling.initials, letters)}
        for start in _starts(self.spelling.full, letters):
            first = bisect_left(self.begins, start)
            if first < len(self.begins) and self.begins[first] == start:
                found.add((first, bisect_right(self.begins, start + len(letters) - 1) - 1))
        return [(self.places[first][0], self.places[last][1]) for first, last in sorted(found)]


_FIELD_WORDS = {"人行": [["rén"], ["háng"]]}
"""Words of official names that pypinyin reads otherwise (人行 as pedestrians)."""


@cache
def teach_field_words() -> None:
    """Once: pypinyin makes its whole dictionary of phrases anew each time it is told words."""
    from pypinyin import load_phrases_dict

    load_phrases_dict(_FIELD_WORDS)


def spelt(name: str) -> Spelt:
    """Spell ``name``; letters and digits stand for themselves, other marks are left out."""
    from pypinyin import Style, lazy_pinyin

    teach_field_words()
    letters: list[str] = []
    origins: list[int] = []
    for place, character in enumerate(name):
        for letter in unicodedata.normalize("NFKC", character):
            if letter.isalnum():
                letters.append(letter)
                origins.append(place)
    text = "".join(letters)
    syllables: list[str] = lazy_pinyin(text, style=Style.NORMAL)
    places = []
    at = 0
    for syllable in syllables:
        # What has no pinyin comes back as it is, a run at a time; a Chinese character has letters.
        size = len(syllable) if text.startswith(syllable, at) else 1
        places.append((origins[at], origins[at + size - 1] + 1))
        at += size
    small = [syllable.lower() for syllable in syllables]
    begins = tuple(accumulate((len(syllable) for syllable in small), initial=0))[:-1]
    spelling = Spelling("".join(syllable[0] for syllable in small), "".join(small))
    return Spelt(name, spelling, begins, tuple(places))


def spell(name: str) -> Spelling:
    """The pinyin of ``name``, without the places."""
    return spelt(name).spelling


def matches(query: str, name: str, spelling: Spelling) -> bool:
    """Whether ``query`` finds the unit: part of its name, or of its pinyin or initials.

    ``zjj`` finds 省质监局 (szjj): clerks leave out 省.
    """
    wanted = squeeze(query)
    return wanted in squeeze(name) or wanted in spelling.initials or wanted in spelling.full


def _starts(text: str, wanted: str) -> list[int]:
    starts = []
    start = text.find(wanted)
    while start >= 0:
        starts.append(start)
        start = text.find(wanted, start + 1)
    return starts
