"""Draw the PNG and ICO files from the two SVG files in this folder: ``python build_icons.py``.

The results are committed, so that the packages can be made where Qt cannot draw. The same Qt gives
the same files.
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).resolve().parent
NAMES = ("taizhang", "taizhang-ledger")
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
ICO_SIZES = (16, 24, 32, 48, 64, 256)


def draw(name: str, size: int) -> Path:
    """Draw ``name``.svg at one size; return the PNG file."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(FOLDER / f"{name}.svg")).render(painter)
    painter.end()
    place = FOLDER / f"{name}-{size}.png"
    image.save(str(place))
    # Qt packs poorly; Pillow halves it.
    with Image.open(place) as drawn:
        drawn.load()
    drawn.save(place, optimize=True)
    return place


def main() -> None:
    """Draw everything."""
    for name in NAMES:
        drawn = {size: draw(name, size) for size in SIZES}
        pictures = [Image.open(drawn[size]) for size in ICO_SIZES]
        # Each size as it was drawn, not scaled down from the largest.
        pictures[-1].save(
            FOLDER / f"{name}.ico",
            sizes=[(size, size) for size in ICO_SIZES],
            append_images=pictures[:-1],
        )


if __name__ == "__main__":
    main()
