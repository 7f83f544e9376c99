"""The turns of phrase of official letters: who we are, what the plan is called, how far it got."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from taizhang.ledger.record import MilestoneRecord, Record, SectionRecord, Tally, TaskRecord, tally
from taizhang.ledger.status import NoteField, Status
from taizhang.plan.model import Agency, PlanFacts, Role, SectionKind, Validity
from taizhang.report import wording
from taizhang.report.cleaning import one_line, paragraphs

_OURSELVES = {
    "委员会": "我委",
    "委": "我委",
    "厅": "我厅",
    "局": "我局",
    "办公室": "我办",
    "办": "我办",
    "海关": "我关",
    "银行": "我行",
    "分行": "我行",
    "支行": "我行",
    "研究院": "我院",
    "法院": "我院",
    "检察院": "我院",
    "市人民政府": "我市",
    "县人民政府": "我县",
    "区人民政府": "我区",
    "大学": "我校",
    "学院": "我校",
    "协会": "我会",
    "联合会": "我会",
    "公司": "我公司",
}
"""How a unit speaks of itself, by how its name ends."""

_SORTS = ("行动计划", "实施方案", "工作方案", "方案", "规划", "计划", "工作要点", "要点", "意见")
"""What a plan may be, as it is called for short after it was named in full."""

_ENDS = "。！？…!?；：”’）》"
_DROPPED = "。；，、;, "
_TIED = re.compile(r"和(?=\d)|并(?=[对将向以按])")
"""和 before a figure, 并 before its verb: never the first half of a word."""


def ourselves(agency: Agency) -> str:
    """我局, 我厅 …; 我单位 where the name does not tell."""
    name = one_line(agency.full_name)
    endings = sorted(_OURSELVES, key=len, reverse=True)
    return next((_OURSELVES[end] for end in endings if name.endswith(end)), "我单位")


def short_title(plan: PlanFacts) -> str:
    """《行动计划》: what the plan is called once it was named in full."""
    title = one_line(plan.title)
    return f"《{next((sort for sort in _SORTS if title.endswith(sort)), '方案')}》"


def named(plan: PlanFacts) -> str:
    """The plan in full with its number, and how it is called from here on."""
    number = one_line(plan.doc_number)
    said = f"{number}，" if number else ""
    return f"《{one_line(plan.title)}》（{said}以下简称{short_title(plan)}）"


def repeal(plan: PlanFacts) -> str:
    """That the plan is not in force any more; '' while it is."""
    if plan.validity is Validity.IN_FORCE:
        return ""
    by = one_line(plan.repealed_by)
    if plan.repealed_by_title:
        by += f"《{one_line(plan.repealed_by_title)}》"
    ground = f"（依据{by}）" if by else ""
    return f"{short_title(plan)}现已失效{ground}，以下所报系其施行期间的落实情况。"


def ended(text: str) -> str:
    """The text as a sentence that ends."""
    return text if not text or text[-1] in _ENDS else f"{text}。"


def bare(text: str) -> str:
    """The text as a link of a sentence: on one line, without the mark at its end.

    A milestone is cut out of a longer sentence; what tied it to the words before it goes as well.
    """
    text = one_line(text).rstrip(_DROPPED)
    return text[1:] if _TIED.match(text) else text


def listed(texts: Sequence[str]) -> str:
    """Links of a sentence one after another, told apart by ；."""
    return "；".join(texts)


def day_in(plan: PlanFacts, day: date) -> str:
    """The day, without its year where that is the plan's own."""
    said = wording.chinese_date(day)
    return said.removeprefix(f"{plan.year}年")


def progress_counts(counts: Tally) -> str:
    """How far so many milestones got: ``已完成9个，正在推进3个，尚未开始2个``."""
    if counts.total and counts.done == counts.total:
        return "已全部完成"
    if counts.total and counts.not_started == counts.total:
        return "均尚未开始"
    words = (
        ("已完成", counts.done),
        ("正在推进", counts.under_way),
        ("尚未开始", counts.not_started),
        ("不适用", counts.not_applicable),
    )
    return "，".join(f"{word}{count}个" for word, count in words if count)


def share_words(counts: Tally) -> str:
    """``，完成率60%``, and what it leaves out; '' where the counts say it already."""
    if counts.share is None or counts.share in (0.0, 1.0):
        return ""
    apart = "（不适用的不计入）" if counts.not_applicable else ""
    return f"，完成率{wording.percent(counts.share)}{apart}"


