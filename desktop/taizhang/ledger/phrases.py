"""常用语: texts that are written again and again, kept under a name.

A clerk's own are settings of the ledger and travel with it; a few are the program's. What stands in
braces is filled in when a phrase is put into a note (`fill`); `BLANK` is left for the clerk.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from taizhang.errors import KnownError
from taizhang.ledger.changes import Change, one_row, storable
from taizhang.ledger.journal import RowEdit, Subject
from taizhang.plan.fold import fold
from taizhang.plan.names import matches, spell

if TYPE_CHECKING:
    from datetime import datetime

    from taizhang.ledger.store import Ledger

PREFIX = "phrase/"
LONGEST_NAME = 40
LONGEST_TEXT = 5000

BLANK = "＿＿"
"""What the clerk fills in; the first is selected when a phrase was put in."""

UNIT, TASK, MILESTONE, DAY, DUE = "单位", "任务", "节点", "日期", "时限"
PLACEHOLDERS = (UNIT, TASK, MILESTONE, DAY, DUE)
"""The names that may stand in braces: {单位} and so on. Other braces stay as they are."""

_IN_BRACES = re.compile(r"[{｛](" + "|".join(PLACEHOLDERS) + r")[}｝]")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text under a name; ``own`` when it is kept in the ledger."""

    name: str
    text: str
    own: bool = True


SHIPPED = (
    Phrase("已印发", "《＿＿》已于{日期}印发。", own=False),
    Phrase("已送审", "《＿＿》已形成送审稿，正在征求@＿＿ 意见。", own=False),
    Phrase("按计划推进", "“{节点}”按计划推进，已完成＿＿，预计{时限}前全面完成。", own=False),
    Phrase("已召开会议", "{日期}，{单位}召开＿＿会议，部署“{任务}”工作。", own=False),
    Phrase("主要问题", "主要问题：一是＿＿；二是＿＿。", own=False),
    Phrase("申请延期", "因＿＿，预计{时限}前难以完成，拟申请延期至＿＿。", own=False),
    Phrase("下一步打算", "下一步，{单位}将＿＿，确保{时限}前完成。", own=False),
    Phrase("提请协调", "提请@＿＿ 协调解决＿＿问题。", own=False),
)
"""The program's own. A phrase kept in the ledger stands in the place of one of the same name."""


@dataclass(frozen=True, slots=True)
class SavePhrase(Change):
    """Keep a text under a name, in place of another of that name; or give one another name.

    ``instead_of`` is the phrase that goes when the new one is kept, '' for none.
    """

    name: str
    text: str
    instead_of: str = ""

    def edits(self, ledger: Ledger, at: datetime) -> list[RowEdit]:
        """The setting's row. Raises KnownError for a name or a text that cannot be one."""
        name, text = phrase_name(self.name), storable(self.text)
        if not text:
            raise KnownError("请写常用语的文字。")
        if len(text) > LONGEST_TEXT:
            raise KnownError("常用语不能超过 {0} 个字，这里有 {1} 个。", LONGEST_TEXT, len(text))
        key = PREFIX + name
        kept = RowEdit("setting", _row(ledger, key), {"key": key, "value": text})
        if self.instead_of in ("", name):
            return [kept]
        if kept.before is not None:
            raise KnownError("已经有名为“{0}”的常用语，请换一个名称。", name)
        return [RowEdit("setting", _require(ledger, self.instead_of), None), kept]

    def subject(self, ledger: Ledger) -> Subject:
        """The phrase by its name."""
        return Subject(phrase_name(self.name))


@dataclass(frozen=True, slots=True)
class RemovePhrase(Change):
    """Take a phrase out; undo brings it back."""

    name: str

    def edits(self, ledger: Ledger, at: datetime) -> list[RowEdit]:
        """The setting's row. Raises KnownError when there is none of that name, or it is ours."""
        return [RowEdit("setting", _require(ledger, self.name), None)]

    def subject(self, ledger: Ledger) -> Subject:
        """The phrase by its name."""
        return Subject(self.name)


def phrases(ledger: Ledger) -> list[Phrase]:
    """The ledger's own by name, then the program's."""
    sql = "SELECT key, value FROM setting WHERE key GLOB ? ORDER BY key"
    own = [Phrase(key.removeprefix(PREFIX), value) for key, value in ledger.rows(sql, (_ALL,))]
    names = {phrase.name for phrase in own}
    return own + [phrase for phrase in SHIPPED if phrase.name not in names]


def found(query: str, among: list[Phrase]) -> list[Phrase]:
    """Those whose name (in words, pinyin or its initials) or text has ``query``."""
    words = query.strip()
    return [
        phrase
        for phrase in among
        if fold(words) in fold(phrase.text) or matches(words, phrase.name, spell(phrase.name))
    ]


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with what stands in braces filled in; what has no value becomes `BLANK`."""
    return _IN_BRACES.sub(lambda found: values.get(found[1], "") or BLANK, text)


def phrase_name(name: str) -> str:
    """A name for a phrase: one line, not too long.

    Raises:
        KnownError: it is empty or too long.
    """
    made = " ".join("".join(c if c.isprintable() else " " for c in name).split())
    if not made or len(made) > LONGEST_NAME:
        raise KnownError("请给常用语写一个名称，不超过 {0} 个字。", LONGEST_NAME)
    return made


_ALL = f"{PREFIX}*"


def _row(ledger: Ledger, key: str) -> dict[str, str] | None:
    row = one_row(ledger, "SELECT * FROM setting WHERE key = ?", (key,))
    return None if row is None else dict(row)


def _require(ledger: Ledger, name: str) -> dict[str, str]:
    row = _row(ledger, PREFIX + name)
    if row is not None:
        return row
    if any(phrase.name == name for phrase in SHIPPED):
        raise KnownError("“{0}”是程序自带的常用语，不能删除或改名。", name)
    raise KnownError("没有名为“{0}”的常用语。", name)
