"""Compiles Designer forms, icons, styles and translations; hatchling's hook and a script of its own.

As a script (what `make generate` and the tests call):

    python packaging/build_hook.py            compile into inka_desktop/gui/_generated/
    python packaging/build_hook.py --check    exit 1 when what is there differs from the sources

Fonts are not compiled in: documents need them as files anyhow, and the window loads the same files.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent.parent
GENERATED = Path("inka_desktop/gui/_generated")
PACKAGE_NOTE = '"""Compiled from ui/ and resources/ by packaging/build_hook.py; never edited."""\n'
COMPILED_FOLDERS = ("icons", "styles")
COMPILED_SUFFIXES = {".svg", ".png", ".qss"}

# The same sources give the same bytes: no times (0 would mean the files' own), no random hash order.
REPRODUCIBLE = {"QT_RCC_SOURCE_DATE_OVERRIDE": "1", "QT_HASH_SEED": "0"}


def tool(name: str) -> Path:
    """The Qt tool itself; its wrapper script would start a second Python each time.

    Raises:
        FileNotFoundError: this PySide6 has no such tool.
    """
    import PySide6

    base = Path(PySide6.__file__).resolve().parent
    for folder in (base, base / "Qt" / "libexec"):
        for candidate in (folder / name, folder / f"{name}.exe"):
            if candidate.is_file():
                return candidate
    raise FileNotFoundError(f"{name} is not part of the installed PySide6")


def run_tool(name: str, *arguments: str | Path) -> None:
    """Runs a Qt tool quietly.

    Raises:
        RuntimeError: it ended with an error; its words are in the message.
    """
    command = [str(tool(name)), *map(str, arguments)]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **REPRODUCIBLE},
        stdin=subprocess.DEVNULL,
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}{done.stderr}")


def compile_form(form: Path, out: Path) -> None:
    """`ui/person_dialog.ui` becomes `person_dialog.py` with the class `Ui_PersonDialog`."""
    target = out / f"{form.stem}.py"
    run_tool("uic", "-g", "python", "--from-imports", form, "-o", target)
    target.write_text(nested_first(without_idle_imports(target.read_text("utf-8"))), "utf-8")


def without_idle_imports(source: str) -> str:
    """A compiled form that imports from Qt only the classes it names.

    uic imports two dozen more; each makes its enumerations when it is imported, before the first paint.
    """

    def used(block: re.Match[str]) -> str:
        rest = source[: block.start()] + source[block.end() :]
        names = [name for name in re.findall(r"\w+", block[2]) if re.search(rf"\b{name}\b", _code(rest))]
        return f"from PySide6.{block[1]} import ({', '.join(names)})\n" if names else ""

    return re.sub(r"^from PySide6\.(\w+) import \(([^)]*)\)\n", used, source, flags=re.MULTILINE)


def nested_first(source: str) -> str:
    """A compiled form whose layouts stand in their outer one before anything is put into them.

    Where there is something in them already PySide keeps wrappers of their items, which are soon gone
    (``gui/widgets/layouts.py``). uic goes depth first, so the order in the outer one stays the same.

    Raises:
        ValueError: uic writes otherwise than it did, and a layout would be lost.
    """
    nested: dict[str, str] = {}

    def taken(line: re.Match[str]) -> str:
        nested[line[1]] = line[0]
        return ""

    rest = re.sub(r"^ +self\.\w+\.addLayout\(self\.(\w+)[^\n]*\)\n", taken, source, flags=re.MULTILINE)
    named = r"^ +self\.(\w+)\.setObjectName\(.*\)\n"
    whole = re.sub(named, lambda line: line[0] + nested.pop(line[1], ""), rest, flags=re.MULTILINE)
    if nested or whole.count(".addLayout(") != source.count(".addLayout("):
        raise ValueError(f"layouts without a name of their own: {', '.join(nested)}")
    return whole


def _code(source: str) -> str:
    """A compiled form without its import statements."""
    return source.partition("\nclass ")[2]


def release_texts(root: Path, out: Path) -> list[Path]:
    """Compiles every resources/i18n/*.ts; returns the .qm files, Qt's own German ones among them."""
    import PySide6

    released = []
    for source in sorted((root / "resources" / "i18n").glob("*.ts")):
        target = out / f"{source.stem}.qm"
        run_tool("lrelease", "-silent", source, "-qm", target)
        released.append(target)
    # Buttons and dialogs of Qt itself speak German too, wherever the program is unpacked.
    return [*released, *Path(PySide6.__file__).parent.rglob("translations/qtbase_de.qm")]


def compile_resources(root: Path, out: Path) -> None:
    """Icons, styles and texts become one module, addressed as `:/icons/plus.svg`, `:/i18n/inka_en.qm`."""
    with tempfile.TemporaryDirectory() as scratch:
        entries = {f"i18n/{path.name}": path for path in release_texts(root, Path(scratch))}
        for folder in COMPILED_FOLDERS:
            for path in sorted((root / "resources" / folder).rglob("*")):
                if path.suffix in COMPILED_SUFFIXES:
                    entries[path.relative_to(root / "resources").as_posix()] = path
        lines = [
            f"<file alias={quoteattr(alias)}>{escape(str(entries[alias]))}</file>"
            for alias in sorted(entries)
        ]
        collection = Path(scratch) / "resources.qrc"
        collection.write_text(f'<RCC><qresource prefix="/">{"".join(lines)}</qresource></RCC>', "utf-8")
        run_tool("rcc", "-g", "python", collection, "-o", out / "resources_rc.py")


def compile_into(root: Path, out: Path) -> None:
    """Everything the window needs, written into the empty folder `out`."""
    (out / "__init__.py").write_text(PACKAGE_NOTE, "utf-8")
    forms = sorted((root / "ui").glob("*.ui"))
    with ThreadPoolExecutor() as pool:
        jobs = [pool.submit(compile_form, form, out) for form in forms]
        jobs.append(pool.submit(compile_resources, root, out))
        for job in jobs:
            job.result()


def differences(fresh: Path, present: Path) -> list[str]:
    """Names of compiled modules that are missing, too many or not what the sources give."""
    wanted = {path.name: path.read_bytes() for path in fresh.glob("*.py")}
    found = {path.name: path.read_bytes() for path in present.glob("*.py")}
    return sorted(name for name in wanted.keys() | found.keys() if wanted.get(name) != found.get(name))


def check(root: Path = ROOT) -> list[str]:
    """Compiles aside and compares with what is there; the names that differ."""
    with tempfile.TemporaryDirectory() as scratch:
        compile_into(root, Path(scratch))
        return differences(Path(scratch), root / GENERATED)


def generate(root: Path = ROOT) -> list[str]:
    """Compiles and replaces only what changed, each file in one step; the names that were replaced."""
    target = root / GENERATED
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix="_generated-") as scratch:
        compile_into(root, Path(scratch))
        changed = differences(Path(scratch), target)
        for name in changed:
            fresh = Path(scratch) / name
            if fresh.exists():
                os.replace(fresh, target / name)
            else:
                (target / name).unlink(missing_ok=True)
    return changed


class CustomBuildHook(BuildHookInterface[Any]):
    """Called by hatchling for wheels, editable installs and source archives."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compiles; a wheel (never an editable install) also carries resources/ within the package."""
        if self.target_name != "wheel":
            return
        root = Path(self.root)
        generate(root)
        if version == "standard":
            build_data["force_include"][str(root / "resources")] = "inka_desktop/_resources"


def main(arguments: list[str] | None = None) -> int:
    """The script; returns its exit code."""
    parser = argparse.ArgumentParser(description="Compile forms, icons, styles and translations.")
    parser.add_argument("--check", action="store_true", help="only compare with the sources")
    if parser.parse_args(arguments).check:
        stale = check()
        if stale:
            print("Compiled from older sources, run `make generate`: " + ", ".join(stale))
        return int(bool(stale))
    changed = generate()
    print(f"Compiled anew: {', '.join(changed)}" if changed else "Compiled forms and resources are fresh.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
