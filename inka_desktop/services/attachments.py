"""Files beside the records: encrypted under a key of their own, kept by hash, found again by content."""

from __future__ import annotations

import io
import mimetypes
from hashlib import blake2b
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import select

from inka_desktop.exchange import holdings
from inka_desktop.exchange.attachments import (
    EncryptedAttachment,
    encrypt_attachment,
    encrypt_copy,
    open_attachment,
)
from inka_desktop.exchange.crypto import SystemRng
from inka_desktop.records.documents import Attachment
from inka_desktop.records.ids import key_id, new_id
from inka_desktop.services.core import Core
from inka_desktop.services.errors import AttachmentTooLargeError
from inka_desktop.store.files import Files

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Select

    from inka_desktop.store.images import ImportedPhoto
    from inka_desktop.store.writer import Transaction

LIMIT_MB = 100
PICTURES = frozenset({".jpg", ".jpeg", ".jfif", ".png", ".heic", ".heif"})
"""How names of pictures end."""


class Attachments:
    """Keeps files and reads them; rows are made in the transaction of what they belong to."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._files = Files(core.database.folder)

    def present(self, hash64: str | None) -> bool:
        """Whether the ciphertext of that hash is on this device."""
        return bool(hash64) and self._files.has(hash64 or "")

    def keep(
        self, plain: bytes, *, file_name: str, media_type: str, thumbnail: bytes | None = None,
        size_px: tuple[int, int] | None = None,
    ) -> Kept:  # fmt: skip
        """Encrypt a file and put it beside the database; the row follows with :meth:`Kept.add`.

        Args:
            plain: the file's bytes.
            file_name: as the person knows it.
            media_type: such as ``image/jpeg``.
            thumbnail: JPEG of at most 8 kB.
            size_px: width and height of a picture.

        Raises:
            AttachmentTooLargeError: more than 100 MB.
            DiskFullError, DiskFailedError: nothing was kept.
        """
        if len(plain) > LIMIT_MB * 1024 * 1024:
            raise AttachmentTooLargeError(limit_mb=LIMIT_MB)
        whole = self._put(plain)
        small = self._put(thumbnail) if thumbnail is not None else None
        return Kept(
            {
                "file_name": file_name, "media_type": media_type, "size_bytes": whole.size, "key": whole.key,
                "hash": whole.hash64, "width_px": size_px[0] if size_px else None,
                "height_px": size_px[1] if size_px else None, "thumbnail_key": small.key if small else None,
                "thumbnail_hash": small.hash64 if small else None,
                "content_hash": blake2b(plain, digest_size=32).hexdigest(),
            }
        )  # fmt: skip

    def keep_photo(self, photo: ImportedPhoto, file_name: str) -> Kept:
        """A picture as it was made ready, with its thumbnail; raises as :meth:`keep`."""
        return self.keep(
            photo.jpeg, file_name=file_name, media_type="image/jpeg", thumbnail=photo.thumbnail,
            size_px=(photo.width_px, photo.height_px),
        )  # fmt: skip

    def keep_file(self, path: Path) -> Kept:
        """A file of this device; a picture is turned upright and loses its location, as all photos do.

        Raises:
            PhotoUnreadableError, PhotoTooLargeError, HeicMissingError: it is no picture that can be kept.
            AttachmentTooLargeError, DiskFullError, OSError: nothing was kept.
        """
        if path.suffix.lower() in PICTURES:
            from inka_desktop.store.images import import_photo

            return self.keep_photo(import_photo(path), path.with_suffix(".jpg").name)
        if path.stat().st_size > LIMIT_MB * 1024 * 1024:
            raise AttachmentTooLargeError(limit_mb=LIMIT_MB)
        media = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        return self.keep(path.read_bytes(), file_name=path.name, media_type=media)

    def copy(self, row: Attachment, space: UUID, file_name: str) -> Kept | None:
        """The file again, encrypted for another space; the same on every device; without its thumbnail.

        Args:
            row: of the attachment.
            space: where the copy is to lie.
            file_name: what it is called there.

        Returns:
            What still needs its row there; None while the file is not on this device.
        """
        plain = self._open(row, thumbnail=False)
        if plain is None or row.key is None:
            return None
        whole = encrypt_copy(plain, bytes(row.key), space.bytes)
        self._files.put(whole.hash64, whole.parts)
        return Kept(
            {
                "file_name": file_name, "media_type": row.media_type, "size_bytes": whole.size,
                "key": whole.key, "hash": whole.hash64, "width_px": row.width_px, "height_px": row.height_px,
                "content_hash": row.content_hash,
            },
            key_id(Attachment.__number__, row.content_hash or "", space.bytes),
        )  # fmt: skip

    def read(self, attachment: UUID, *, thumbnail: bool = False) -> bytes | None:
        """The plain bytes of an attachment or its thumbnail; None while they are not on this device.

        Raises:
            AttachmentDamagedError: the file on the disk is not what was written.
        """
        with self._core.session() as session:
            row = session.get(Attachment, attachment)
        return self._open(row, thumbnail=thumbnail) if row is not None else None

    def opened(self, key: bytes, hash64: str, size: int | None) -> bytes | None:
        """The plain bytes of a file of which the row is known; see :func:`.open_attachment`."""
        return open_attachment(self._files, key, hash64, size)

    def by_content(self, content_hash: str) -> bytes | None:
        """The plain bytes with that BLAKE2b-256 in hex, from whichever attachment is here."""
        with self._core.session() as session:
            rows = session.scalars(select(Attachment).where(Attachment.content_hash == content_hash)).all()
        found = (self._open(row, thumbnail=False) for row in rows)
        return next((plain for plain in found if plain is not None), None)

    def _put(self, plain: bytes) -> EncryptedAttachment:
        encrypted = encrypt_attachment(io.BytesIO(plain), SystemRng(), len(plain))
        self._files.put(encrypted.hash64, encrypted.parts)
        return encrypted

    def _open(self, row: Attachment, *, thumbnail: bool) -> bytes | None:
        key, hash64 = (row.thumbnail_key, row.thumbnail_hash) if thumbnail else (row.key, row.hash)
        if key is None or hash64 is None:
            return None
        return self.opened(key, hash64, None if thumbnail else row.size_bytes or 0)


class Kept:
    """A file that is on the disk and still needs its row."""

    def __init__(self, values: dict[str, Any], row: UUID | None = None) -> None:
        """Take the row's values, and its id where that follows from them."""
        self.values = values
        self.row = row

    def add(self, transaction: Transaction, space: UUID, among: Select[Any] | None = None) -> UUID:
        """Make the row in the running transaction; that of a copy is the same for all who make it.

        Records that are erased apart share none else: one takes its files along, and another device may name
        them meanwhile.

        Args:
            transaction: the running one.
            space: where it lies.
            among: ids of those that are erased together; one of the same file is taken again.
        """
        session = transaction.session
        if among is not None:
            same = [getattr(Attachment, name) == self.values[name] for name in ("content_hash", "file_name")]
            found = session.scalar(select(Attachment.id).where(Attachment.id.in_(among), *same).limit(1))
            if found is not None:
                return UUID(bytes=found.bytes)
        row = session.get(Attachment, self.row) if self.row is not None else None
        if row is not None and row.alive and row.content_hash == self.values["content_hash"]:
            return UUID(bytes=row.id.bytes)
        holdings.added(transaction.raw, self.values["hash"])
        values = {name: value for name, value in self.values.items() if value is not None}
        if row is not None:  # its release was taken back before it was sent
            for name, value in values.items():
                setattr(row, name, value)
        else:
            row = Attachment(id=self.row or new_id(), space=space, **values)
            session.add(row)
            session.flush()
        return UUID(bytes=row.id.bytes)
