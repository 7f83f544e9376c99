"""Any series of adding, taking out, replacing and undoing, against a model in a few lists."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from taizhang.errors import KnownError
from taizhang.ledger.evidence import EvidencePlace, evidence_of, placed_item
from taizhang.ledger.evidence_adding import NewFile, attach, put_in_version
from taizhang.ledger.evidence_changes import DetachEvidence, EditEvidence
from taizhang.ledger.evidence_content import parts_of
from taizhang.ledger.soundness import findings
from taizhang.ledger.store import Ledger, open_ledger
from tests.conftest import AT

PLACES = [EvidencePlace(1, 3, 9), EvidencePlace(1, 3, 10), EvidencePlace(1, 3, None)]
DATA = [b"", b"1", b"22" * 3000, bytes(range(256)) * 5000]
State = dict[EvidencePlace, list[tuple[str, str, bytes]]]
"""What stands at each place, in order: name, caption, content."""


def copy_of(state: State) -> State:
    return {place: list(found) for place, found in state.items()}


class EvidenceMachine(RuleBasedStateMachine):
    """``done`` are the states after each change that stands; ``undone`` those taken back."""

    blank: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name) / "m.ledger"
        path.write_bytes(self.blank.read_bytes())
        self.ledger: Ledger = open_ledger(path)
        self.done: list[State] = [{place: [] for place in PLACES}]
        self.undone: list[State] = []

    def push(self, state: State) -> None:
        if state != self.done[-1]:
            self.done.append(state)
            self.undone = []

    def id_of(self, place: EvidencePlace, index: int) -> int:
        found = evidence_of(self.ledger, 1, [3])[place.task_id, place.milestone_id]
        return found[index].id

    def chosen(self, place: int, index: int) -> tuple[EvidencePlace, int] | None:
        there = self.done[-1][PLACES[place]]
        return (PLACES[place], index % len(there)) if there else None

    @rule(
        files=st.lists(st.sampled_from(range(len(DATA))), min_size=1, max_size=3),
        places=st.lists(st.sampled_from(PLACES), min_size=1, max_size=3, unique=True),
        name=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=9),
    )
    def attach(self, files: list[int], places: list[EvidencePlace], name: str) -> None:
        state = copy_of(self.done[-1])
        for n in files:
            for place in places:
                if all(content != DATA[n] for _, _, content in state[place]):
                    state[place].append((f"a{name}", "c", DATA[n]))
        try:
            attach(self.ledger, [NewFile(f"a{name}", DATA[n]) for n in files], places, AT, "c")
        except KnownError:
            assert state == self.done[-1]
        self.push(state)

    @rule(place=st.integers(0, 2), index=st.integers(0, 5))
    def detach(self, place: int, index: int) -> None:
        if found := self.chosen(place, index):
            where, index = found
            state = copy_of(self.done[-1])
            del state[where][index]
            self.ledger.apply(DetachEvidence(self.id_of(where, index), *where), AT)
            self.push(state)

    @rule(place=st.integers(0, 2), index=st.integers(0, 5), data=st.sampled_from(DATA))
    def new_version(self, place: int, index: int, data: bytes) -> None:
        if found := self.chosen(place, index):
            where, index = found
            state = copy_of(self.done[-1])
            is_there = any(content == data for _, _, content in state[where])
            state[where][index] = ("v", state[where][index][1], data)
            try:
                put_in_version(self.ledger, self.id_of(where, index), NewFile("v", data), AT)
            except KnownError:
                assert is_there
            else:
                assert not is_there
                self.push(state)

    @rule(place=st.integers(0, 2), index=st.integers(0, 5), caption=st.sampled_from(["c", "d"]))
    def edit(self, place: int, index: int, caption: str) -> None:
        if found := self.chosen(place, index):
            where, index = found
            state = copy_of(self.done[-1])
            name, _, content = state[where][index]
            state[where][index] = (name, caption, content)
            self.ledger.apply(EditEvidence(self.id_of(where, index), caption=caption), AT)
            self.push(state)

    @precondition(lambda self: len(self.done) > 1)
    @rule()
    def undo(self) -> None:
        self.ledger.undo(AT)
        self.undone.append(self.done.pop())

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        self.ledger.redo(AT)
        self.done.append(self.undone.pop())

    @rule()
    def reopen(self) -> None:
        self.ledger.close()
        self.ledger = open_ledger(self.ledger.path)

    @invariant()
    def stands_as_it_should(self) -> None:
        found = evidence_of(self.ledger, 1, [3])
        actual: State = {}
        for place in PLACES:
            items = found.get((place.task_id, place.milestone_id), ())
            assert [i.number for i in items] == list(range(1, len(items) + 1))
            actual[place] = [(i.name, i.caption, self.content(i.id)) for i in items]
        assert actual == self.done[-1]
        ((contents,),) = self.ledger.rows("SELECT count(*) FROM evidence_content")
        assert contents <= len(DATA)

    def content(self, evidence_id: int) -> bytes:
        content_id = placed_item(self.ledger, evidence_id).content_id
        return b"".join(parts_of(self.ledger.rows, content_id, ""))

    def teardown(self) -> None:
        while len(self.done) > 1:
            self.undo()
            self.stands_as_it_should()
        while self.undone:
            self.redo()
        self.stands_as_it_should()
        assert findings(self.ledger) == []
        self.ledger.close()
        self.folder.cleanup()


def test_any_series_is_as_the_model_says(blank_ledger: Path) -> None:
    from hypothesis.stateful import run_state_machine_as_test

    EvidenceMachine.blank = blank_ledger
    run_state_machine_as_test(
        EvidenceMachine,
        settings=settings(
            max_examples=20,
            stateful_step_count=20,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
