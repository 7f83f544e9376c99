"""Cuts into milestones: one action each, exact, nothing broken."""

from __future__ import annotations

import pytest

from taizhang.reader.figures import figures_in
from taizhang.reader.milestones import cuts_of


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in cuts_of(text, figures_in(text))]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("制定办法。开展评审。", ["制定办法", "开展评审"]),
        ("设立质量奖，制定管理办法，成立委员会。", ["设立质量奖", "制定管理办法", "成立委员会"]),
        (
            "以食品为重点，对农村市场，开展综合治理。",
            ["以食品为重点，对农村市场，开展综合治理"],
        ),
        ("采用先进方法，提升质量水平。", ["采用先进方法，提升质量水平"]),
        (
            "建成10个左右示范区和12个左右基地。",
            ["建成10个左右示范区", "和12个左右基地"],
        ),
        (
            "建立制度，根据风险等级，实施分类管理。",
            ["建立制度", "根据风险等级，实施分类管理"],
        ),
        ("宣传“制定标准，推动发展”主题。", ["宣传“制定标准，推动发展”主题"]),
        ("修订（完善制度，开展检查）办法。", ["修订（完善制度，开展检查）办法"]),
        (
            "实施培育行动，到2025年，总数稳定在20万家以上。",
            ["实施培育行动", "到2025年，总数稳定在20万家以上"],
        ),
        (
            "支持通过重组等方式，加快培育机构。",
            ["支持通过重组等方式，加快培育机构"],
        ),
        ("公布清单", ["公布清单"]),
        ("改", ["改"]),
        ("", []),
        ("。；，", []),
    ],
)
def test_cuts(text: str, pieces: list[str]) -> None:
    assert cut(text) == pieces


def test_an_unclosed_bracket_swallows_no_words() -> None:
    text = "完善制度（含办法。开展检查。公布结果。"
    assert "".join(cut(text)).startswith("完善制度（含办法")
    assert cut(text)[-1].endswith("公布结果")
