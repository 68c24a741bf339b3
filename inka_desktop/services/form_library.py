"""The library of forms: workbooks become versions, versions become definitions that can be filled."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from hashlib import blake2b
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import func, select

from inka_desktop.forms import FormDefinition, FormSession, Surroundings
from inka_desktop.forms.convert import Conversion, convert_content, convert_here, converter
from inka_desktop.forms.rewording import CHOICE, TITLE, WordedQuestion, questions, reword
from inka_desktop.records.documents import Attachment
from inka_desktop.records.forms import Form, FormFile, FormVersion
from inka_desktop.records.ids import key_id
from inka_desktop.records.local_time import CentralEurope
from inka_desktop.services import catalogue, figure_words
from inka_desktop.services.core import Core, find
from inka_desktop.services.form_errors import FormNotHereError, WordsMissingError
from inka_desktop.services.form_files import PICTURES, LookedForm
from inka_desktop.services.form_rows import FormLibraryRow, FormVersionRow, TakenInRow
from inka_desktop.store.errors import UnknownRecordError

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from inka_desktop.services.attachments import Attachments, Kept
    from inka_desktop.store.writer import Transaction

MOST_DEFINITIONS = 8
"""Definitions that are kept in memory; a large one takes some 20 MB."""


class FormLibrary:
    """Forms and their versions; a definition is read once and shared by all who fill it."""

    def __init__(self, core: Core, attachments: Attachments) -> None:
        self._core = core
        self._attachments = attachments
        self._definitions: OrderedDict[UUID, FormDefinition] = OrderedDict()
        self._lock = Lock()

    # --- reading ------------------------------------------------------------------------------------

    def list(self) -> list[FormLibraryRow]:
        """All forms by their titles, each with its versions, the newest first."""
        with self._core.session() as session:
            forms = session.scalars(select(Form).where(Form.alive.is_(True)).order_by(Form.title, Form.id))
            return [
                FormLibraryRow(UUID(bytes=form.id.bytes), form.title or "", form.key or "",
                               tuple(self._version(session, one) for one in versions_of(session, form.id)))
                for form in forms.all()
            ]  # fmt: skip

    def version(self, version_id: UUID) -> FormVersionRow:
        """A version.

        Raises:
            UnknownRecordError: there is no such version here.
        """
        with self._core.session() as session:
            return self._version(session, find(session, FormVersion, version_id))

    def _version(self, session: Session, one: FormVersion) -> FormVersionRow:
        return FormVersionRow(
            UUID(bytes=one.id.bytes), UUID(bytes=one.form_id.bytes) if one.form_id else UUID(int=0),
            one.title or "", one.version or "", one.number or 0, one.made_at, one.made_by or "",
            all(self._attachments.present(each.hash) for _, each in _files(session, one)),
        )  # fmt: skip

    def definition(self, version_id: UUID) -> FormDefinition:
        """The definition of a version, read when it is first asked for; takes up to half a second then.

        That of a deleted form, too: elsewhere it may have been filled before the deletion came there.

        Raises:
            UnknownRecordError: there is no such version here.
            FormNotHereError: its files have not come yet.
        """
        with self._lock:
            known = self._definitions.get(version_id)
            if known is not None:
                self._definitions.move_to_end(version_id)
                return known
        made = self._read(version_id)
        with self._lock:
            self._definitions[version_id] = made
            while len(self._definitions) > MOST_DEFINITIONS:
                self._definitions.popitem(last=False)
        return made

    def media(self, version_id: UUID) -> dict[str, bytes]:
        """The pictures of a form's labels by name, those that are on this device."""
        with self._core.session() as session:
            version = session.get(FormVersion, version_id)
            beside = _files(session, version)[1:] if version is not None else []
            named = {name: UUID(bytes=each.id.bytes) for name, each in beside}
        wanted = [name for name in named if Path(name).suffix.lower() in PICTURES]
        contents = {name: self._attachments.read(named[name]) for name in wanted}
        return {name: content for name, content in contents.items() if content is not None}

    def questions(self, version_id: UUID) -> tuple[WordedQuestion, ...]:
        """The questions of a version as their author words them.

        Raises:
            UnknownRecordError, FormNotHereError: see :meth:`definition`.
        """
        return tuple(questions(self._sources(version_id)[1]))

    def look(self, version_id: UUID) -> LookedForm:
        """A version as it is filled, only to try it out: nothing is kept.

        Raises:
            UnknownRecordError, FormNotHereError: see :meth:`definition`.
        """
        definition = self.definition(version_id)
        session = FormSession(definition, given=Surroundings(zone=CentralEurope()))
        name = Path(definition.title or definition.id or "–")
        return LookedForm(name, session, (), self.media(version_id))

    def forget(self) -> None:
        """Read definitions anew when they are next asked for."""
        with self._lock:
            self._definitions.clear()

    def _read(self, version_id: UUID) -> FormDefinition:
        _, xform, files = self._sources(version_id)
        return FormDefinition.load(xform, files)

    def _sources(self, version_id: UUID) -> tuple[str, str, dict[str, bytes]]:
        """Title, XForm and files of a version."""
        with self._core.session() as session:
            version = session.get(FormVersion, version_id)
            if version is None:
                raise UnknownRecordError(kind="form_version")
            named = [(name, UUID(bytes=each.id.bytes)) for name, each in _files(session, version)]
        contents = [(name, self._attachments.read(row)) for name, row in named]
        if not contents or any(content is None for _, content in contents):
            raise FormNotHereError(form=version.title or "")
        files = {name: content for name, content in contents if content is not None}
        return version.title or "", files.pop("").decode("utf-8-sig"), files

    # --- taking in ----------------------------------------------------------------------------------

    def take_in(
        self, content: bytes, name: str, files: Mapping[str, bytes] | None = None
    ) -> Future[TakenInRow]:
        """Take a form into the library, as a new version of the form with the same key.

        The same content twice is one version. A workbook is converted in a process of its own.

        Args:
            content: a workbook (.xlsx, .xls), or an XForm.
            name: the plain name of the file, which a form without one is called by.
            files: lists and pictures that lie beside it, by plain name.
        """
        beside = dict(files or {})
        return self._core.in_background(lambda: self._take_in(content, name, beside))

    def reword(self, version_id: UUID, wanted: Sequence[WordedQuestion]) -> Future[TakenInRow]:
        """A new version with other words, another order, other answers needed; the old one stays as it is.

        Args:
            version_id: of the form that is changed.
            wanted: its questions as :meth:`questions` told them, changed.

        Raises:
            UnknownRecordError, FormNotHereError, WordsMissingError: from the future.
        """

        def work() -> Future[TakenInRow]:
            title, xform, files = self._sources(version_id)
            _refuse_wordless(questions(xform), wanted)
            return self._take_in(reword(xform, wanted).encode("utf-8"), f"{title}.xml", files)

        return self._core.in_background(work)

    def take_in_files(self, path: Path, files: Mapping[str, Path]) -> Future[TakenInRow]:
        """The same from files, which are read in the background.

        Raises:
            OSError: from the future: one of them cannot be read.
        """

        def work() -> Future[TakenInRow]:
            beside = {name: one.read_bytes() for name, one in files.items()}
            return self._take_in(path.read_bytes(), path.name, beside)

        return self._core.in_background(work)

    def _take_in(self, content: bytes, name: str, files: dict[str, bytes]) -> Future[TakenInRow]:
        known = self._known(content, files)
        if known is not None:
            return _done(TakenInRow(known, ()))
        is_xform = _is_xform(content)
        made = converted(content, name, files)
        if made.xform is None:
            return _done(TakenInRow(None, made.problems))
        plain = made.xform.encode("utf-8")
        definition = FormDefinition.load(plain, files)
        with self._core.session() as session:
            codes = {one.code for one in catalogue.indicators_in(session)}
        problems = (*made.problems, *figure_words.problems(definition, made.rows, codes))
        keep = self._attachments.keep
        xform = keep(plain, file_name=f"{_stem(name)}.xml", media_type="text/xml")
        workbook = None if is_xform else keep(content, file_name=name, media_type=_WORKBOOK)
        beside = {
            one: keep(inside, file_name=one, media_type="application/octet-stream")
            for one, inside in files.items()
        }
        by, at = self._core.me().person, self._core.now()

        def work(transaction: Transaction) -> TakenInRow:
            session, space = transaction.session, self._core.spaces.org
            form = _form(session, space, definition, _stem(name))
            row = key_id(FormVersion.__number__, form.id.bytes, definition.digest)
            found = session.get(FormVersion, row)
            if found is None:
                number = session.scalar(
                    select(func.max(FormVersion.number)).where(FormVersion.form_id == form.id)
                )
                session.add(
                    FormVersion(
                        id=row, space=space, form_id=form.id, title=definition.title or form.title,
                        version=definition.version or None, number=(number or 0) + 1, hash=definition.digest,
                        xform_id=xform.add(transaction, space), made_at=at, made_by=by or None,
                        workbook_id=workbook.add(transaction, space) if workbook else None,
                        converter=converter() if workbook else None,
                    )
                )  # fmt: skip
                _add_files(transaction, space, row, beside)
            elif not found.alive:
                _bring_back(session, found)
            return TakenInRow(UUID(bytes=row.bytes), problems)

        return self._core.submit(work, "add form")

    def _known(self, content: bytes, files: Mapping[str, bytes]) -> UUID | None:
        """The version that was made of the same workbook with the same files by the same converter."""
        wanted = {"": _hash(content)} | {name: _hash(inside) for name, inside in files.items()}
        with self._core.session() as session:
            query = select(FormVersion).join(Attachment, Attachment.id == FormVersion.workbook_id)
            query = query.where(
                Attachment.content_hash == wanted[""],
                FormVersion.converter == converter(),
                FormVersion.alive.is_(True),
            )
            for version in session.scalars(query).all():
                has = {name: each.content_hash for name, each in _files(session, version)}
                if has | {"": wanted[""]} == wanted:
                    return UUID(bytes=version.id.bytes)
        return None


