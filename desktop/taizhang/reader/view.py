"""The text as the reader's grammars see it, and the way back to the source.

Documents come with marks that mean nothing (zero-width joiners from a web page), with half-width
punctuation, and with characters that a conversion from traditional script left behind (後, 馀).
Every grammar reads one cleaned text, so that none has to know of such damage, and places found in
it lead back to the source, which is never changed.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from taizhang.plan.punctuation import display
from taizhang.reader.reading import Span

_NOTHING = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
"""Soft hyphen, zero-width characters, bidirectional marks, byte order marks: shown as nothing."""

_BLANKS = dict.fromkeys([0x09, 0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F], " ")
_BREAKS = dict.fromkeys([0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029], "\n")
_PLAIN = {**_BLANKS, **_BREAKS}

_LEFT_BEHIND = str.maketrans("後馀", "后余")

_TRADITIONAL = re.compile("[國務實發責負單區業產對會員關開過個們為這來時與進還應縣廳黨]")
_SIMPLIFIED = re.compile("[国务实发责负单区业产对会员关开过个们为这来时与进还应县厅党]")


@dataclass(frozen=True, slots=True)
class View:
    """``text`` is what the grammars read; every place in it has a place in the source.

    ``cuts[k]`` is where in ``text`` the k-th run of left-out characters stood, ``left_out[k]`` how
    many characters were left out up to and with that run.
    """

    text: str
    cuts: tuple[int, ...] = ()
    left_out: tuple[int, ...] = ()

    @classmethod
    def of(cls, source_text: str) -> View:
        """Clean a source text; never fails, takes time in proportion to the length."""
        cuts: list[int] = []
        left_out: list[int] = []
        total = 0
        for run in _NOTHING.finditer(source_text):
            cuts.append(run.start() - total)
            total += run.end() - run.start()
            left_out.append(total)
        text = _NOTHING.sub("", source_text) if cuts else source_text
        text = text.translate(_PLAIN)
        if _is_simplified(text):
            text = text.translate(_LEFT_BEHIND)
        return cls(display(text), tuple(cuts), tuple(left_out))

    def source_span(self, start: int, end: int) -> Span:
        """Where ``text[start:end]`` stands in the source, without what was left out around it."""
        if end <= start:
            place = self._source_of(start)
            return Span(place, place)
        return Span(self._source_of(start), self._source_of(end - 1) + 1)

    def place_of(self, source_place: int) -> int:
        """Where a place of the source stands in ``text``; of a left-out character, what follows."""
        low = bisect_left(_SourceCuts(self), source_place)
        before = self.left_out[low - 1] if low else 0
        place = source_place - before
        return min(place, self.cuts[low]) if low < len(self.cuts) else place

    def _source_of(self, place: int) -> int:
        runs = bisect_right(self.cuts, place)
        return place + (self.left_out[runs - 1] if runs else 0)


@dataclass(frozen=True, slots=True)
class _SourceCuts:
    """The ends of the left-out runs in the source, for bisecting."""

    view: View

    def __len__(self) -> int:
        return len(self.view.cuts)

    def __getitem__(self, k: int) -> int:
        return self.view.cuts[k] + self.view.left_out[k]

    def __iter__(self) -> Iterator[int]:
        return (self[k] for k in range(len(self)))


def _is_simplified(text: str) -> bool:
    """Whether the text is simplified but for stray characters: there 後 is damage, not spelling."""
    if "後" not in text and "馀" not in text:
        return False
    traditional = sum(1 for _ in _TRADITIONAL.finditer(text))
    return traditional * 20 < sum(1 for _ in _SIMPLIFIED.finditer(text)) or traditional == 0
