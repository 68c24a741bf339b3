"""What each type of protocol is called on screen: the event, its document, and how one is begun."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from inka_desktop.records.protocol_types import spec_of_type
from inka_desktop.records.values import ProtocolType
from inka_desktop.viewmodels import wording
from inka_desktop.viewmodels.beginning import BEGINNINGS
from inka_desktop.viewmodels.noop import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class TypeWords:
    """The words of one type; ``{about}`` stands for its project, body or partner.

    Attributes:
        event, document: with what it is about.
        many: the chip that narrows the list down.
        begin: the command that begins one.
        hint: what a new one brings along.
        since: above agreements of earlier ones, at the side.
        topics, add_topic: the section of topics, and the button for one more.
        kinds: the kinds that it can be, with their words.
        icon: of the command.
    """

    event: str
    document: str
    many: str
    begin: str
    hint: str
    since: str
    topics: str
    add_topic: str
    kinds: wording.Words
    icon: str


_TOPICS = QT_TRANSLATE_NOOP("Types", "Themen")
_ADD_TOPIC = QT_TRANSLATE_NOOP("Types", "+ Thema")
_WORDS: Mapping[str, TypeWords] = {
    ProtocolType.VISIT: TypeWords(
        event=QT_TRANSLATE_NOOP("Types", "Vor-Ort-Besuch {about}"),
        document=QT_TRANSLATE_NOOP("Types", "Vor-Ort-Protokoll {about}"),
        many=QT_TRANSLATE_NOOP("Types", "Besuche"),
        begin=BEGINNINGS[ProtocolType.VISIT].words,
        hint=QT_TRANSLATE_NOOP(
            "Types",
            "Personen und Themen kommen vom letzten Besuch mit, offene Vereinbarungen von allen früheren.",
        ),
        since=QT_TRANSLATE_NOOP("Types", "Seit dem letzten Besuch"),
        topics=_TOPICS,
        add_topic=_ADD_TOPIC,
        kinds=wording.VISIT_KINDS,
        icon=BEGINNINGS[ProtocolType.VISIT].icon,
    ),
    ProtocolType.TALK: TypeWords(
        event=QT_TRANSLATE_NOOP("Types", "Trägergespräch {about}"),
        document=QT_TRANSLATE_NOOP("Types", "Trägergespräch {about}"),
        many=QT_TRANSLATE_NOOP("Types", "Gespräche"),
        begin=BEGINNINGS[ProtocolType.TALK].words,
        hint=QT_TRANSLATE_NOOP(
            "Types",
            "Personen und Themen kommen vom letzten Gespräch mit, offene Vereinbarungen von allen früheren.",
        ),
        since=QT_TRANSLATE_NOOP("Types", "Seit dem letzten Termin"),
        topics=_TOPICS,
        add_topic=_ADD_TOPIC,
        kinds=wording.TALK_KINDS,
        icon=BEGINNINGS[ProtocolType.TALK].icon,
    ),
    ProtocolType.MEETING: TypeWords(
        event=QT_TRANSLATE_NOOP("Types", "Sitzung {about}"),
        document=QT_TRANSLATE_NOOP("Types", "Niederschrift {about}"),
        many=QT_TRANSLATE_NOOP("Types", "Sitzungen"),
        begin=BEGINNINGS[ProtocolType.MEETING].words,
        hint=QT_TRANSLATE_NOOP(
            "Types",
            "Eingeladene und Tagesordnung kommen aus der Sitzungsreihe, offene Vereinbarungen von früher.",
        ),
        since=QT_TRANSLATE_NOOP("Types", "Seit der letzten Sitzung"),
        topics=QT_TRANSLATE_NOOP("Types", "Tagesordnung"),
        add_topic=QT_TRANSLATE_NOOP("Types", "+ Tagesordnungspunkt"),
        kinds=wording.MEETING_KINDS,
        icon=BEGINNINGS[ProtocolType.MEETING].icon,
    ),
}


def words(type: str) -> TypeWords:
    """The words of a type in the window's language; those of a visit for an unknown one."""
    found = _WORDS[spec_of_type(type).type]
    return replace(
        found,
        event=translate("Types", found.event),
        document=translate("Types", found.document),
        many=translate("Types", found.many),
        begin=translate("Types", found.begin),
        hint=translate("Types", found.hint),
        since=translate("Types", found.since),
        topics=translate("Types", found.topics),
        add_topic=translate("Types", found.add_topic),
    )


def event(type: str, about: str) -> str:
    """What takes place, e.g. ``Sitzung Steuerungsgruppe``."""
    return words(type).event.format(about=about or "–")


def document(type: str, about: str | None = None) -> str:
    """What is written about it, e.g. ``Niederschrift Steuerungsgruppe``; without it ``Niederschrift``."""
    return words(type).document.format(about="" if about is None else about or "–").strip()


def all_types() -> tuple[str, ...]:
    """All types, in the order in which menus offer them."""
    return tuple(BEGINNINGS)
