"""What holds for every text: never an error, spans in order, work in proportion to the length."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taizhang.plan.model import Role
from taizhang.reader.clauses import words
from taizhang.reader.clauses.cells import parse_names
from taizhang.reader.clauses.find import find_clauses
from taizhang.reader.view import View

CLAUSES = [
    "做好。（省质监局牵头，省发展改革委、农委，江苏检验检疫局参加）",
    "推进。(责任单位：省政务服务办等，各市、县〔区〕政府）\n二、",
    "责任单位：省科技厅牵头，省财政厅按职责分工负责\n",
    "牵头单位:A局\n责任单位:区财政局,区商务局\n完成时限：6月底\n",
    "（工业和信息化部、科技部等负责。列第一位者为牵头单位，下同）",
    "〔责任单位：市局；以下各项工作任务均涉及各县（市、区），不再单独列出〕",
    "序号\n牵头单位\n配合单位\n1\n市教育局\n市财政局\n",
    "省A、B厅、省政府D负责落实。",
    "（国家发展改革委会同有关部门负责，<期限：年内 + 持续>）",
]
PIECES = [
    *"（）()〔〕[]、，；。：:\n 　和及等由",
    "责任单位",
    "牵头",
    "负责",
    "各市",
    "省财政厅",
    "省財政廳",
    "\n— 3 —\n",
    "（完成时限：6月底）",
    "牵头部门为",
    "会同",
    "以下均",
    "不再列出",
    "1.",
]


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A few clauses with pieces cut out, put in, and doubled."""
    text = "".join(draw(st.lists(st.sampled_from(CLAUSES), min_size=1, max_size=4)))
    for _ in range(draw(st.integers(0, 6))):
        place = draw(st.integers(0, len(text)))
        end = min(len(text), place + draw(st.integers(0, 6)))
        put = draw(st.sampled_from(["", *PIECES, text[place:end] * 2]))
        text = text[:place] + put + text[end:]
    return text


@given(damaged() | st.text() | st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read(text: str) -> None:
    view = View.of(text).text
    found = find_clauses(view)
    reached = 0
    for clause in found.taken:
        assert reached <= clause.span.start < clause.span.end <= len(view)
        assert view[clause.span.start : clause.span.end] == clause.words
        reached = clause.span.end
        for named in clause.assignments:
            assert clause.span.start <= named.span.start < named.span.end <= clause.span.end
            assert named.agency
            assert named.role in {Role.LEAD, Role.RESPONSIBLE, Role.PARTICIPANT, Role.GUIDE}
        for doubt in clause.doubts:
            assert clause.span.start <= doubt.span.start <= doubt.span.end <= clause.span.end
    for doubt in found.not_taken:
        assert view[doubt.span.start : doubt.span.end] == doubt.words


@given(damaged() | st.text())
@settings(max_examples=100, deadline=None)
def test_any_cell_is_read(cell: str) -> None:
    for named in parse_names(cell, Role.LEAD).named:
        assert 0 <= named.span.start < named.span.end <= len(cell)


@pytest.mark.parametrize(
    "part",
    [
        "".join(CLAUSES),
        "做好工作，推进发展。",
        "（",
        "）",
        "（责任单位：",
        "（（（））",
        "责任单位：\n",
        "省教育厅、",
        "省教育厅负责",
        "省教育厅负责。",
        "和省教育厅",
        "\n",
        "列首位的为",
        "（以下均",
        "牵头单位为",
        "（完成时限：6月底）",
        "（市教育局负责）完成时限：",
        "责任单位：市教育局\n市财政局\n",
        "\n— 3 —",
        "（教育、",
        "（长沙市、",
        "責任單位：省教育廳\n",
        "青岭县人民政府",
        "（责任单位：各级级级级级级级级级级级级级级级级级级级级级级级级级级级级级级级级级级级级级好）",
        "（旗县旗县旗县旗县旗县旗县旗县旗县旗县旗县旗县旗县旗县旗县旗县旗县旗县旗县旗县旗县好负责）",
    ],
)
def test_work_grows_with_the_length(part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted in look-ups of the lexicon and regular expressions' inputs, not in seconds."""
    looked = 0
    at = words.Words.at

    def counting(self: words.Words, text: str, place: int) -> str:
        nonlocal looked
        looked += 1
        return at(self, text, place)

    monkeypatch.setattr(words.Words, "at", counting)

    def work(times: int) -> int:
        nonlocal looked
        looked = 0
        find_clauses(part * times)
        return looked

    small = max(4000 // len(part), 4)
    assert work(4 * small) <= 5 * work(small) + 1000
