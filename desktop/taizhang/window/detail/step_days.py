"""A step's day as it is typed: 6-30, 6.30, 6月30日, 0630, 2012-6-30; the plan's year is meant."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from taizhang.errors import KnownError

_PARTS = re.compile(
    r"(?:(?P<year>\d{4})\s*[-/.年]\s*)?(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})\s*[日号]?"
)
_DIGITS = re.compile(r"(?P<year>\d{4})?(?P<month>\d\d)(?P<day>\d\d)")


def parse_step_day(text: str, year: int) -> date | None:
    """The day that ``text`` names, in ``year`` where it names none; None for an empty text.

    Raises:
        KnownError: it is no day.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if not plain:
        return None
    found = _DIGITS.fullmatch(plain) or _PARTS.fullmatch(plain)
    try:
        if found is None:
            raise ValueError(plain)
        return date(int(found["year"] or year), int(found["month"]), int(found["day"]))
    except ValueError as error:
        raise KnownError("“{0}”不是日期。日期写作 6-30 或 2012-06-30。", text.strip()) from error
