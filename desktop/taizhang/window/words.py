"""Figures, dates and counts in words, the same wherever the window shows them."""

from __future__ import annotations

import unicodedata
from datetime import date

from taizhang.errors import KnownError
from taizhang.ledger.lines import MilestoneLine


def figure(value: float) -> str:
    """A figure without a needless fraction: 900, 12.5."""
    return str(int(value)) if value.is_integer() else f"{value:.10g}"


def short_day(day: date, year: int) -> str:
    """09-30 in the plan's own year, in full elsewhere."""
    return f"{day:%m-%d}" if day.year == year else day.isoformat()


def target_words(low: float, high: float, unit: str, qualifier: str) -> str:
    """The figure to reach: 力争 2–4 个; 左右 stands behind as the document has it."""
    span = figure(low) if low == high else f"{figure(low)}–{figure(high)}"
    words = qualifier.split("、") if qualifier else []
    before = "".join(word for word in words if word == "力争")
    after = "".join(word for word in words if word != "力争")
    return f"{before} {span} {unit}{after}".strip()


def due_words(line: MilestoneLine) -> str:
    """What the 完成 column says: the figure against its target, the day it was done."""
    parts = []
    if line.target_low is not None and line.target_high is not None:
        reached = "—" if line.value is None else figure(line.value)
        wanted = target_words(line.target_low, line.target_high, "", "").strip()
        parts.append(f"{reached} / {wanted} {line.unit}")
    if line.completed_on is not None:
        parts.append(short_day(line.completed_on, line.due.year))
    return "  ".join(parts)


def progress_words(done: int, applicable: int) -> str:
    """3/5: done of those that apply; nothing where none does."""
    if not applicable:
        return ""
    return f"{done}/{applicable}"


def percent(done: int, applicable: int) -> str:
    """12.3%, or nothing where nothing applies."""
    return f"{done / applicable:.1%}" if applicable else ""


def parse_figure(text: str) -> float | None:
    """What was typed as a figure: ``860``, ``1,200``, ``1.2万``, full width too; None when empty.

    Raises:
        KnownError: it is no figure.
    """
    plain = unicodedata.normalize("NFKC", text).replace(",", "").strip()
    if not plain:
        return None
    factor = 1
    for unit, times in (("万", 10_000), ("千", 1_000)):
        if plain.endswith(unit):
            plain, factor = plain.removesuffix(unit), times
    try:
        value = float(plain) * factor
    except ValueError:
        raise KnownError("“{0}”不是数。请填数字，例如 860。", text.strip()) from None
    if not 0 <= value < 1e15:
        raise KnownError("“{0}”不是数。请填数字，例如 860。", text.strip())
    return value
