"""Traditional characters: read as their simplified ones, while names stay as they are written.

The grammar knows its words in simplified characters. A text in traditional ones is read through a
copy in which each character that stands in those words is exchanged one for one, so that every
place stays what it was; what is given back is then taken from the text itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from taizhang.reader.clauses.compact import BLANKS
from taizhang.reader.clauses.model import Clause, Doubt, Named
from taizhang.reader.reading import Span

_PAIRS = (
    "並并亞亚佈布併并來来侷局係系個个們们倫伦備备傢家傳传債债儲储兒儿內内兩两別别則则劃划動动"
    "務务勝胜勻匀匯汇區区協协卽即厠厕參参吳吴呂吕員员啓启啟启單单噹当嚮向囌苏國国圍围園园團团"
    "垻坝執执報报場场塊块壩坝壯壮婁娄學学實实寧宁寶宝將将專专對对導导屆届層层屬属岡冈峯峰島岛"
    "峽峡崑昆崗岗嶺岭嶽岳巖岩師师幫帮幷并幹干庫库廁厕廈厦廠厂廣广廳厅張张強强彆别彙汇彥彦彿佛"
    "後后從从復复徹彻態态慶庆應应懞蒙懷怀戰战掛挂揚扬換换撫抚擔担據据敎教旂旗時时晉晋曏向書书"
    "會会朮术東东査查條条棗枣業业極极榦干構构樂乐樑梁標标樹树機机檢检檯台櫃柜權权欽钦氣气況况"
    "涼凉溫温滄沧滙汇滾滚漢汉潛潜澤泽濛蒙濟济濰潍濱滨瀋沈瀘泸灣湾災灾為为烏乌無无煙烟營营爭争"
    "爲为爾尔牽牵獨独現现瑪玛環环產产産产畢毕當当療疗發发監监盤盘眞真矇蒙確确碼码稅税稱称積积"
    "箇个節节範范簡简籌筹糰团紅红納纳級级紹绍組组結结給给統统綏绥經经綜综綫线維维網网綿绵緊紧"
    "線线編编縣县總总織织繫系繼继續续羣群義义聯联職职肅肃臨临臺台與与興兴舉举舘馆荊荆莊庄華华"
    "菸烟蔘参蕪芜薩萨蘆芦蘇苏蘭兰處处術术衕同衚胡衛卫裏里裝装裡里製制複复見见規规視视覽览計计"
    "記记設设許许註注証证試试話话該该詳详認认說说説说調调請请證证識识護护讓让貝贝負负貢贡貫贯"
    "責责貴贵貿贸賀贺資资賓宾質质贛赣車车軍军轄辖辦办農农迴回這这連连週周進进遊游運运過过達达"
    "遠远適适遷迁遼辽還还邊边郵邮鄉乡鄭郑鄲郸醫医釋释鈎钩鉤钩銀银銅铜錦锦錫锡錶表鎭镇鎮镇鐵铁"
    "長长門门開开間间閤合關关陝陕陽阳隊队階阶際际隨随險险隴陇雙双雞鸡難难雲云電电頂顶項项順顺"
    "須须領领頭头類类風风颱台餘余館馆饒饶馬马駐驻驗验體体髮发鬆松鬍胡鬚须魯鲁鴨鸭鶴鹤鷄鸡鷹鹰"
    "鹹咸鹽盐麗丽麪面麫面麯曲麴曲麵面黃黄點点黨党齊齐齣出龍龙"
)
"""A traditional character and its simplified one, for the characters in the grammar's words.

Where one has several simplified forms, the one these words have. After the character table
TSCharacters of the OpenCC project (Apache License 2.0).
"""
_TO_SIMPLIFIED = str.maketrans(_PAIRS[::2], _PAIRS[1::2])


def simplified(text: str) -> str:
    """The text with the characters of the grammar's words simplified; as long as before."""
    return text.translate(_TO_SIMPLIFIED)


class Written:
    """Gives what was read in ``simplified(text)`` back as ``text`` has it."""

    def __init__(self, text: str, read: str) -> None:
        self.text, self.read = text, read

    def clause(self, clause: Clause) -> Clause:
        """The clause in the characters of the text."""
        start, end = clause.span.start, clause.span.end
        own = self._characters(start, end)
        return replace(
            clause,
            words=self.text[start:end],
            assignments=self.names(clause.assignments, own),
            rule_subject=clause.rule_subject.translate(own),
            due_words=clause.due_words.translate(own),
            remarks=clause.remarks.translate(own),
            doubts=self.doubts(clause.doubts),
        )

    def names(self, names: Sequence[Named], own: dict[int, str] | None = None) -> tuple[Named, ...]:
        """Names in the characters of the text, a carried prefix in its clause's (``own``)."""
        given = self._characters(0, len(self.text)) if own is None else own
        return tuple(replace(one, agency=self._agency(one, given)) for one in names)

    def doubts(self, doubts: Sequence[Doubt]) -> tuple[Doubt, ...]:
        """Doubts in the characters of the text."""
        return tuple(
            replace(one, words=one.words.translate(self._characters(*_bounds(one.span))))
            for one in doubts
        )

    def _agency(self, named: Named, own: dict[int, str]) -> str:
        bounds = _bounds(named.span)
        read, written = _compact(self.read, *bounds), _compact(self.text, *bounds)
        if not named.agency.endswith(read):
            return named.agency.translate(own)
        return named.agency[: len(named.agency) - len(read)].translate(own) + written

    def _characters(self, start: int, end: int) -> dict[int, str]:
        """Simplified character → the one it was read for, in a stretch."""
        pairs = zip(self.read[start:end], self.text[start:end], strict=True)
        return {ord(read): written for read, written in pairs if read != written}


def _bounds(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _compact(text: str, start: int, end: int) -> str:
    return "".join(character for character in text[start:end] if character not in BLANKS)