def role_counts(tasks: Sequence[TaskRecord]) -> str:
    """``牵头2项、负责2项``, or ``均为牵头``."""
    counts = [(role, sum(t.role is role for t in tasks)) for role in wording.OWN_ROLES]
    present = [(role, count) for role, count in counts if count]
    if len(present) == 1:
        return f"均为{present[0][0]}"
    return "、".join(f"{role}{count}项" for role, count in present)


def by_role(tasks: Sequence[TaskRecord]) -> str:
    """How far each role's milestones got, as a sentence; '' where there is one role only."""
    groups = [(role, [t for t in tasks if t.role is role]) for role in wording.OWN_ROLES]
    counted = [(role, tally(group)) for role, group in groups if group]
    if len(counted) < 2:
        return ""
    said = [f"{role}任务的节点{n.total}个，{progress_counts(n)}" for role, n in counted if n.total]
    return f"其中，{listed(said)}。"


@dataclass(frozen=True, slots=True)
class Voice:
    """What one agency recorded against a task."""

    agency: Agency
    task: TaskRecord

    @property
    def untouched(self) -> bool:
        """Nothing was recorded: no status, no figure, no note."""
        return not self.task.notes and all(
            m.status is Status.NOT_STARTED and m.value is None and not m.notes
            for m in self.task.milestones
        )


@dataclass(frozen=True, slots=True)
class Matter:
    """A task with everyone who reports on it: one agency in its own letter, several in a summary.

    ``section`` is the heading it stands under.
    """

    section: str
    title: str
    kind: SectionKind
    voices: tuple[Voice, ...]
    joint: bool
    """Whether several agencies report: then each is named with what it says."""

    @property
    def task(self) -> TaskRecord:
        """As the plan states it; what is recorded in it is the first voice's."""
        return self.voices[0].task


def matters(records: Sequence[Record]) -> list[Matter]:
    """Every task that concerns one of the agencies, in the plan's order."""
    found: dict[tuple[str, str], Matter] = {}
    for record in records:
        for section in record.sections:
            for task in section.tasks:
                _add(found, section, Voice(record.agency, task), joint=len(records) > 1)
    return sorted(found.values(), key=lambda m: (_place(m.section), _places(m.task.number)))


def _add(
    found: dict[tuple[str, str], Matter], section: SectionRecord, voice: Voice, *, joint: bool
) -> None:
    key = (section.number, voice.task.number)
    earlier = found.get(key)
    title = one_line(section.title)
    found[key] = (
        replace(earlier, voices=(*earlier.voices, voice))
        if earlier
        else Matter(section.number, title, section.kind, (voice,), joint)
    )


def _places(number: str) -> list[int]:
    return [_place(part) for part in number.split(".")]


def _place(numeral: str) -> int:
    """An order for 一 … 九十九 and for figures; 要求 and 存档 come behind them."""
    if numeral.isdecimal():
        return int(numeral)
    if not numeral or any(char not in wording.NUMERALS for char in numeral):
        return 1000 + (numeral == "存档")
    tens, ten, ones = numeral.rpartition("十")
    digit = {char: value for value, char in enumerate(wording.NUMERALS, 1)}
    return (digit.get(tens, 1) * 10 if ten else 0) + digit.get(ones, 0)


def heard(found: Iterable[Matter], wanted: Callable[[TaskRecord], bool]) -> list[Matter]:
    """The matters with only those voices whose task is wanted; without those that have none."""
    kept = []
    for matter in found:
        voices = tuple(voice for voice in matter.voices if wanted(voice.task))
        if voices:
            kept.append(replace(matter, voices=voices))
    return kept


def of_role(found: Iterable[Matter], role: Role) -> list[Matter]:
    """Those in which an agency has this role, each with the voices of those that have it."""
    return heard(found, lambda task: task.role is role)


def title_of(matter: Matter) -> str:
    """The task's title as a heading before its text."""
    return bare(matter.task.title)


def entitled(matter: Matter) -> str:
    """The title, and for a letter of one agency what part it has: ``建立责任制（参加）``."""
    title = title_of(matter)
    if matter.task.role is Role.ADDRESSED:
        return f"对{title}的要求"
    if matter.joint or matter.task.role in (Role.ARCHIVED, None):
        return title
    return f"{title}（{matter.task.role}）"


def note(notes_of: TaskRecord | MilestoneRecord, field: NoteField) -> list[str]:
    """The paragraphs of one field, each ending as a sentence does."""
    return [ended(text) for text in paragraphs(notes_of.notes.texts.get(field, ""))]


def numeral(number: int) -> str:
    """一 … 九十九, for headings."""
    tens, ones = divmod(number, 10)
    digits: list[str] = ["", *wording.NUMERALS]
    if not tens:
        return digits[ones]
    return ("" if tens == 1 else digits[tens]) + "十" + digits[ones]
