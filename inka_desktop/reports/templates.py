"""The letterhead template of the installation: an invented office, for example data and first prints."""

from __future__ import annotations

import json
from pathlib import Path

from inka_desktop.errors import EnvironmentalError
from inka_desktop.paths import resource_dir

from .letterhead import Letterhead, Logo


class TemplateDamagedError(EnvironmentalError):
    """The letterhead template is missing or not as it was delivered."""

    code = "reports.template_damaged"
    de = (
        "Die Vorlage für den Briefkopf ist nicht lesbar. Ihre Angaben sind gespeichert. "
        "Bitte installieren Sie das Programm erneut."
    )
    en = "The letterhead template cannot be read. Your entries are saved. Please install the program again."


def example_letterhead(folder: Path | None = None) -> Letterhead:
    """The letterhead of a template folder, by default the one that is delivered.

    Args:
        folder: holds ``letterhead.json`` and the pictures that it names.

    Raises:
        TemplateDamagedError: a file is missing or not readable.
    """
    place = folder if folder is not None else resource_dir() / "templates" / "letterhead"
    try:
        words = json.loads((place / "letterhead.json").read_text("utf-8"))
        return Letterhead(
            office=str(words["office"]),
            sender=tuple(str(line) for line in words["sender"]),
            publicity=str(words["publicity"]),
            logos=tuple(
                Logo(str(each["name"]), (place / each["file"]).read_bytes()) for each in words["logos"]
            ),
        )
    except (OSError, ValueError, KeyError, TypeError) as reason:
        raise TemplateDamagedError(folder=str(place)) from reason
