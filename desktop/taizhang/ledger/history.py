"""The journal as a person reads it: who changed what, when, from what to what."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from taizhang.ledger import older_rows
from taizhang.ledger.evidence_names import shown_name
from taizhang.ledger.setting_words import Say, setting_words
from taizhang.ledger.status import NoteField, Status
from taizhang.ledger.trouble import known_values
from taizhang.plan.fold import fold

if TYPE_CHECKING:
    from taizhang.ledger.store import Ledger


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which lines. Empty means: not restricted.

    ``text`` is words, each of which must be found in what the line is about or what it changed;
    ``first`` and ``last`` are local days of the entry, both included.
    """

    agency_id: int | None = None
    task_id: int | None = None
    milestone_id: int | None = None
    first: date | None = None
    last: date | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A journal line in words. ``undoes`` is the line that was taken back or made again.

    ``action`` is what was done, in a word.
    """

    id: int
    at: datetime
    author: str
    system_user: str
    kind: str
    undoes: int | None
    change: str
    subject: str
    agency: str
    before: str
    after: str
    action: str

    @property
    def who(self) -> str:
        """填报人 as set, and the system's user."""
        if self.author and self.system_user:
            return f"{self.author}（{self.system_user}）"
        return self.author or self.system_user


_ACTIONS = {
    "Tick": "勾选",
    "Untick": "取消勾选",
    "SetStatus": "状态",
    "SetValue": "完成值",
    "WriteNote": "备注",
    "SetPeople": "报告人员",
    "SetOwnAgency": "我的单位",
    "AddAgency": "添加单位",
    "Together": "批量填报",
    "AddPlan": "导入方案",
    "UpdatePlan": "更新方案",
    "Reviewed": "复核",
    "AttachEvidence": "添加佐证材料",
    "SameEvidence": "添加佐证材料",
    "DetachEvidence": "撤下佐证材料",
    "EditEvidence": "改佐证材料说明",
    "ReplaceEvidence": "更新佐证材料",
    "ForgetEvidence": "清理佐证材料",
    "SetDue": "调整时限",
    "WithdrawDue": "恢复时限",
    "OverridePace": "判定序时",
    "AddStep": "分解步骤",
    "EditStep": "改分解步骤",
    "TickStep": "勾选分解步骤",
    "MoveStep": "移动分解步骤",
    "RemoveStep": "删除分解步骤",
    "SetScheme": "灯色",
    "SaveView": "保存视图",
    "RemoveView": "删除视图",
    "SaveTemplate": "台账模板",
    "RemoveTemplate": "删除台账模板",
    "SavePhrase": "保存常用语",
    "RemovePhrase": "删除常用语",
    "ExcuseFinding": "交前检查",
    "EditReportText": "修改报告文字",
    "RecordReport": "报出报告",
}


def action_word(change: str) -> str:
    """What a change is called, by its name in code."""
    return _ACTIONS[change]


_ENTRIES = """
    SELECT j.id, j.at, j.author, j.system_user, j.kind, j.undoes, j.change, j.subject,
           coalesce(g.short_name, ''), j.edits
    FROM journal AS j LEFT JOIN agency AS g ON g.id = j.agency_id
    WHERE {conditions} ORDER BY j.id DESC LIMIT :limit
"""

NO_LIMIT = -1


def entries(ledger: Ledger, wanted: Wanted, limit: int = NO_LIMIT, say: Say = str) -> list[Entry]:
    """The lines, newest first."""
    conditions, parameters = _conditions(wanted)
    sql = _ENTRIES.format(conditions=conditions)
    words = fold(wanted.text).split()
    # Words are looked for in what a person reads, which is made here, not in the stored JSON.
    rows = ledger.rows(sql, parameters | {"limit": NO_LIMIT if words else limit})
    units = _unit_names(ledger)
    with known_values(ledger.path):
        found = [entry for row in rows if _has(entry := _entry(row, units, say), words)]
    return found if limit == NO_LIMIT else found[:limit]


def _conditions(wanted: Wanted) -> tuple[str, dict[str, Any]]:
    conditions = ["1"]
    parameters: dict[str, Any] = {}
    for column, value in (
        ("agency_id", wanted.agency_id),
        ("task_id", wanted.task_id),
        ("milestone_id", wanted.milestone_id),
    ):
        if value is not None:
            conditions.append(f"j.{column} = :{column}")
            parameters[column] = value
    # A moment begins with its local day, so texts compare as days do.
    if wanted.first is not None:
        conditions.append("substr(j.at, 1, 10) >= :first")
        parameters["first"] = wanted.first.isoformat()
    if wanted.last is not None:
        conditions.append("substr(j.at, 1, 10) <= :last")
        parameters["last"] = wanted.last.isoformat()
    return " AND ".join(conditions), parameters


