"""Correcting what a document says of itself: title, 文号, issuer, day, year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Any

from taizhang.errors import KnownError
from taizhang.reader.reading import Fact, Reading, Reason, Unsure


class FactName(StrEnum):
    """The facts in words, by the name of the field in `ReadFacts`."""

    TITLE = "title"
    NOTICE_TITLE = "notice_title"
    DOC_NUMBER = "doc_number"
    INDEX_NUMBER = "index_number"
    ISSUER = "issuer"


YEARS = range(1949, 2100)

_MISSING = {
    FactName.TITLE: "标题",
    FactName.DOC_NUMBER: "文号",
    FactName.ISSUER: "发布机构",
}
_MISSING_DAY = "发文日期"
"""How the reader names what it did not find, in the words of its doubt."""


def set_fact(reading: Reading, name: FactName, value: str) -> Reading:
    """Set a fact in words; empty where the document has none."""
    value = " ".join(value.split())
    fact = getattr(reading.facts, name)
    if (fact.value if fact is not None else "") == value:
        return reading
    changed: dict[str, Any] = {name.value: Fact(value) if value else None}
    reading = replace(reading, facts=replace(reading.facts, **changed))
    if not value:
        return reading
    if name is FactName.DOC_NUMBER:
        reading = _without(reading, Reason.DOC_NUMBER_BROKEN)
    return _found(reading, _MISSING.get(name, ""))


def set_issued_on(reading: Reading, day: date | None) -> Reading:
    """Set the day of issue."""
    if day == reading.facts.issued_on:
        return reading
    facts = replace(reading.facts, issued_on=day, issued_on_span=None)
    return _found(replace(reading, facts=facts), _MISSING_DAY if day else "")


def set_year(reading: Reading, year: int | None) -> Reading:
    """Set 基准年."""
    if year is not None and year not in YEARS:
        raise KnownError("年度应在 {0} 到 {1} 之间。", YEARS.start, YEARS.stop - 1)
    return replace(reading, facts=replace(reading.facts, year=year))


def _without(reading: Reading, reason: Reason) -> Reading:
    left = tuple(one for one in reading.unsure if one.reason is not reason)
    return replace(reading, unsure=left)


def _found(reading: Reading, word: str) -> Reading:
    """Take ``word`` out of what the doubts say is missing."""
    if not word:
        return reading
    left: list[Unsure] = []
    for one in reading.unsure:
        if one.reason is not Reason.FACT_MISSING:
            left.append(one)
            continue
        words = "、".join(part for part in one.words.split("、") if part != word)
        if words:
            left.append(replace(one, words=words))
    return replace(reading, unsure=tuple(left))
