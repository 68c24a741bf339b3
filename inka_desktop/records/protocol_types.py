"""What differs between protocols of visits, talks and meetings, as data: each type is declared once, here.

Editor, list, numbers, finishing, content and documents read this; what a type is called on screen stands in
``viewmodels.protocol_words``, on paper in ``reports.words``. A word of a newer version reads as a visit.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from .values import MeetingKind, ProtocolType, TalkKind, TopicKind, VisitKind


class Section(StrEnum):
    """Sections of a protocol's editor, in their order; the name is that of the section in the form."""

    DETAILS = "details"
    QUICK_NOTE = "quickNote"
    PEOPLE = "people"
    LAST_MINUTES = "lastMinutes"
    TOPICS = "topics"
    RESULTS = "results"
    AGREEMENTS = "agreements"
    OBSERVATIONS = "observations"
    WENT_WELL = "wentWell"
    PROBLEMS = "problems"
    RECOMMENDATIONS = "recommendations"
    SUPPORT = "supportNeeded"
    STATEMENT = "carrierStatement"
    PHOTOS = "photos"
    NEXT = "next"
    DISTRIBUTION = "distribution"


@dataclass(frozen=True, slots=True)
class FirstTopic:
    """A topic that a first protocol has; items of an agenda have a kind."""

    title: str
    kind: TopicKind | None = None

    def values(self) -> dict[str, str]:
        """The fields of its record."""
        return {"title": self.title} | ({"kind": self.kind} if self.kind is not None else {})


def first(*titles: str) -> tuple[FirstTopic, ...]:
    """First topics without kinds."""
    return tuple(map(FirstTopic, titles))


@dataclass(frozen=True, slots=True)
class TypeSpec:
    """One type of protocol.

    Attributes:
        type: its word in the record.
        content: its word in canonical content, which names the document.
        format: of the content; programs that know a lower one say that they are too old.
        prefix: of the number, e.g. ``VOP`` in VOP-2026-KS2-014.
        kinds: words of ``kind``; the first is the one a new protocol has.
        facts: fields among the details that not every type has.
        sections: shown from the beginning.
        more: behind "+ Abschnitt", and shown once they hold something.
        first_topics: of the first protocol of its line; later ones follow the last.
        needs: fields that finishing asks for beside those that every protocol needs.
        advises: fields that finishing recommends.
        copied: what a new protocol takes from the last one of its line.
        agenda: topics are items of an agenda with resolutions and votes; people may be excused or guests.
        stands_alone: it may be begun without a project.
    """

    type: ProtocolType
    content: str
    format: int
    prefix: str
    kinds: tuple[str, ...]
    facts: frozenset[str]
    sections: tuple[Section, ...]
    more: tuple[Section, ...]
    first_topics: tuple[FirstTopic, ...] = ()
    needs: frozenset[str] = frozenset()
    advises: tuple[str, ...] = ("begin", "end", "place")
    copied: tuple[str, ...] = ("place", "keeper", "distribution")
    agenda: bool = False
    stands_alone: bool = True


VISIT = TypeSpec(
    type=ProtocolType.VISIT,
    content="site_visit",
    format=1,
    prefix="VOP",
    kinds=tuple(VisitKind),
    facts=frozenset({"occasion"}),
    sections=(
        Section.DETAILS, Section.PEOPLE, Section.TOPICS, Section.AGREEMENTS, Section.PHOTOS, Section.NEXT,
    ),
    more=(
        Section.QUICK_NOTE, Section.OBSERVATIONS, Section.WENT_WELL, Section.PROBLEMS,
        Section.RECOMMENDATIONS, Section.SUPPORT, Section.STATEMENT, Section.DISTRIBUTION,
    ),
    # DOMAIN.md, "Vor-Ort-Protokoll"
    first_topics=first(
        "Personal, Räume, Öffnungszeiten", "Erreichung der Zielgruppen", "Angebote und Maßnahmen",
        "Netzwerk und Steuerungsgruppe", "Öffentlichkeitsarbeit",
    ),
    needs=frozenset({"project_id"}),
    copied=("site_id", "site_label", "place", "keeper", "distribution"),
    stands_alone=False,
)  # fmt: skip
TALK = TypeSpec(
    type=ProtocolType.TALK,
    content="carrier_talk",
    format=2,
    prefix="TGP",
    kinds=tuple(TalkKind),
    facts=frozenset({"purpose", "organization_label"}),
    sections=(
        Section.DETAILS, Section.PEOPLE, Section.TOPICS, Section.RESULTS, Section.AGREEMENTS, Section.NEXT,
    ),
    more=(
        Section.QUICK_NOTE, Section.STATEMENT, Section.RECOMMENDATIONS, Section.SUPPORT, Section.PHOTOS,
        Section.DISTRIBUTION,
    ),
    first_topics=first("Stand der Umsetzung", "Personal und Finanzen", "Zusammenarbeit", "Weiteres Vorgehen"),
    needs=frozenset({"purpose"}),
)  # fmt: skip
MEETING = TypeSpec(
    type=ProtocolType.MEETING,
    content="minutes",
    format=2,
    prefix="NS",
    kinds=tuple(MeetingKind),
    facts=frozenset({"body", "meeting_number", "invited_on", "chair", "quorum", "quorate"}),
    sections=(
        Section.DETAILS, Section.PEOPLE, Section.TOPICS, Section.AGREEMENTS, Section.NEXT,
    ),
    more=(Section.LAST_MINUTES, Section.QUICK_NOTE, Section.PHOTOS, Section.DISTRIBUTION),
    first_topics=(
        FirstTopic("Begrüßung und Feststellung der Tagesordnung", TopicKind.INFORMATION),
        FirstTopic("Verschiedenes", TopicKind.DISCUSSION),
    ),
    needs=frozenset({"body", "chair"}),
    copied=("place", "keeper", "distribution", "body", "chair", "quorum", "kind"),
    agenda=True,
)  # fmt: skip
TYPES: Mapping[str, TypeSpec] = {spec.type: spec for spec in (VISIT, TALK, MEETING)}
"""In the order in which menus and filters offer them."""


def spec_of_type(word: str) -> TypeSpec:
    """The declaration of a type by its word; an unknown word reads as a visit."""
    return TYPES.get(word, VISIT)


def spec_of_content(word: str) -> TypeSpec:
    """The declaration of a type by its word in canonical content."""
    return next((spec for spec in TYPES.values() if spec.content == word), VISIT)


def spec_of_number(number: str) -> TypeSpec:
    """The declaration of a type by the number of a finished protocol."""
    return next((spec for spec in TYPES.values() if number.startswith(f"{spec.prefix}-")), VISIT)


TITLE = ("body", "project_label", "organization_label")
"""Fields that say what a protocol is about; the first that is filled counts. Lists that have a column of
projects show and sort by the project there.
"""


def title_of(protocol: object) -> str:
    """What a protocol is about, in one line: its body, else its project, else with whom it was."""
    return next((said for name in TITLE if (said := getattr(protocol, name))), "")
