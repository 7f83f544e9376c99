"""Order, groups and the values of columns: the same rows, another way round."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.errors import KnownError
from taizhang.ledger.agencies import Unit
from taizhang.ledger.arranged import GROUPABLE, arranged, listing
from taizhang.ledger.changes import SetStatus, SetValue, Tick, WriteNote
from taizhang.ledger.facets import facets
from taizhang.ledger.filters import (
    BLANK,
    ORDERS,
    Arrangement,
    Column,
    Condition,
    Filter,
    Sort,
    View,
    filter_of,
    from_json,
    to_json,
    view_of,
)
from taizhang.ledger.find import find_milestone
from taizhang.ledger.lines import GroupLine, MilestoneLine
from taizhang.ledger.listing import Folds, Listing
from taizhang.ledger.outline import outline
from taizhang.ledger.pace import Pace
from taizhang.ledger.status import NoteField, Status
from taizhang.ledger.store import Ledger
from taizhang.ledger.views import RemoveView, SaveView, view, views
from taizhang.ledger.year_changes import OverridePace, SetDue
from taizhang.plan.model import Role
from tests.conftest import AT

DAY = date(2012, 9, 30)


@pytest.fixture
def worked(ledger: Ledger, quality: Unit) -> Ledger:
    """A ledger in which something stands in every column."""
    ids = {n: find_milestone(ledger, n)[1] for n in ("一.3.1", "一.3.2", "三.1.1", "五.1.6")}
    ledger.apply(Tick(ids["一.3.1"], quality.id, date(2012, 3, 1)), AT)
    ledger.apply(Tick(ids["三.1.1"], quality.id, DAY), AT)
    ledger.apply(SetValue(ids["五.1.6"], quality.id, 450), AT)
    ledger.apply(SetStatus(ids["一.3.2"], quality.id, Status.NOT_APPLICABLE, "不归口"), AT)
    ledger.apply(SetDue(ids["五.1.6"], quality.id, date(2012, 6, 30), "先行"), AT)
    ledger.apply(
        OverridePace(find_milestone(ledger, "二.1.1")[1], quality.id, Pace.AHEAD, "快"), AT
    )
    note = WriteNote(quality.id, *find_milestone(ledger, "二.1.1"), NoteField.PROBLEMS, "经费")
    ledger.apply(note, AT)
    return ledger


def lines(shown: Listing) -> list[MilestoneLine]:
    return [x for x in shown.lines(0, len(shown)) if isinstance(x, MilestoneLine)]


def numbers(ledger: Ledger, wanted: Filter) -> set[str]:
    return {line.number for line in lines(outline(ledger, wanted))}


@pytest.mark.parametrize("group", [None, *GROUPABLE])
@pytest.mark.parametrize("sort", [None, Column.DUE, Column.STATUS, Column.VALUE, Column.NOTE])
def test_another_order_shows_the_same_rows(
    worked: Ledger, quality: Unit, group: Column | None, sort: Column | None
) -> None:
    wanted = Filter(quality.id)
    for direction in Sort:
        shown = listing(worked, wanted, Arrangement(group, sort, direction))
        found = lines(shown)
        assert len({line.id for line in found}) == len(found)
        assert {line.number for line in found} == numbers(worked, wanted)
        assert shown.totals == outline(worked, wanted).totals
        heads = [x for x in shown.lines(0, len(shown)) if isinstance(x, GroupLine)]
        if group is not None:
            assert sum(head.shown for head in heads) == len(found)


def test_rows_that_a_column_does_not_tell_apart_stay_as_in_the_document(
    worked: Ledger, quality: Unit
) -> None:
    whole = [line.id for line in lines(outline(worked, Filter(quality.id)))]
    place = {id_: at for at, id_ in enumerate(whole)}
    for sort in (Column.STATUS, Column.DUE, Column.ROLE, Column.PACE, Column.LEAD):
        for direction in Sort:
            shown = lines(arranged(worked, Filter(quality.id), Arrangement(None, sort, direction)))
            key = {
                Column.STATUS: lambda x: x.status,
                Column.DUE: lambda x: x.due,
                Column.ROLE: lambda x: x.role,
                Column.PACE: lambda x: x.pace,
                Column.LEAD: lambda x: x.leads.split("、")[0],
            }[sort]
            for _, same in itertools.groupby(shown, key):
                places = [place[line.id] for line in same]
                assert places == sorted(places), sort


def test_blank_comes_last_in_both_directions(worked: Ledger, quality: Unit) -> None:
    for direction, first in ((Sort.UP, "一.3.1"), (Sort.DOWN, "三.1.1")):
        by_day = Arrangement(None, Column.DONE_ON, direction)
        shown = lines(arranged(worked, Filter(quality.id), by_day))
        assert shown[0].number == first
        assert [line.completed_on is None for line in shown[:3]] == [False, False, True]


@pytest.mark.parametrize("column", list(Column))
def test_counts_beside_values_are_what_each_value_shows(
    worked: Ledger, quality: Unit, column: Column
) -> None:
    wanted = filter_of(quality.id, role=Role.LEAD)
    found = facets(worked, wanted, column)
    assert found
    for facet in found[:12]:
        alone = wanted.where(column, facet.value)
        shown = numbers(worked, alone)
        if column is not Column.ROLE:
            shown &= numbers(worked, wanted)
        assert len(shown) == facet.count, facet
        others = wanted.where(column, facet.value, negated=True)
        base = numbers(worked, wanted.without(column))
        assert numbers(worked, others) == base - numbers(worked, alone)


def test_values_have_their_own_order(worked: Ledger, quality: Unit) -> None:
    found = [facet.value for facet in facets(worked, Filter(quality.id), Column.STATUS)]
    assert found == list(ORDERS[Column.STATUS])
    assert [f.value for f in facets(worked, Filter(quality.id), Column.SECTION)][:3] == [
        "一",
        "二",
        "三",
    ]
    days = [f.value for f in facets(worked, Filter(quality.id), Column.DONE_ON)]
    assert days == ["2012-03-01", "2012-09-30", BLANK]


def test_deadline_and_pace_are_those_of_the_day(worked: Ledger, quality: Unit) -> None:
    late = Filter(quality.id, as_of=date(2012, 7, 1)).where(Column.TIMING, "逾期")
    assert numbers(worked, late) == {"五.1.6"}
    early = Filter(quality.id, as_of=date(2012, 6, 30)).where(Column.TIMING, "逾期")
    assert numbers(worked, early) == set()
    assert "二.1.1" in numbers(worked, Filter(quality.id).where(Column.PACE, Pace.AHEAD))


def test_headings_stand_for_what_is_below_them(worked: Ledger, quality: Unit) -> None:
    shown = outline(worked, Filter(quality.id))
    whole = [line.id for line in lines(shown)]
    assert [place.milestone_id for place in shown.chosen(range(len(shown)))] == whole
    assert [p.milestone_id for p in shown.chosen([1])] == [p.id for p in lines(shown)[:4]]
    shown.fold(shown.all_folded())
    assert [place.milestone_id for place in shown.chosen(range(len(shown)))] == whole
    grouped = arranged(worked, Filter(quality.id), Arrangement(Column.STATUS))
    grouped.fold(grouped.all_folded())
    assert len(grouped) == len({line.status for line in lines(outline(worked, Filter(quality.id)))})
    assert {p.milestone_id for p in grouped.chosen(range(len(grouped)))} == set(whole)


def test_every_line_is_found_again(worked: Ledger, quality: Unit) -> None:
    for arrangement in (
        Arrangement(),
        Arrangement(Column.LEAD),
        Arrangement(None, Column.DUE, Sort.DOWN),
    ):
        shown = listing(worked, Filter(quality.id), arrangement)
        for row, line in enumerate(shown.lines(0, len(shown))):
            assert shown.row_of(line) == row
        shown.fold(shown.all_folded())
        (first, *_) = shown.lines(0, 1)
        assert shown.row_of(first) == 0
        shown.fold(Folds())


conditions = st.builds(
    Condition,
    st.sampled_from(list(Column)),
    st.frozensets(st.text(max_size=5), max_size=3),
    st.booleans(),
)


@given(
    st.text(max_size=9),
    st.booleans(),
    st.lists(conditions, max_size=3),
    st.sampled_from([None, *GROUPABLE]),
    st.sampled_from([None, *Column]),
    st.sampled_from(list(Sort)),
    st.lists(st.text(max_size=5), max_size=3),
)
def test_a_view_is_kept_as_it_is(
    text: str,
    whole: bool,
    asked: list[Condition],
    group: Column | None,
    sort: Column | None,
    direction: Sort,
    columns: list[str],
) -> None:
    made = View(text, whole, tuple(asked), Arrangement(group, sort, direction), tuple(columns))
    assert from_json(to_json(made)) == made


@pytest.mark.parametrize("stored", ["", "{}", "[]", "null", '{"text": 1}', '{"conditions": 3}'])
def test_what_is_no_view_is_refused(stored: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        from_json(stored)


def test_views_are_kept_in_the_ledger(ledger: Ledger, quality: Unit) -> None:
    wanted = filter_of(quality.id, role=Role.LEAD, text="质量")
    ledger.apply(SaveView("牵头  质量", view_of(wanted)), AT)
    assert views(ledger) == ["牵头 质量"]
    assert view(ledger, "牵头 质量").filter(quality.id) == wanted
    ledger.apply(RemoveView("牵头 质量"), AT)
    assert views(ledger) == []
    ledger.undo(AT)
    assert views(ledger) == ["牵头 质量"]
    with pytest.raises(KnownError, match="没有名为"):
        view(ledger, "别的")
    with pytest.raises(KnownError, match="名称"):
        ledger.apply(SaveView("长" * 41, view_of(wanted)), AT)
