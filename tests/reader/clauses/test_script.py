"""Traditional characters are read and given back as they are written."""

from __future__ import annotations

from taizhang.reader.clauses.script import simplified
from tests.reader.clauses.told import clauses_of


def test_length_stays() -> None:
    text = "（牽頭單位：省發展改革委；配合單位：省財政廳、農業農村廳）\n後續、乾縣、於是"
    assert len(simplified(text)) == len(text)
    assert simplified("責任單位：縣〔區〕") == "责任单位：县〔区〕"


def test_everything_is_given_back_in_the_characters_of_the_text() -> None:
    text = (
        "一、做好普查。（省發展改革委牽頭，省財政廳、農業農村廳配合，2020年6月底前完成；責任人：張三）\n"
        "二、推進。（由經濟資訊科，負責協調處理）\n"
    )
    found = clauses_of(text)
    clause = found.taken[0]
    assert clause.words in text
    assert [named.agency for named in clause.assignments] == [
        "省發展改革委",
        "省財政廳",
        "省農業農村廳",
    ]
    assert clause.remarks == "責任人：張三"
    for doubt in (*clause.doubts, *found.not_taken):
        assert text[doubt.span.start : doubt.span.end] == doubt.words
