"""存在的问题、下一步打算、需协调事项: what was written, task by task."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from taizhang.ledger.pace import Timing, timing
from taizhang.ledger.record import MilestoneRecord, TaskRecord, tally
from taizhang.ledger.status import NoteField
from taizhang.report import wording
from taizhang.report.cleaning import one_line
from taizhang.report.composition_progress import said_by
from taizhang.report.composition_words import Matter, Voice, bare, entitled, listed, note
from taizhang.report.letter import Words
from taizhang.report.year_words import extension

_NOTHING = {
    NoteField.PROBLEMS: "{0}承担的各项任务均未反映存在问题。",
    NoteField.NEXT_STEPS: "{0}承担的各项任务均未填报下一步打算。",
    NoteField.COORDINATION: "{0}承担的各项任务均无需要上级协调的事项。",
}


def field_words(found: Sequence[Matter], field: NoteField, us: str, as_of: date) -> list[Words]:
    """A whole part; one sentence where nothing was written.

    Args:
        found: the tasks, those without a note among them.
        field: which field of the notes.
        us: how the letter calls who reports: 我局, 各单位.
        as_of: what was due before that day and is not done is a problem, said or not.
    """
    told: list[Words] = []
    if field is NoteField.PROBLEMS:
        told += _overdue(found, as_of)
        told += _extended(found)
    written = [m for m in found if any(_noted(v.task, field) for v in m.voices)]
    for number, matter in enumerate(written, 1):
        numbered = f"{number}．" if len(written) > 1 else ""
        told += _behind(f"{numbered}{entitled(matter)}。", list(_said(matter, field)))
    if not told and field is NoteField.NEXT_STEPS:
        return [Words(_nothing_next(found, us))]
    return told or [Words(_NOTHING[field].format(us))]


def _behind(lead: str, said: list[Words]) -> Iterator[Words]:
    """The first paragraph behind the task's title, the others below it."""
    yield Words(said[0].text, lead)
    yield from said[1:]


def _noted(task: TaskRecord, field: NoteField) -> bool:
    return bool(note(task, field)) or any(note(m, field) for m in task.milestones)


def _said(matter: Matter, field: NoteField) -> Iterator[Words]:
    for voice in matter.voices:
        if not _noted(voice.task, field):
            continue
        if matter.joint:
            yield from said_by(one_line(voice.agency.short_name), _topics(voice, field))
        else:
            yield from _own(voice.task, field)


def _topics(voice: Voice, field: NoteField) -> Iterator[tuple[str, list[str]]]:
    yield "", note(voice.task, field)
    for milestone in voice.task.milestones:
        yield bare(milestone.text), note(milestone, field)


def _own(task: TaskRecord, field: NoteField) -> Iterator[Words]:
    """On the task as a whole, then on its milestones; these are numbered if there are several."""
    for text in note(task, field):
        yield Words(text)
    noted = [m for m in task.milestones if note(m, field)]
    for number, milestone in enumerate(noted, 1):
        first, *more = note(milestone, field)
        numbered = f"（{number}）" if len(noted) > 1 else ""
        yield Words(f"{numbered}{bare(milestone.text)}：{first}")
        yield from (Words(text) for text in more)


def _overdue(found: Iterable[Matter], as_of: date) -> list[Words]:
    """What should be done by now and is not, by its deadlines."""
    late = [
        (voice, milestone)
        for matter in found
        for voice in matter.voices
        for milestone in voice.task.milestones
        if voice.task.is_own and timing(milestone, as_of) is Timing.OVERDUE
    ]
    if not late:
        return []
    several = len({voice.agency.short_name for voice, _ in late}) > 1
    links = listed([_late(voice if several else None, m) for voice, m in late])
    day = wording.chinese_date(as_of)
    return [Words(f"截至{day}，已过完成时限而未完成的节点有{len(late)}个：{links}。")]


def _extended(found: Iterable[Matter]) -> list[Words]:
    """What was given a later day, from which one, why and by whom."""
    longer = [
        (voice, milestone, said)
        for matter in found
        for voice in matter.voices
        for milestone in voice.task.milestones
        if voice.task.is_own and (said := extension(milestone))
    ]
    if not longer:
        return []
    several = len({voice.agency.short_name for voice, *_ in longer}) > 1
    links = listed(
        [
            f"{bare(m.text)}（{f'{one_line(v.agency.short_name)}，' if several else ''}{said}）"
            for v, m, said in longer
        ]
    )
    return [Words(f"经批准延期的节点有{len(longer)}个：{links}。")]


def _late(voice: Voice | None, milestone: MilestoneRecord) -> str:
    who = f"{one_line(voice.agency.short_name)}，" if voice else ""
    return f"{bare(milestone.text)}（{who}时限{wording.chinese_date(milestone.due)}）"


def _nothing_next(found: Sequence[Matter], us: str) -> str:
    counts = tally([v.task for m in found for v in m.voices if v.task.is_own])
    left = counts.under_way + counts.not_started
    if counts.total and not left:
        return f"{us}承担的各项任务均已完成，没有需要继续推进的节点。"
    return _NOTHING[NoteField.NEXT_STEPS].format(us)
