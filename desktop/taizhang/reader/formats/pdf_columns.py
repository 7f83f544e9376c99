"""Pages set in two columns: which characters are read first."""

from __future__ import annotations

from collections.abc import Sequence

from taizhang.reader.formats.pdf_lines import Line, lines_of
from taizhang.reader.formats.pdf_page import Glyph

_FEWEST = 200
"""Characters; a page with fewer is not set in columns."""
_GUTTER = 1.2
_FILLED = 0.5


def regions_of(glyphs: Sequence[Glyph]) -> list[list[Line]]:
    """The page's lines in reading order, a list for each stretch of one column.

    Two columns are told by an empty strip near the middle that lines of the left one mostly run
    up to; so columns of a table without rules are not taken apart.
    """
    gutter = _gutter(glyphs) if len(glyphs) >= _FEWEST else None
    if gutter is None:
        return [lines_of(glyphs)]
    start, end = gutter
    left = [glyph for glyph in glyphs if glyph.right <= start + 1]
    right = [glyph for glyph in glyphs if glyph.left >= end - 1]
    across = [glyph for glyph in glyphs if glyph.right > start + 1 and glyph.left < end - 1]
    heights = _bands(across, left, right)
    regions: list[list[Line]] = []
    for top, bottom, whole in heights:
        band = [glyph for glyph in glyphs if bottom <= glyph.middle < top]
        if whole:
            regions.append(lines_of(band))
            continue
        regions.append(lines_of([glyph for glyph in band if glyph.left < start]))
        regions.append(lines_of([glyph for glyph in band if glyph.left >= start]))
    return [region for region in regions if region]


def _gutter(glyphs: Sequence[Glyph]) -> tuple[float, float] | None:
    """The empty strip between two columns."""
    low, high = min(g.left for g in glyphs), max(g.right for g in glyphs)
    size = sorted(glyph.size for glyph in glyphs)[len(glyphs) // 2]
    step = max(size / 4, 0.5)
    counts = [0] * (min(int((high - low) / step) + 1, 10_000))
    for glyph in glyphs:
        first, last = int((glyph.left - low) / step), int((glyph.right - low) / step)
        for index in range(first, min(last, len(counts) - 1, first + 50) + 1):
            counts[index] += 1
    few = 0.15 * sum(counts) / len(counts)
    best = (0, 0)
    begin = None
    for index in range(int(len(counts) * 0.35), int(len(counts) * 0.65) + 1):
        if counts[index] > few:
            begin = None
            continue
        begin = index if begin is None else begin
        best = max(best, (begin, index + 1), key=lambda strip: strip[1] - strip[0])
    start, end = low + best[0] * step, low + best[1] * step
    if end - start < _GUTTER * size:
        return None
    left = lines_of([glyph for glyph in glyphs if glyph.right <= start + 1])
    right = sum(1 for glyph in glyphs if glyph.left >= end - 1)
    filled = sum(1 for line in left if start - line.right < 2 * size)
    if len(left) < 5 or filled < _FILLED * len(left) or right < 0.25 * len(glyphs):
        return None
    return start, end


def _bands(
    across: Sequence[Glyph], left: Sequence[Glyph], right: Sequence[Glyph]
) -> list[tuple[float, float, bool]]:
    """Stretches of the page from the top down: top, bottom, whether lines run over the gutter."""
    everything = [*across, *left, *right]
    top = max(glyph.top for glyph in everything) + 1
    floor = min(glyph.bottom for glyph in everything) - 1
    bands: list[tuple[float, float, bool]] = []
    for line in lines_of(across):
        if line.top < top:
            bands.append((top, line.top, False))
        bands.append((min(top, line.top), line.bottom, True))
        top = line.bottom
    return [*bands, (top, floor, False)]
