"""A scan or photo of a paper on its way in: a PDF as it is, or a picture as all photos are kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from inka_desktop.services.approval_errors import SheetUnreadableError
from inka_desktop.services.attachments import LIMIT_MB

if TYPE_CHECKING:
    from inka_desktop.services.attachments import Attachments, Kept


def keep_scan(attachments: Attachments, path: Path) -> tuple[Kept, str]:
    """Keep a scan; also gives its name, which ends in ``.jpg`` for every picture.

    A picture is turned upright and loses its location.

    Raises:
        SheetUnreadableError: it is neither a PDF nor a picture.
        AttachmentTooLargeError, PhotoTooLargeError, HeicMissingError, DiskFullError: nothing was kept.
    """
    from inka_desktop.store.images import PhotoUnreadableError, import_photo

    try:
        with path.open("rb") as file:
            data = file.read(LIMIT_MB * 1024 * 1024 + 1)  # one byte too many is refused below
        if data.startswith(b"%PDF"):
            return attachments.keep(data, file_name=path.name, media_type="application/pdf"), path.name
        photo = import_photo(data)
    except (OSError, PhotoUnreadableError) as problem:
        raise SheetUnreadableError() from problem
    name = path.with_suffix(".jpg").name
    return attachments.keep_photo(photo, name), name
