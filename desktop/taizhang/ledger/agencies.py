"""The units of a ledger: found by name, by pinyin, by id."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from taizhang.errors import KnownError
from taizhang.ledger.settings import own_agency_key, setting
from taizhang.plan.model import Agency, AgencyKind, Role
from taizhang.plan.names import Spelling

if TYPE_CHECKING:
    from taizhang.ledger.store import Ledger


@dataclass(frozen=True, slots=True)
class Unit:
    """An agency as the ledger knows it; ``named`` counts the tasks that name it."""

    id: int
    agency: Agency
    spelling: Spelling
    named: int

    @property
    def name(self) -> str:
        """The short name, as the plan uses it."""
        return self.agency.short_name


_UNITS = """
    SELECT g.id, g.short_name, g.full_name, g.kind, g.initials, g.pinyin,
           (SELECT count(*) FROM assignment AS a WHERE a.agency_id = g.id)
    FROM agency AS g WHERE g.kind <> '集合' AND g.plan_id = ?
"""


def units(ledger: Ledger) -> list[Unit]:
    """Every unit of the plan that a clerk can be of, in its order, then those added."""
    return [_unit(*row) for row in ledger.rows(f"{_UNITS} ORDER BY g.id", (ledger.plan_id,))]


def unit_by_id(ledger: Ledger, agency_id: int) -> Unit | None:
    """The unit of the plan with that id, None when there is none."""
    rows = ledger.rows(f"{_UNITS} AND g.id = ?", (ledger.plan_id, agency_id))
    return next((_unit(*row) for row in rows), None)


def unit_by_name(ledger: Ledger, name: str) -> Unit:
    """The unit of that short or full name.

    Raises:
        KnownError: there is none; the sentence names the nearest.
    """
    name = name.strip()
    found = ledger.rows(f"{_UNITS} AND ? IN (g.short_name, g.full_name)", (ledger.plan_id, name))
    if found:
        return _unit(*found[0])
    import difflib

    names = [unit.name for unit in units(ledger)]
    near = difflib.get_close_matches(name, names, 1, 0.4)
    if near:
        raise KnownError("没有名为“{0}”的单位。是不是“{1}”？", name, near[0])
    raise KnownError("没有名为“{0}”的单位。可选：{1}。", name, "、".join(names))


def own_unit(ledger: Ledger) -> Unit | None:
    """我的单位 in this plan, None before it was chosen.

    Where it was chosen in another plan only, it is the unit of the same name: a clerk who works on
    three plans is of one office.
    """
    value = setting(ledger, own_agency_key(ledger))
    if value:
        return unit_by_id(ledger, int(value))
    rows = ledger.rows(_OWN_ELSEWHERE, (ledger.plan_id,))
    return unit_by_id(ledger, rows[0][0]) if rows else None


_OWN_ELSEWHERE = """
    SELECT here.id FROM setting AS s
    JOIN agency AS there ON there.id = CAST(s.value AS INTEGER)
    JOIN agency AS here ON here.plan_id = ? AND here.kind <> '集合'
        AND (here.full_name = there.full_name OR here.short_name = there.short_name)
    WHERE s.key GLOB 'own_agency/*'
    ORDER BY here.full_name = there.full_name DESC, here.id LIMIT 1
"""

_COUNTS = """
    SELECT d.role, count(*) FROM duty AS d WHERE d.agency_id = ? GROUP BY d.role
"""


def role_counts(ledger: Ledger, agency_id: int) -> dict[Role, int]:
    """How many tasks concern the unit, by role; every role has a count."""
    counts = {Role(role): int(n) for role, n in ledger.rows(_COUNTS, (agency_id,))}
    return {role: counts.get(role, 0) for role in Role}


def _unit(
    id_: int, short: str, full: str, kind: str, initials: str, pinyin: str, named: int
) -> Unit:
    agency = Agency(short, full, AgencyKind(kind))
    return Unit(id_, agency, Spelling(initials, pinyin), named)
