"""台账模板: which columns a receiving office wants, in which order, under which headings.

Kept in the ledger as a setting. What the keys of columns mean is for the sheet to say.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from taizhang.errors import KnownError
from taizhang.ledger.changes import Change
from taizhang.ledger.journal import RowEdit, Subject
from taizhang.ledger.settings import setting

if TYPE_CHECKING:
    from datetime import datetime

    from taizhang.ledger.store import Ledger

PREFIX = "template/"
STANDARD = "标准"
"""The name of the one that is built in."""
PAPERS = ("A4", "A3")
LONGEST_NAME = 40
LONGEST_HEADING = 30


@dataclass(frozen=True, slots=True)
class SheetTemplate:
    """Columns as (key, heading), from left to right, and the paper they are printed on."""

    name: str
    columns: tuple[tuple[str, str], ...]
    paper: str = "A3"


@dataclass(frozen=True, slots=True)
class SaveTemplate(Change):
    """Keep a template, in place of the one of that name."""

    template: SheetTemplate

    def edits(self, ledger: Ledger, at: datetime) -> list[RowEdit]:
        """The setting's row. Raises KnownError when the template cannot be one."""
        _require_sound(self.template)
        return [_edit(ledger, self.template.name, _to_json(self.template))]

    def subject(self, ledger: Ledger) -> Subject:
        """The template by its name."""
        return Subject(self.template.name)


@dataclass(frozen=True, slots=True)
class RemoveTemplate(Change):
    """Take a template out."""

    name: str

    def edits(self, ledger: Ledger, at: datetime) -> list[RowEdit]:
        """The setting's row. Raises KnownError when there is none of that name."""
        _stored(ledger, self.name)
        return [_edit(ledger, self.name, None)]

    def subject(self, ledger: Ledger) -> Subject:
        """The template by its name."""
        return Subject(self.name)


def template_names(ledger: Ledger) -> list[str]:
    """The names of the templates that were saved, in the order of their characters."""
    sql = "SELECT key FROM setting WHERE key GLOB ? ORDER BY key"
    return [key.removeprefix(PREFIX) for (key,) in ledger.rows(sql, (f"{PREFIX}*",))]


def saved_template(ledger: Ledger, name: str) -> SheetTemplate:
    """The template that was saved under ``name``.

    Raises:
        KnownError: there is none, or what is stored is damaged.
    """
    return from_json(name, _stored(ledger, name))


def from_json(name: str, stored: str) -> SheetTemplate:
    """The template out of its setting's value. Raises KnownError when that is damaged."""
    try:
        found = json.loads(stored)
        columns = tuple((key, heading) for key, heading in found["columns"])
        template = SheetTemplate(name, columns, found["paper"])
        if not all(isinstance(text, str) for pair in columns for text in pair):
            raise TypeError(name)
        _require_sound(template)
    except (ValueError, TypeError, KeyError, KnownError) as error:
        raise KnownError("台账模板“{0}”损坏了，请删去后重新设置。", name) from error
    return template


def _require_sound(template: SheetTemplate) -> None:
    name, columns = template.name, template.columns
    if not name.strip() or not name.isprintable() or len(name) > LONGEST_NAME:
        raise KnownError("请给模板起个名字，不超过{0}个字。", LONGEST_NAME)
    if name != name.strip() or name == STANDARD:
        raise KnownError("“{0}”不能用作模板的名字，请换一个。", name)
    if not columns:
        raise KnownError("模板“{0}”里没有栏目，请至少选一个。", name)
    for texts, what in (([k for k, _ in columns], "栏目"), ([h for _, h in columns], "标题")):
        double = next((text for text in texts if texts.count(text) > 1), None)
        if double is not None:
            raise KnownError("模板“{0}”里{1}“{2}”有两个，请只留一个。", name, what, double)
    for _, heading in columns:
        blank = not heading.strip() or not heading.isprintable()
        if blank or len(heading) > LONGEST_HEADING:
            raise KnownError("栏目的标题要写明，不超过{0}个字。", LONGEST_HEADING)
    if template.paper not in PAPERS:
        raise KnownError("纸张只有 A4 和 A3，没有“{0}”。", template.paper)


def _to_json(template: SheetTemplate) -> str:
    return json.dumps({"columns": template.columns, "paper": template.paper}, ensure_ascii=False)


def _stored(ledger: Ledger, name: str) -> str:
    stored = setting(ledger, PREFIX + name)
    if not stored:
        raise KnownError("没有名为“{0}”的台账模板。", name)
    return stored


def _edit(ledger: Ledger, name: str, value: str | None) -> RowEdit:
    key = PREFIX + name
    old = setting(ledger, key)
    return RowEdit(
        "setting",
        {"key": key, "value": old} if old else None,
        None if value is None else {"key": key, "value": value},
    )
