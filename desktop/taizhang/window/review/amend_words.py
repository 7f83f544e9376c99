"""An amendment in words: what changed of a task, how often, and what happens to the records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from taizhang.plan.difference import Difference, Kind, MilestoneChange, TaskChange
from taizhang.plan.model import Milestone, PlanFacts
from taizhang.window.terms import term
from taizhang.window.words import target_words

_OF_MILESTONES = (Kind.DUE, Kind.TARGET)
_RECHECKED = {Kind.REWORDED, Kind.DUE, Kind.TARGET}


def kinds_of(change: TaskChange) -> tuple[Kind, ...]:
    """What became of a task, with what only its milestones tell (deadlines, targets)."""
    inside = {kind for one in change.milestones for kind in one.kinds}
    found = [*change.kinds, *(kind for kind in _OF_MILESTONES if kind in inside)]
    return tuple(dict.fromkeys(found))


def kind_words(change: TaskChange) -> str:
    """The kinds in words; 节点增减 where only the milestones were cut otherwise."""
    kinds = kinds_of(change)
    if kinds:
        return "、".join(term(kind) for kind in kinds)
    return QCoreApplication.translate("Amend", "节点增减")


def count_words(difference: Difference) -> str:
    """How many tasks each kind concerns, and how many stayed as they were."""
    found = Counter(kind for change in difference.changed for kind in kinds_of(change))
    same = sum(not change.changed for change in difference.tasks)
    words = [f"{term(kind)} {found[kind]}" for kind in Kind if found[kind]]
    words.append(QCoreApplication.translate("Amend", "没有变化 {n}").format(n=same))
    return " · ".join(words)


def record_words(difference: Difference) -> str:
    """What will happen to what the units have recorded."""
    milestones = [one for change in difference.tasks for one in change.milestones]
    gone = sum(one.new is None for one in milestones)
    rechecked = sum(bool(_RECHECKED & set(one.kinds)) for one in milestones)
    words = [QCoreApplication.translate("Amend", "更新前先备份台账。已填的内容按文字移到新文本")]
    if rechecked:
        changed = QCoreApplication.translate(
            "Amend", "{n} 个节点有变化，填过的标为“待复核”"
        ).format(n=rechecked)
        words.append(changed)
    if any(change.agencies for change in difference.tasks):
        words.append(
            QCoreApplication.translate("Amend", "角色有变化的单位，填过的节点标为“待复核”")
        )
    if gone:
        words.append(
            QCoreApplication.translate("Amend", "{n} 个节点取消，填过的连同记录存档").format(n=gone)
        )
    return "；".join(words) + "。"


def fact_words(old: PlanFacts, new: PlanFacts) -> list[str]:
    """What the document says otherwise of itself, one line for each fact."""
    pairs = (
        (QCoreApplication.translate("Amend", "标题"), old.title, new.title),
        (QCoreApplication.translate("Amend", "文号"), old.doc_number, new.doc_number),
        (QCoreApplication.translate("Amend", "发布机构"), old.issuer, new.issuer),
        (
            QCoreApplication.translate("Amend", "发文日期"),
            str(old.issued_on or ""),
            str(new.issued_on or ""),
        ),
        (QCoreApplication.translate("Amend", "年度"), str(old.year), str(new.year)),
    )
    return [f"{name}：{a or '—'} → {b or '—'}" for name, a, b in pairs if a != b]


def number_words(change: TaskChange) -> str:
    """The task's number, the old one too where it is another: 一.3 → 一.4."""
    old = change.old.number if change.old is not None else ""
    new = change.new.number if change.new is not None else ""
    return f"{old} → {new}" if old and new and old != new else new or old


def title_of(change: TaskChange) -> str:
    """The title it has, or had."""
    task = change.new or change.old
    return task.title if task is not None else ""


def milestone_lines(change: MilestoneChange) -> Iterator[tuple[str, str]]:
    """Deadline and target of a milestone before and after, where they changed."""
    old, new = change.old, change.new
    if Kind.DUE in change.kinds and old is not None and new is not None:
        yield str(old.due), str(new.due)
    if Kind.TARGET in change.kinds:
        yield _goal(old), _goal(new)


def _goal(milestone: Milestone | None) -> str:
    target = milestone.target if milestone is not None else None
    if target is None:
        return QCoreApplication.translate("Amend", "无指标")
    return f"{target.name} {target_words(target.low, target.high, target.unit, target.qualifier)}"