def _unit_names(ledger: Ledger) -> dict[str, str]:
    return {str(id_): name for id_, name in ledger.rows("SELECT id, short_name FROM agency")}


def _entry(row: tuple[Any, ...], units: dict[str, str], say: Say) -> Entry:
    id_, at, author, user, kind, undoes, change, subject, agency, edits = row
    changed = json.loads(edits)
    return Entry(
        id=id_,
        at=datetime.fromisoformat(at),
        author=author,
        system_user=user,
        kind=kind,
        undoes=undoes,
        change=change,
        subject=subject,
        agency=agency,
        before=_side(changed, "before", units, say),
        after=_side(changed, "after", units, say),
        action=_action(kind, say(_ACTIONS[change]), say),
    )


def _action(kind: str, word: str, say: Say) -> str:
    if kind in ("do", "plan"):
        return word
    return (say("撤销：{0}") if kind == "undo" else say("重做：{0}")).format(word)


def _has(entry: Entry, words: list[str]) -> bool:
    if not words:
        return True
    text = fold(
        f"{entry.subject} {entry.agency} {entry.who} {entry.action} {entry.before} {entry.after}"
    )
    return all(word in text for word in words)


def _side(edits: list[dict[str, Any]], side: str, units: dict[str, str], say: Say) -> str:
    parts = Counter(_row_words(edit["table"], edit[side], units, say) for edit in edits)
    return "；".join(
        part if count == 1 else say("{0}（{1} 处）").format(part, count)
        for part, count in parts.items()
        if part
    )


def _row_words(table: str, row: Mapping[str, Any] | None, units: dict[str, str], say: Say) -> str:
    if table == "progress":
        return _progress_words(row, say)
    row = older_rows.current(table, row)
    if row is None:
        return ""
    if table == "setting":
        return setting_words(row, units, say)
    return _TABLES[table](row, say)


def _evidence_words(row: Mapping[str, Any], say: Say) -> str:
    words = say("{0}：{1}").format(say("佐证材料"), shown_name(row["name"]))
    described = "，".join(part for part in (row["caption"], row["dated_on"]) if part)
    return say("{0}（{1}）").format(words, described) if described else words


def _deadline_words(row: Mapping[str, Any], say: Say) -> str:
    words = say("完成时限 {0}，理由：{1}").format(row["due"], row["reason"])
    approval = "，".join(part for part in (row["approver"], row["approved_on"]) if part)
    return say("{0}（批准：{1}）").format(words, approval) if approval else words


def _pace_words(row: Mapping[str, Any], say: Say) -> str:
    return say("序时进度“{0}”，理由：{1}").format(say(row["pace"]), row["reason"])


def _step_words(row: Mapping[str, Any], say: Say) -> str:
    parts = (
        say("第 {0} 步").format(row["position"]),
        row["person"],
        say("时限 {0}").format(row["due"]) if row["due"] else "",
        say("完成 {0}").format(row["done_on"]) if row["done_on"] else "",
    )
    said = "，".join(part for part in parts if part)
    return say("{0}（{1}）").format(row["text"], said)


_TABLES: dict[str, Callable[[Mapping[str, Any], Say], str]] = {
    "agency": lambda row, say: say("{0}（{1}）").format(row["short_name"], say(row["kind"])),
    "recheck": lambda row, say: say("待复核：{0}").format(row["reason"]),
    "note": lambda row, say: say("{0}：{1}").format(say(NoteField(row["field"])), row["text"]),
    "evidence": _evidence_words,
    "deadline": _deadline_words,
    "pace_override": _pace_words,
    "step": _step_words,
    "report_excuse": lambda row, say: say("{0}，照样上报的理由：{1}").format(
        row["finding"], row["reason"]
    ),
    "report_text": lambda row, say: say("{0}：{1}").format(row["part"], row["text"]),
    "report_made": lambda row, say: say("{0}，数据截至 {1}，文件“{2}”").format(
        row["form"], row["as_of"], row["file_name"]
    ),
}
"""How a row of each table is said; progress and settings need more than their row."""


def _progress_words(row: Mapping[str, Any] | None, say: Say) -> str:
    if row is None:
        return say(Status.NOT_STARTED)
    words = say(str(row["status"]))
    if row["completed_on"]:
        words += f" {row['completed_on']}"
    if row["value"] is not None:
        words += " " + say("完成值 {0}").format(f"{row['value']:.10g}")
    if row["reason"]:
        words += " " + say("理由：{0}").format(row["reason"])
    return words
