"""Any filter × any bulk edit × anything recorded before: exactly the rows that are shown change."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from taizhang.ledger.agencies import unit_by_name
from taizhang.ledger.arranged import GROUPABLE, listing
from taizhang.ledger.bulk import Action, DoneOn, LeftOut, Mark, Postpone, TakeBack, Write, bulk
from taizhang.ledger.changes import Change, SetStatus, SetValue, Tick, Together, WriteNote
from taizhang.ledger.evidence import EvidencePlace
from taizhang.ledger.evidence_adding import NewFile, attach
from taizhang.ledger.facets import facets
from taizhang.ledger.filters import Arrangement, Column, Filter, Sort
from taizhang.ledger.journal import RowEdit, enter_plan
from taizhang.ledger.listing import Folds, Place
from taizhang.ledger.pace import TO_JUDGE
from taizhang.ledger.soundness import findings
from taizhang.ledger.status import NoteField, Status
from taizhang.ledger.store import Ledger, open_ledger
from taizhang.ledger.year_changes import AddStep, OverridePace, SetDue, TickStep
from tests.conftest import AT
from tests.ledger.plain_filter import PlainRow, PlainRows, table

UNITS = ("省质监局", "省教育厅", "省财政厅")
STATES = 4
FIRST = date(2012, 1, 1)
REASON = "牵头单位已另行安排"

TABLES = ("progress", "note", "deadline", "pace_override", "step", "evidence", "setting", "recheck")

days = st.integers(0, 500).map(lambda n: FIRST + timedelta(days=n))
actions: st.SearchStrategy[Action] = st.one_of(
    st.builds(Mark, st.just(Status.DONE), days),
    st.builds(Mark, st.sampled_from([Status.NOT_STARTED, Status.UNDER_WAY])),
    st.builds(Mark, st.just(Status.NOT_APPLICABLE), st.none(), st.sampled_from([REASON, "无"])),
    st.just(TakeBack()),
    st.builds(DoneOn, days, st.booleans()),
    st.builds(Write, st.sampled_from(NoteField), st.sampled_from(["", "同上", "已办"])),
    st.builds(Write, st.sampled_from(NoteField), st.sampled_from(["又", "已办"]), st.just(True)),
    st.builds(
        Postpone, days.map(lambda d: max(d, date(2012, 6, 1))), st.just("因故"), st.just("省政府")
    ),
)


@pytest.fixture(scope="module")
def ledgers(blank_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Ledger]]:
    """Ledgers in which much was recorded, each something else; every example undoes what it did."""
    folder = tmp_path_factory.mktemp("recorded")
    made = []
    for seed in range(STATES):
        path = folder / f"{seed}.ledger"
        path.write_bytes(blank_ledger.read_bytes())
        ledger = open_ledger(path)
        if seed:
            record_at_random(ledger, random.Random(seed))
        made.append(ledger)
    yield made
    for ledger in made:
        assert findings(ledger) == []
        ledger.close()


def record_at_random(ledger: Ledger, rng: random.Random) -> None:
    """A year's work of three units, of every kind that a column shows."""
    for name in UNITS:
        unit = unit_by_name(ledger, name).id
        rows = [row for row in PlainRows(ledger, unit, FIRST).rows if row.is_open]
        changes: list[Change] = []
        for row in rng.sample(rows, len(rows) * 2 // 3):
            changes += recorded(row, unit, rng)
        targets = [row for row in rows if "无" in row.values[Column.VALUE]]
        changes += [
            SetValue(t.id, unit, rng.randrange(2000)) for t in targets if rng.random() < 0.5
        ]
        ledger.apply(Together(tuple(changes), name), AT)
        steps = [r["id"] for r in table(ledger, "step") if rng.random() < 0.5]
        ledger.apply(Together(tuple(TickStep(id_, FIRST) for id_ in steps), "步骤"), AT)
        for row in rng.sample(rows, 3):
            place = EvidencePlace(unit, row.task_id, row.id)
            attach(ledger, [NewFile("a.txt", rng.randbytes(40))], [place], AT)
        marked = [
            {"milestone_id": r.id, "agency_id": unit, "reason": "改"} for r in rng.sample(rows, 2)
        ]
        edits = tuple(RowEdit("recheck", None, row) for row in marked)
        with ledger.transaction():
            enter_plan(ledger, AT, "UpdatePlan", name, edits)


def recorded(row: PlainRow, unit: int, rng: random.Random) -> list[Change]:
    """What one clerk did at one milestone."""
    on = FIRST + timedelta(days=rng.randrange(400))
    due = date(2012, 7, 1) + timedelta(days=30 * rng.randrange(12))
    field = rng.choice(list(NoteField))
    kinds: list[Callable[[], Change]] = [
        lambda: Tick(row.id, unit, on),
        lambda: SetStatus(row.id, unit, Status.UNDER_WAY),
        lambda: SetStatus(row.id, unit, Status.NOT_APPLICABLE, REASON),
        lambda: WriteNote(
            unit, row.task_id, row.id, field, rng.choice(["已办", "同上", "正在评审"])
        ),
        lambda: SetDue(row.id, unit, due, "因故", "省政府", rng.choice([None, on])),
        lambda: OverridePace(row.id, unit, rng.choice(list(TO_JUDGE)), "自评"),
        lambda: AddStep(row.id, unit, "起草"),
    ]
    made = [kind() for kind in rng.sample(kinds, rng.randint(1, 4))]
    return [c for c in made if not (isinstance(c, SetDue) and c.due == date(2012, 12, 31))]


@st.composite
def filters(draw: st.DrawFn, plain: PlainRows, unit: int, as_of: date) -> Filter:
    """Any conditions, mostly on values that there are."""
    wanted = Filter(unit, whole_plan=draw(st.booleans()), as_of=as_of)
    columns = draw(st.lists(st.sampled_from(Column), unique=True, max_size=4))
    for column in columns:
        known = sorted({v for row in plain.rows for v in row.values[column]})
        values = draw(st.lists(st.sampled_from([*known, "没有的值"]), max_size=6))
        wanted = wanted.where(column, *values, negated=draw(st.booleans()))
    text = draw(st.sampled_from(["", "", "", "质量", "标准 办法", "zlj", "正在"]))
    return Filter(unit, text, wanted.whole_plan, wanted.conditions, as_of)


arrangements = st.builds(
    Arrangement,
    st.none() | st.sampled_from(GROUPABLE),
    st.none() | st.sampled_from(Column),
    st.sampled_from(Sort),
)


def contents(ledger: Ledger) -> dict[str, list[Any]]:
    return {name: sorted(ledger.rows(f"SELECT * FROM {name}"), key=repr) for name in TABLES}


def lines_of_journal(ledger: Ledger) -> int:
    return int(ledger.rows("SELECT count(*) FROM journal")[0][0])


class Standing:
    """What a unit recorded at each milestone, read at once."""

    def __init__(self, ledger: Ledger, unit: int) -> None:
        own = {n: [r for r in table(ledger, n) if r["agency_id"] == unit] for n in TABLES[:3]}
        self._progress = {r["milestone_id"]: r for r in own["progress"]}
        self._notes = {(r["milestone_id"], r["field"]): r["text"] for r in own["note"]}
        self._dues = {r["id"]: r["due"] for r in table(ledger, "milestone")}
        rows = sorted(own["deadline"], key=lambda r: int(r["id"]))
        self._dues |= {r["milestone_id"]: r["due"] for r in rows}

    def note(self, id_: int, field: NoteField) -> str:
        return str(self._notes.get((id_, field), ""))

    def holds(self, id_: int, action: Action, before: Standing) -> bool:
        """Whether a milestone stands as the action wants it."""
        blank = {"status": "未开始", "completed_on": None, "reason": ""}
        now = self._progress.get(id_, blank)
        if isinstance(action, Mark):
            skipped = action.status is Status.NOT_APPLICABLE
            right = not skipped or now["reason"] == action.reason
            return bool(now["status"] == action.status and right)
        if isinstance(action, TakeBack):
            return bool(now["status"] != "已完成")
        if isinstance(action, DoneOn):
            unfinished = now["status"] != "已完成" and not action.unfinished
            return bool(unfinished or now["completed_on"] == action.on.isoformat())
        if isinstance(action, Postpone):
            return bool(self._dues[id_] == action.due.isoformat())
        old = before.note(id_, action.field)
        wanted = f"{old}\n{action.text}".strip() if action.append else action.text
        return self.note(id_, action.field) == wanted


@settings(
    max_examples=250,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_exactly_what_is_shown_is_changed(ledgers: list[Ledger], data: st.DataObject) -> None:
    ledger = data.draw(st.sampled_from(ledgers))
    unit = unit_by_name(ledger, data.draw(st.sampled_from(UNITS))).id
    as_of = data.draw(days)
    plain = PlainRows(ledger, unit, as_of)
    wanted = data.draw(filters(plain, unit, as_of))
    shown = {row.id: row for row in plain.shown(wanted)}
    places = places_of(ledger, wanted, data.draw(arrangements), data.draw(st.booleans()))
    assert {p.milestone_id for p in places} == shown.keys()
    assert len(places) == len(shown)
    assert all(place.is_open == shown[place.milestone_id].is_open for place in places)

    action = data.draw(actions)
    before, journal = contents(ledger), lines_of_journal(ledger)
    earlier = Standing(ledger, unit)
    planned = bulk(ledger, unit, places, action)
    left = {out.place.milestone_id: out for out in planned.left_out}
    assert contents(ledger) == before
    if planned.change is None:
        assert left.keys() == shown.keys()
        return
    changed = ledger.apply(planned.change, AT)
    touched = {edit_place(edit) for edit in changed.edits}
    assert touched == {(unit, id_) for id_ in shown.keys() - left.keys()}
    assert not touched & {(unit, id_) for id_ in left}
    assert all(shown[id_].is_open for _, id_ in touched)
    assert lines_of_journal(ledger) == journal + 1
    later = Standing(ledger, unit)
    for id_, row in shown.items():
        if row.is_open and not may_be_left(left.get(id_)):
            assert later.holds(id_, action, earlier)
    after = contents(ledger)
    assert others(after, touched) == others(before, touched)

    ledger.undo(AT)
    assert contents(ledger) == before
    ledger.redo(AT)
    assert contents(ledger) == after
    ledger.undo(AT)
    assert contents(ledger) == before


def places_of(
    ledger: Ledger, wanted: Filter, arrangement: Arrangement, folded: bool
) -> list[Place]:
    """Everything that the list shows, all selected; folded rows stand for what is below them."""
    shown = listing(ledger, wanted, arrangement)
    unfolded = shown.chosen(range(len(shown)))
    every = {place.milestone_id for place in unfolded}
    if folded:
        shown.fold(shown.all_folded())
    places = shown.chosen(range(len(shown)))
    assert set(places) == set(unfolded)
    assert set(shown.chosen(shown.rows_of(every))) == set(places)
    shown.fold(Folds())
    return places


def edit_place(edit: RowEdit) -> tuple[int, int]:
    row = edit.after or edit.before
    assert row is not None
    return row["agency_id"], row["milestone_id"]


def may_be_left(left: LeftOut | None) -> bool:
    """Whether the ledger itself refuses it here, which it says in a sentence."""
    return left is not None and str(left.why) not in ("已经是这样", "还没有完成")


def others(found: dict[str, list[Any]], touched: set[tuple[int, int]]) -> dict[str, list[Any]]:
    """Every row that does not belong to what was touched."""
    columns = {"progress": (1, 0), "note": (1, 3), "deadline": (2, 1)}
    return {
        name: [r for r in rows if name not in columns or place(r, columns[name]) not in touched]
        for name, rows in found.items()
    }


def place(row: tuple[Any, ...], columns: tuple[int, int]) -> tuple[Any, Any]:
    return row[columns[0]], row[columns[1]]


@settings(
    max_examples=120,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_counts_beside_values_are_those_of_the_rows(
    ledgers: list[Ledger], data: st.DataObject
) -> None:
    ledger = data.draw(st.sampled_from(ledgers))
    unit = unit_by_name(ledger, data.draw(st.sampled_from(UNITS))).id
    as_of = data.draw(days)
    plain = PlainRows(ledger, unit, as_of)
    wanted = data.draw(filters(plain, unit, as_of))
    for column in data.draw(st.lists(st.sampled_from(Column), min_size=1, max_size=3)):
        found = {facet.value: facet.count for facet in facets(ledger, wanted, column)}
        assert {v: n for v, n in found.items() if n} == dict(plain.counts(wanted, column))
