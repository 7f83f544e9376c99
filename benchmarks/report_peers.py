"""Started by `benchmarks.report` under the peers' own interpreter; prints a ledger's cost as JSON.

    report_peers.py typst|fpdf2|weasyprint ROWS.json OUT.pdf FONTS

``ROWS.json`` has heads, widths and rows, FONTS is a folder of TrueType files. Knows nothing of the
program, so that the peers need not be installed beside it. Imports and fonts are read before the
clock starts, where the peer lets one do that.
"""

from __future__ import annotations

import html
import importlib
import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

SONG, FANGSONG = "NotoSerifSC-Regular", "ReportFangSong-Regular"

TYPST = """
#let data = json("rows.json")
#set page(width: 297mm, height: 210mm, margin: (x: 10mm, top: 10mm, bottom: 20mm), numbering: "1")
#set text(font: ("Report FangSong", "Noto Serif SC"), size: 10.5pt, lang: "zh")
#set text(top-edge: 0.88em, bottom-edge: -0.12em)
#set par(justify: true, leading: 4.5pt)
#table(
  columns: data.widths.map(w => w * 1pt),
  inset: (x: 3.5pt, y: 3pt),
  stroke: 0.4pt,
  table.header(..data.heads.map(h => text(h))),
  ..data.rows.flatten().map(t => text(t)),
)
"""

CSS = """
@page { size: 297mm 210mm; margin: 10mm 10mm 20mm; @bottom-right { content: counter(page) } }
table { border-collapse: collapse; table-layout: fixed; width: 785pt }
td, th { border: 0.4pt solid; padding: 3pt 3.5pt; overflow-wrap: anywhere }
body { font: 10.5pt/15pt "Report FangSong", "Noto Serif SC"; margin: 0 }
"""


def typst(source: Path, target: Path, fonts: Path) -> Callable[[], None]:
    """The table as typst's own handbook writes it, its rows from a JSON file."""
    peer: Any = importlib.import_module("typst")
    folder = target.with_suffix(".typst")
    folder.mkdir(exist_ok=True)
    (folder / "rows.json").write_bytes(source.read_bytes())
    main_file = folder / "main.typ"
    main_file.write_text(TYPST, encoding="utf-8")
    compiler = peer.Compiler(str(main_file), root=str(folder), font_paths=[str(fonts)])
    return lambda: compiler.compile(output=str(target))


def fpdf2(source: Path, target: Path, fonts: Path) -> Callable[[], None]:
    """``FPDF.table`` with wrapping by characters and fallback to 宋体."""
    peer: Any = importlib.import_module("fpdf")
    data = json.loads(source.read_text(encoding="utf-8"))
    pdf = peer.FPDF(orientation="landscape", unit="pt", format="A4")
    pdf.set_margins(28.35, 28.35)
    pdf.set_auto_page_break(auto=True, margin=56.7)
    for name in (FANGSONG, SONG):
        pdf.add_font(name, fname=str(fonts / f"{name}.ttf"))
        pdf.add_font(name, style="B", fname=str(fonts / f"{name}.ttf"))
    pdf.set_fallback_fonts([SONG])

    def run() -> None:
        pdf.set_font(FANGSONG, size=10.5)
        pdf.add_page()
        with pdf.table(
            col_widths=data["widths"],
            width=sum(data["widths"]),
            line_height=15,
            padding=(3, 3.5),
            wrapmode=peer.enums.WrapMode.CHAR,
        ) as table:
            for texts in (data["heads"], *data["rows"]):
                row = table.row()
                for text in texts:
                    row.cell(text)
        pdf.output(str(target))

    return run


def weasyprint(source: Path, target: Path, fonts: Path) -> Callable[[], None]:
    """An HTML table with a repeated head."""
    peer: Any = importlib.import_module("weasyprint")
    text_fonts: Any = importlib.import_module("weasyprint.text.fonts")
    data = json.loads(source.read_text(encoding="utf-8"))
    known = text_fonts.FontConfiguration()
    faces = "".join(
        f'@font-face {{ font-family: "{family}"; src: url("{(fonts / name).as_uri()}.ttf") }}'
        for family, name in (("Report FangSong", FANGSONG), ("Noto Serif SC", SONG))
    )
    sheet = peer.CSS(string=faces + CSS, font_config=known)

    def run() -> None:
        columns = "".join(f'<col style="width: {width}pt">' for width in data["widths"])
        heads = "".join(f"<th>{html.escape(title)}</th>" for title in data["heads"])
        rows = "".join(
            "<tr>" + "".join(f"<td>{html.escape(text)}</td>" for text in row) + "</tr>"
            for row in data["rows"]
        )
        table = f"<table>{columns}<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
        page = f'<!doctype html><html lang="zh-CN"><meta charset="utf-8"><body>{table}'
        peer.HTML(string=page).write_pdf(str(target), stylesheets=[sheet], font_config=known)

    return run


WAYS = {"typst": typst, "fpdf2": fpdf2, "weasyprint": weasyprint}


def main() -> None:
    """One way, once. Exit code 3 when the peer is not installed."""
    way, *paths = sys.argv[1:]
    source, target, fonts = map(Path, paths)
    try:
        run = WAYS[way](source, target, fonts)
    except ModuleNotFoundError:
        sys.exit(3)
    begin = time.perf_counter()
    run()
    seconds = time.perf_counter() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "peak": peak, "size": target.stat().st_size}))


if __name__ == "__main__":
    main()