_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def versions_of(session: Session, form: UUID) -> list[FormVersion]:
    """The versions of a form, the newest first, the same way on every device."""
    query = select(FormVersion).where(FormVersion.form_id == form, FormVersion.alive.is_(True))
    newest = (FormVersion.number.desc(), FormVersion.made_at.desc(), FormVersion.id.desc())
    return list(session.scalars(query.order_by(*newest)))


def _files(session: Session, version: FormVersion) -> list[tuple[str, Attachment]]:
    """The attachments that a version needs: its XForm under an empty name, and what lies beside."""
    beside = select(FormFile).where(FormFile.version_id == version.id)
    named = [("", version.xform_id)] + [
        (one.name or "", one.attachment_id) for one in session.scalars(beside)
    ]
    found = [(name, session.get(Attachment, row)) for name, row in named if row is not None]
    return [(name, each) for name, each in found if each is not None]


def _form(session: Session, space: UUID, definition: FormDefinition, name: str) -> Form:
    """The library's entry of a form, with the title of the newest version."""
    key, title = definition.id or name, definition.title or name
    row = key_id(Form.__number__, key)
    form = session.get(Form, row)
    if form is None:
        form = Form(id=row, space=space, key=key, title=title)
        session.add(form)
    elif not form.alive:
        form.alive = True
        session.flush()
    if form.title != title:
        form.title = title
    return form


