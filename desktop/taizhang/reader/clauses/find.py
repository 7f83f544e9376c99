"""Finding the assignment clauses of a text (docs/clause-grammar.md).

Places where a clause may stand (`regions`) are tried from the surest to the least sure: brackets
with a label or a role word, labels without brackets, brackets with nothing but names, sentences.
What is tried is lexed and parsed as a whole; `judge` decides whether it is one. Takes time in
proportion to the length of the text and never fails.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Collection, Iterable

from taizhang.reader.clauses.brackets import pair
from taizhang.reader.clauses.build import Taken, build, merge
from taizhang.reader.clauses.dues import with_dues
from taizhang.reader.clauses.judge import Verdict, judge
from taizhang.reader.clauses.model import Clauses, Doubt
from taizhang.reader.clauses.places import places_of
from taizhang.reader.clauses.read import Read, read
from taizhang.reader.clauses.regions import (
    Region,
    Wrapper,
    bracket_regions,
    label_regions,
    sentence_regions,
    unclosed,
    unopened_regions,
)
from taizhang.reader.clauses.rules import apply_rules, rules_outside
from taizhang.reader.clauses.script import Written, simplified
from taizhang.reader.reading import Reason, Span


def find_clauses(text: str, known: Collection[str] = ()) -> Clauses:
    """All assignment clauses of a text (a `View`'s), and what looks like one and was not taken.

    ``known`` are names of agencies that count as well formed whatever their shape.
    """
    plain = simplified(text)
    found = _Finder(plain, frozenset(map(simplified, known))).run()
    if plain == text:
        return found
    written = Written(text, plain)
    return Clauses(tuple(map(written.clause, found.taken)), written.doubts(found.not_taken))


class _Finder:
    """One search through one text."""

    def __init__(self, text: str, known: frozenset[str]) -> None:
        self.text, self.known = text, known
        self.places = places_of(text)
        self.taken: list[Taken] = []
        self.starts: list[int] = []
        self.refused: dict[int, Doubt] = {}

    def run(self) -> Clauses:
        brackets = pair(self.text)
        in_brackets = bracket_regions(self.text, brackets)
        later = [region for region in in_brackets if not self._try(region, {Verdict.SURE})]
        self._try_all(label_regions(self.text, brackets), {Verdict.SURE})
        self._try_all(later, {Verdict.SURE, Verdict.BARE})
        self._try_all(unopened_regions(self.text, brackets), {Verdict.SURE, Verdict.BARE})
        self._try_sentences()
        taken = merge(self.text, sorted(self.taken, key=lambda one: one.region.start))
        taken = with_dues(self.text, brackets, taken)
        spans = [one.clause.span for one in taken]
        rules = rules_outside(self.text, spans)
        for span in (rule.span for rule in rules):
            self.refused[span.start] = Doubt(Reason.RULE, span, self.text[span.start : span.end])
        clauses = apply_rules([one.ruled for one in taken], rules)
        return Clauses(tuple(clauses), tuple(self._not_taken(spans)))

    def _try_all(self, regions: Iterable[Region], wanted: set[Verdict]) -> None:
        for region in regions:
            self._try(region, wanted)

    def _try(self, region: Region, wanted: set[Verdict]) -> bool:
        """Take a region as a clause if it is one."""
        if self._is_taken(region):
            return True
        reading, verdict = self._judged(region)
        if verdict in wanted:
            self._take(reading)
            return True
        if verdict is Verdict.LIKE:
            self._refuse(region)
        return False

    def _refuse(self, region: Region) -> None:
        """Keep a region that looks like a clause and is none, to be shown."""
        span = Span(region.start, region.end)
        words = self.text[region.start : region.end]
        self.refused[region.start] = Doubt(Reason.NOT_TAKEN, span, words)

    def _judged(self, region: Region) -> tuple[Read, Verdict]:
        reading = read(self.text, region, self.known, self.places)
        verdict = judge(self.text, reading)
        if region.wrapper is Wrapper.BRACKET and reading.parsed.junk:
            # A far bracket may have closed one that was left open: read it as unclosed.
            shorter = unclosed(self.text, region.start)
            if shorter.end < region.end - 1:
                other = read(self.text, shorter, self.known, self.places)
                if (
                    other.parsed.junk < reading.parsed.junk
                    and judge(self.text, other) is Verdict.SURE
                ):
                    return other, Verdict.SURE
        return reading, verdict

    def _try_sentences(self) -> None:
        """Sentences of nothing but agencies and their roles; general ones only beside others."""
        general: list[Read] = []
        named = False
        for region in sentence_regions(self.text):
            if self._is_taken(region):
                continue
            reading, verdict = self._judged(region)
            if verdict is Verdict.SURE:
                self._take(reading)
                named = True
            elif verdict is Verdict.GENERAL:
                general.append(reading)
            elif verdict is Verdict.LIKE:
                self._refuse(region)
        for reading in general:
            region = reading.region
            if named:
                self._take(reading)
            else:
                self._refuse(region)

    def _take(self, reading: Read) -> None:
        taken = build(self.text, reading)
        insort(self.taken, taken, key=lambda one: one.region.start)
        insort(self.starts, taken.region.start)

    def _is_taken(self, region: Region) -> bool:
        """Whether the region overlaps a clause that was taken."""
        k = bisect_right(self.starts, region.start)
        if k and self.taken[k - 1].region.end > region.start:
            return True
        return k < len(self.starts) and self.starts[k] < region.end

    def _not_taken(self, spans: list[Span]) -> Iterable[Doubt]:
        starts = [span.start for span in spans]
        for place in sorted(self.refused):
            doubt = self.refused[place]
            k = bisect_right(starts, place)
            inside = k and spans[k - 1].end > place
            holds = k < len(starts) and starts[k] < doubt.span.end
            if not inside and not holds:
                yield doubt
