"""PySide6's support modules as compiled files, where they are otherwise compiled at every start.

shiboken6 carries them as sources in an archive inside its library. Where a folder ``files.dir``
lies beside its package it takes them from there (PySide6's own switch, see find_incarnated_files
in its signature_bootstrap.py): 13 ms less of every start.
"""

import py_compile
import sys
from pathlib import Path

_HOME = "shiboken6/files.dir"


def compiled(work: Path) -> list[tuple[str, str, str]]:
    """Entries of the bundle for them, compiled into ``work`` by the Python that is bundled.

    Empty where shiboken6 has them as files already.
    """
    import shiboken6  # noqa: F401 - it loads the archive

    importer = sys.modules["shibokensupport.signature.loader"].__spec__
    archive = getattr(importer and importer.loader, "zfile", None)
    if archive is None:
        return []
    entries = []
    for name in sorted(archive.namelist()):
        if not name.endswith(".py"):
            continue
        source = work / name
        source.parent.mkdir(parents=True, exist_ok=True)
        source.write_bytes(archive.read(name))
        py_compile.compile(
            str(source),
            cfile=f"{source}c",
            dfile=name,
            doraise=True,
            invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
        )
        entries.append((f"{_HOME}/{name}c", f"{source}c", "DATA"))
    return entries