def _bring_back(session: Session, version: FormVersion) -> None:
    """A version that was deleted, with what lies beside it."""
    version.alive = True
    session.flush()
    for one in session.scalars(select(FormFile).where(FormFile.version_id == version.id)):
        one.alive = True


def _add_files(transaction: Transaction, space: UUID, version: UUID, beside: Mapping[str, Kept]) -> None:
    for name, kept in beside.items():
        row = kept.add(transaction, space)
        transaction.session.add(
            FormFile(
                id=key_id(FormFile.__number__, version.bytes, name),
                space=space,
                version_id=version,
                name=name,
                attachment_id=row,
            )
        )


def converted(content: bytes, name: str, files: Mapping[str, bytes]) -> Conversion:
    """The XForm of a workbook, or an XForm as it is, with all that is wrong with it.

    Args:
        content: of the file.
        name: its plain name.
        files: what lies beside it, by plain name.
    """
    return (convert_here if _is_xform(content) else convert_content)(content, _stem(name), files)


def _is_xform(content: bytes) -> bool:
    return content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


def _done(row: TakenInRow) -> Future[TakenInRow]:
    future: Future[TakenInRow] = Future()
    future.set_result(row)
    return future


def _hash(content: bytes) -> str:
    return blake2b(content, digest_size=32).hexdigest()


def _stem(name: str) -> str:
    return name.rpartition(".")[0] or name


def _refuse_wordless(before: Sequence[WordedQuestion], wanted: Sequence[WordedQuestion]) -> None:
    """A title or choice keeps some words in each language in which it had any."""
    known = {one.path: one.labels for one in before}
    for one in wanted:
        if one.kind in (TITLE, CHOICE):
            for language, words in known.get(one.path, {}).items():
                if words.strip() and not one.labels.get(language, words).strip():
                    raise WordsMissingError(words=words)
