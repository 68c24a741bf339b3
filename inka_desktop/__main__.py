"""The command line: opens the window, or does one thing and ends.

Exit codes: 0 done, 1 not done (a sentence says why), 2 wrong use, 75 the data is in use elsewhere.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

from inka_desktop import __version__
from inka_desktop.errors import InkaError
from inka_desktop.paths import ANSWER_ENDING, INVITATION_ENDING, PACKET_ENDING, REQUEST_ENDING
from inka_desktop.reading import HELPER as READING
from inka_desktop.spelling import HELPER

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from inka_desktop.services.tour import Report, Step

DONE, NOT_DONE = 0, 1
_NOTHING = SimpleNamespace(
    command=None,
    data_dir=None,
    passphrase_file=None,
    language="",
    json=False,
    example=False,
    join=None,
    open=None,
)
"""What no arguments say, as the program is mostly begun: the window does not wait for their reader."""
_CONVERTING = ("--multiprocessing-fork", "from multiprocessing.resource_tracker import")
"""How Python's own helper processes are begun where the program is one file."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if any(one.startswith(_CONVERTING) for one in given):  # the bundled program as what converts a workbook
        import multiprocessing

        multiprocessing.freeze_support()
    if given[:1] == [HELPER]:
        from inka_desktop.spelling.helper import serve

        return serve(*given[1:])
    if given[:1] == [READING]:
        from inka_desktop.reading.helper import serve as read_files

        return read_files()
    opened = _opened(given)
    said = _parser().parse_args(opened) if opened else _NOTHING
    try:
        if said.command is None:
            return _window(said)
        if said.command == "backup" and (said.to is None) != (said.backup_passphrase_file is None):
            _parser().error("--to and --backup-passphrase-file go together")
        return _tour(said, _language(said)) if said.command == "tour" else _work(said, _language(said))
    except InkaError as problem:
        _tell(problem.code, problem.words(_language(said)), as_json=said.json)
        return problem.exit_code
    except OSError as problem:
        what = problem.strerror or type(problem).__name__
        _tell("system", _SYSTEM[_language(said)].format(what=what), as_json=said.json)
        return NOT_DONE


_SYSTEM = {
    "de": "Das Gerät lässt das nicht zu ({what}). Ihre Daten sind unverändert.",
    "en": "The device does not allow this ({what}). Your data is unchanged.",
}


_OPENED = {
    INVITATION_ENDING: "--join",
    PACKET_ENDING: "--open",
    REQUEST_ENDING: "--open",
    ANSWER_ENDING: "--open",
}


def _opened(arguments: Sequence[str]) -> list[str]:
    """``inka-desktop FILE``, as a double click says it: the option that stands for the kind of file."""
    given = list(arguments)
    if given and not any(one in ("join", "packet", "--join", "--open") for one in given):
        option = _OPENED.get(Path(given[-1]).suffix.lower())
        if option is not None:
            given.insert(len(given) - 1, option)
    return given


def _parser() -> ArgumentParser:
    from argparse import ArgumentParser

    parser = ArgumentParser(
        prog="inka-desktop",
        description="Offline field work: visits, agreements, protocols, exchange by folder.",
    )
    parser.add_argument("--version", action="version", version=f"INKA Desktop {__version__}")
    _common(parser, top=True)
    parser.add_argument("--example", action="store_true", help="open the example workspace")
    parser.add_argument("--join", type=Path, metavar="FILE", help="join a workspace with this invitation")
    parser.add_argument("--open", type=Path, metavar="FILE", help="open this packet, request or answer")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    tour = commands.add_parser("tour", help="the main job without a screen, on example data")
    _common(tour, top=False)
    tour.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder for the results")
    tour.add_argument("--no-pictures", action="store_true", help="draw no pages of the window")
    sync = commands.add_parser("sync", help="send and receive at all exchange places")
    _common(sync, top=False)
    check = commands.add_parser("check", help="read everything through and repair what others have")
    backup = commands.add_parser("backup", help="write a backup")
    backup.add_argument("--to", type=Path, metavar="DIR", help="set up this folder first, on another disk")
    backup.add_argument(
        "--backup-passphrase-file",
        type=Path,
        metavar="FILE",
        help="its first line opens the backup elsewhere",
    )
    restore = commands.add_parser("restore", help="put a backup into an empty profile")
    restore.add_argument("source", type=Path, metavar="DIR", help="the backup's folder, or one state in it")
    for each in (check, backup, restore):
        _common(each, top=False)
    _export_command(commands.add_parser("export", help="write what was filled into a form as data"))
    _form_commands(commands.add_parser("form", help="for authors of forms"))
    _packet_commands(commands.add_parser("packet", help="exchange by files, for example by mail"))
    _workspace_commands(commands.add_parser("workspace", help="begin, join or share a workspace"))
    return parser


