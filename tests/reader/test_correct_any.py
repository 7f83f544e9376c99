"""Any corrections one after the other: the reading stays sound, and a plan can be made of it."""

from __future__ import annotations

import random
from datetime import date

import pytest

from taizhang.errors import KnownError
from taizhang.plan.model import Role
from taizhang.reader.correct import (
    add_assignment,
    merge_agencies,
    remove_assignment,
)
from taizhang.reader.correct_milestones import (
    cut_milestone,
    join_milestones,
    set_milestone_due,
)
from taizhang.reader.correct_names import agency_counts
from taizhang.reader.correct_tasks import (
    join_tasks,
    make_task,
    remove_task,
    renumber,
    split_task,
)
from taizhang.reader.reading import Reading
from taizhang.reader.to_plan import plan_of
from tests.reader.correcting import (
    jiangsu,
    small,
    sound,
)


@pytest.mark.parametrize("seed", range(6))
def test_any_corrections_one_after_the_other_leave_a_sound_reading(seed: int) -> None:
    chance = random.Random(seed)
    reading = small() if seed % 2 else jiangsu()
    words = sum(len(task.text) for task in reading.tasks)
    for _ in range(60):
        reading = sound(_any_step(reading, chance))
    plan = plan_of(reading, "a", 2020)
    assert sum(len(section.tasks) for section in plan.sections) >= len(reading.tasks)
    kept = sum(len(task.text) for task in reading.tasks) + sum(len(p.text) for p in reading.parts)
    assert kept >= words * 0.9


def _any_step(reading: Reading, chance: random.Random) -> Reading:
    if not reading.tasks:
        return small()
    task = chance.choice(reading.tasks)
    place = chance.randrange(len(task.text) + 1)
    index = chance.randrange(len(task.milestones) or 1)
    part = chance.choice(reading.parts or (None,))
    steps = (
        lambda: split_task(reading, task.number, place),
        lambda: cut_milestone(reading, task.number, place),
        lambda: join_tasks(reading, task.number),
        lambda: join_milestones(reading, task.number, index),
        lambda: renumber(reading),
        lambda: set_milestone_due(reading, task.number, index, date(2020, 1, 1)),
        lambda: remove_task(reading, task.number) if chance.random() < 0.4 else reading,
        lambda: make_task(reading, part.span.start, part.span.end)[0] if part else reading,
        lambda: remove_assignment(reading, task.number, 0),
        lambda: add_assignment(reading, task.number, "市公安局", Role.GUIDE),
        lambda: merge_agencies(reading, chance.choice(sorted(agency_counts(reading))), "市公安局"),
    )
    try:
        return chance.choice(steps)()
    except KnownError:
        return reading
