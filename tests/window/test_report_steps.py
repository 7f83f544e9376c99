"""印出分解步骤: offered where it changes something, shown at once, remembered."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from taizhang.exchange.handing_in import Annex, Form
from taizhang.ledger.agencies import Unit
from taizhang.ledger.find import find_milestone
from taizhang.ledger.store import Ledger
from taizhang.ledger.year_changes import AddStep
from taizhang.window.report.options_panel import OptionsPanel
from tests.conftest import AT
from tests.window.before import TODAY, Before


@pytest.fixture
def before(ledger: Ledger, quality: Unit, qtbot: QtBot) -> Before:
    ledger.apply(AddStep(find_milestone(ledger, "一.3.2")[1], quality.id, "起草办法初稿"), AT)
    return Before(ledger, quality, qtbot)


@pytest.mark.parametrize("form", [Form.LETTER, Form.SHEET])
def test_steps_are_printed_where_they_are_wished(before: Before, form: Form) -> None:
    options = before.dialog.options
    before.choose(options.form, list(Form).index(form))
    before.wait()
    assert options.steps.isVisible()
    assert "起草办法初稿" not in before.text
    options.steps.click()
    before.wait()
    assert "起草办法初稿" in before.text


def test_a_letter_without_its_table_has_no_place_for_them(before: Before) -> None:
    options = before.dialog.options
    before.choose(options.form, list(Form).index(Form.LETTER))
    before.wait()
    options.annexes[Annex.TASKS].click()
    assert not options.steps.isEnabled()
    before.choose(options.form, list(Form).index(Form.SHEET))
    assert options.steps.isEnabled()
    before.wait()


def test_a_slip_has_them_anyhow(before: Before) -> None:
    options = before.dialog.options
    before.choose(options.form, list(Form).index(Form.SLIP))
    before.wait()
    assert not options.steps.isVisible()
    assert "起草办法初稿" in before.text


def test_the_choice_is_remembered(ledger: Ledger, quality: Unit, qtbot: QtBot) -> None:
    first, second = (OptionsPanel(ledger, quality, TODAY) for _ in range(2))
    for panel in (first, second):
        qtbot.addWidget(panel)
    assert first.wanted().steps is False
    first.steps.setChecked(True)
    second.restore(first.kept())
    assert second.wanted().steps is True
