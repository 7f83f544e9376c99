"""The units of a ledger: found by name, by pinyin, by id."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from taizhang.errors import KnownError
from taizhang.ledger.changes import setting
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
    FROM agency AS g WHERE g.kind <> '集合'
"""


def units(ledger: Ledger) -> list[Unit]:
    """Every unit that a clerk can be of, in the plan's order, then those added."""
    return [_unit(*row) for row in ledger.rows(f"{_UNITS} ORDER BY g.id")]


def unit_by_id(ledger: Ledger, agency_id: int) -> Unit | None:
    """The unit with that id, None when there is none."""
    return next((_unit(*r) for r in ledger.rows(f"{_UNITS} AND g.id = ?", (agency_id,))), None)


def unit_by_name(ledger: Ledger, name: str) -> Unit:
    """The unit of that short or full name.

    Raises:
        KnownError: there is none; the sentence names the nearest.
    """
    name = name.strip()
    found = ledger.rows(f"{_UNITS} AND ? IN (g.short_name, g.full_name)", (name,))
    if found:
        return _unit(*found[0])
    import difflib

    names = [unit.name for unit in units(ledger)]
    near = difflib.get_close_matches(name, names, 1, 0.4)
    if near:
        raise KnownError("没有名为“{0}”的单位。是不是“{1}”？", name, near[0])
    raise KnownError("没有名为“{0}”的单位。可选：{1}。", name, "、".join(names))


def own_unit(ledger: Ledger) -> Unit | None:
    """我的单位, None before it was chosen."""
    value = setting(ledger, "own_agency")
    return unit_by_id(ledger, int(value)) if value else None


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