def _form_commands(parser: ArgumentParser) -> None:
    """``form check``."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    check = actions.add_parser("check", help="whether a form can be used, and what is wrong with it")
    check.add_argument("file", type=Path, metavar="FILE", help="a workbook (.xlsx, .xls) or an XForm (.xml)")
    check.add_argument("beside", type=Path, nargs="*", metavar="LIST", help="lists that lie beside it")
    _common(check, top=False)


def _export_command(parser: ArgumentParser) -> None:
    """``export``."""
    parser.add_argument("form", metavar="FORM", help="the form's form_id")
    parser.add_argument("--to", type=Path, required=True, metavar="FILE", help="what is written")
    parser.add_argument(
        "--as", dest="format", choices=("xlsx", "csv", "odk", "research-csv", "research-sav"), default="xlsx"
    )
    parser.add_argument("--codes", action="store_true", help="choices and titles as codes instead of words")
    parser.add_argument("--drafts", action="store_true", help="forms that are still being filled, too")
    _common(parser, top=False)


def _packet_commands(parser: ArgumentParser) -> None:
    """``packet write`` and ``take``."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    write = actions.add_parser("write", help="write what others may lack into files of at most 10 MB")
    write.add_argument("--out", type=Path, default=Path(), metavar="DIR", help="where the files go")
    take = actions.add_parser("take", help="take in packets, in any order")
    take.add_argument("packets", type=Path, nargs="+", metavar="FILE")
    for each in (write, take):
        _common(each, top=False)


def _workspace_commands(parser: ArgumentParser) -> None:
    """``workspace new``, ``join``, ``invite`` and ``place``."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    new = actions.add_parser("new", help="begin a workspace on this device")
    new.add_argument("--office", required=True, metavar="NAME", help="name of the coordination office")
    new.add_argument("--person", required=True, metavar="NAME", help="who works here: a function or a name")
    join = actions.add_parser("join", help="join a workspace by invitation")
    join.add_argument("invitation", type=Path, metavar="FILE")
    join.add_argument("--code", required=True)
    for each in (new, join):
        each.add_argument("--device", default="", metavar="NAME", help="what this device is called in lists")
    invite = actions.add_parser("invite", help="write an invitation for another device")
    invite.add_argument("--person", required=True, metavar="NAME", help="who will work with it")
    invite.add_argument("--role", choices=("coordinator", "keeper", "reader"), default="coordinator")
    invite.add_argument("--out", type=Path, default=Path(), metavar="DIR", help="where the file goes")
    place = actions.add_parser("place", help="use a folder, a share link or a bucket as exchange place")
    place.add_argument("path", metavar="DIR|LINK")
    place.add_argument("--access-key", metavar="KEY", help="the link is a bucket's: https://server/bucket")
    place.add_argument(
        "--secret-file", type=Path, metavar="FILE",
        help="its first line is the bucket's secret key, or the password of the share",
    )  # fmt: skip
    for each in (new, join, invite, place):
        _common(each, top=False)


def _common(parser: ArgumentParser, *, top: bool) -> None:
    """Options that may stand before and behind the command; behind it they must not reset the others."""
    from argparse import SUPPRESS

    unset = None if top else SUPPRESS
    parser.add_argument(
        "--data-dir", type=Path, metavar="DIR", default=unset,
        help="everything lies below this folder; the system's keyring is left alone",
    )  # fmt: skip
    parser.add_argument(
        "--passphrase-file", type=Path, metavar="FILE", default=unset,
        help="its first line opens the data; otherwise the keyring does, or you are asked",
    )  # fmt: skip
    parser.add_argument("--language", choices=("de", "en"), default="" if top else unset)
    parser.add_argument(
        "--json", action="store_true", default=False if top else unset, help="results as JSON"
    )


def _window(said: Namespace | SimpleNamespace) -> int:
    from inka_desktop import app

    return app.open_window(
        app.Options(
            data_dir=said.data_dir,
            example=said.example,
            invitation=said.join,
            language=said.language,
            file=said.open,
        )
    )


def _work(said: Namespace | SimpleNamespace, language: str) -> int:
    from inka_desktop import app

    answer = app.work(said)
    if said.json:
        print(json.dumps(answer.facts, ensure_ascii=False))
    else:
        print(answer.en if language == "en" else answer.de)
    for sentence in app.notices(answer, language):
        print(sentence, file=sys.stderr)
    return DONE if answer.done and not answer.notices else NOT_DONE


def _tour(said: Namespace | SimpleNamespace, language: str) -> int:
    from inka_desktop import app

    def tell(step: Step) -> None:
        if not said.json:
            print(f"{step.seconds:6.2f} s  {step.words(language)}", flush=True)

    report = app.tour(said.out, tell, pictures=not said.no_pictures)
    written = json.dumps(_as_json(report), ensure_ascii=False, indent=1)
    (said.out / "tour.json").write_text(written + "\n", "utf-8")
    if said.json:
        print(written)
    else:
        print(_SUM[language].format(seconds=f"{report.seconds:.1f}", count=len(report.files), out=said.out))
    return DONE


_SUM = {
    "de": "Fertig in {seconds} s. {count} Dateien liegen in {out}.",
    "en": "Done in {seconds} s. {count} files are in {out}.",
}


def _as_json(report: Report) -> dict[str, object]:
    return {
        "seconds": round(report.seconds, 3),
        "steps": [
            {"step": step.code, "seconds": round(step.seconds, 3), "facts": step.facts}
            for step in report.steps
        ],
        "files": [path.name for path in report.files],
    }


def _tell(code: str, sentence: str, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps({"error": code, "message": sentence}, ensure_ascii=False))
    else:
        print(sentence, file=sys.stderr)


def _language(said: Namespace | SimpleNamespace) -> str:
    """What was asked for, else what the system speaks; the window finds out by itself."""
    if said.language:
        return str(said.language)
    import locale

    found = locale.getlocale()[0] or ""
    return "en" if found.lower().startswith("en") else "de"


if __name__ == "__main__":
    sys.exit(main())
