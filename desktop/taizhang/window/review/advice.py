"""What to look at where a reading is unsure, and what to do: one sentence for each reason."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from taizhang.reader.reading import Reason

_CUT = QT_TRANSLATE_NOOP("Advice", "原文的单位名称残缺，请对照原文改正。")
_DUE = QT_TRANSLATE_NOOP("Advice", "请核对时限；没有写明日期的，可以自己填。")
_NUMBER = QT_TRANSLATE_NOOP("Advice", "请看前后是否漏了任务，或把一项读成了两项。")
_FACTS = QT_TRANSLATE_NOOP("Advice", "请在“文件信息”中补全。")

_SENTENCES = {
    Reason.NEW_NAME: QT_TRANSLATE_NOOP(
        "Advice", "请看名称是否完整；如果是别的写法，在“单位”页合并。"
    ),
    Reason.CUT_NAME: _CUT,
    Reason.EMPTY_NAME: _CUT,
    Reason.UNCLOSED: QT_TRANSLATE_NOOP("Advice", "请看分工是否读多了或读少了。"),
    Reason.MIXED_CLAUSE: QT_TRANSLATE_NOOP("Advice", "这些字没有读懂，请看单位和角色是否齐全。"),
    Reason.NOT_TAKEN: QT_TRANSLATE_NOOP(
        "Advice", "如果是分工，请把单位加到任务里，或选中这段文字作为任务。"
    ),
    Reason.NO_CLAUSE: QT_TRANSLATE_NOOP(
        "Advice", "如果是任务，请选中这段文字作为任务，再添加单位。"
    ),
    Reason.DUE_IN_TEXT: _DUE,
    Reason.DUE_UNCLEAR: _DUE,
    Reason.TWO_TARGETS: QT_TRANSLATE_NOOP("Advice", "一个节点只能有一个指标，请把节点切分开。"),
    Reason.TARGET_UNCLEAR: QT_TRANSLATE_NOOP("Advice", "请核对指标的名称、数值和单位。"),
    Reason.NUMBER_GAP: _NUMBER,
    Reason.NUMBER_TWICE: _NUMBER,
    Reason.DOC_NUMBER_BROKEN: _FACTS,
    Reason.FACT_MISSING: _FACTS,
    Reason.RULE: QT_TRANSLATE_NOOP("Advice", "请核对后面各项任务的角色。"),
    Reason.LOST_TEXT: QT_TRANSLATE_NOOP("Advice", "请对照原来的文件，看有没有缺字。"),
}


def advice(reason: Reason) -> str:
    """The sentence in the user's language."""
    return QCoreApplication.translate("Advice", str(_SENTENCES[reason]))
