"""The minutes of a meeting (DOMAIN.md, "Niederschrift einer Sitzung"): agenda, resolutions and votes."""

from __future__ import annotations

from dataclasses import replace

from inka_desktop.records.content import PresentContent, ProtocolContent, TopicContent
from inka_desktop.records.values import AttendanceState, TopicKind

from .blocks import Column, Field, heading_row, section_row, table_rows, text_row
from .protocol_page import ProtocolPage
from .rows import Row
from .setting import Setter
from .typography import date_text, joined
from .words import Words

_BLANK_ITEMS = 4


class MinutesPage(ProtocolPage):
    """A meeting: who could vote, what was resolved in full wording, and by how many votes."""

    signatures = ("chair", "keeper")

    def middle(self) -> list[Row]:
        """The last minutes, the agenda, what became of each item, and all agreements."""
        return [
            *self._last_minutes(),
            *agenda_rows(self.setter, self.words, self.content),
            *self._items(),
            *self.agreements(),
        ]

    def subject(self) -> str:
        """The body, which of its meetings it was, and the project where it is one of a project."""
        content, words = self.content, self.words
        return joined(", ", content.body, meeting_name(words, content.meeting_number))

    def facts(self) -> list[Field]:
        """Body, invitation, chair, keeper and quorum."""
        content, words, project = self.content, self.words, self.content.project
        fields = [
            Field(words("invited_on"), date_text(content.invited_on, words.language)),
            Field(words("chair"), content.chair),
            Field(words("keeper"), content.keeper),
        ]
        if project.title:
            fields.append(Field(words("project"), project.title))
        if self.setter.blank:
            fields.insert(0, Field(words("body"), wide=True))
        if self.setter.blank or content.quorum or content.quorate:
            fields.append(Field(words("quorum"), self._quorum(), wide=True))
        return fields

    def person_columns(self) -> dict[str, tuple[float, bool]]:
        """With how somebody took part, and with a vote where the body has votes."""
        return {
            "function": (48, True), "organization": (46, True), "name": (34, False), "remark": (26, False),
            "attendance": (26, True), "vote": (14, False),
        }  # fmt: skip

    def person(self, one: PresentContent) -> dict[str, str]:
        """The cells of somebody who took part or was excused."""
        state = self.words.stored("attendance", one.state)
        return super().person(one) | {"attendance": state, "vote": self.words("yes") if one.vote else ""}

    def _quorum(self) -> str:
        """Whether the body could decide, and of how many votes; empty in a blank one."""
        content, words = self.content, self.words
        said = words.stored("quorate", content.quorate) if content.quorate else ""
        if content.quorum is None:
            return said
        there = sum(1 for one in content.people if one.vote and one.state == AttendanceState.PRESENT)
        return joined(", ", said, words("votes_there", there=there, needed=content.quorum))

    def _last_minutes(self) -> list[Row]:
        content, words = self.content, self.words
        if not (self.setter.blank or content.last_date or content.approval or content.objections):
            return []
        day = date_text(content.last_date, words.language)
        minutes = words("minutes_of", day=day) if day else ""
        outcome = words.stored("objections", content.objections_outcome) if content.objections_outcome else ""
        entries = [
            ("minutes", joined(", ", minutes, content.last_number), 1),
            ("approval", words.stored("approval", content.approval) if content.approval else "", 1),
            ("objections", joined("\n", content.objections, outcome), 2),
        ]
        rows = [
            text_row(self.setter, words(key), text, writing_lines=lines)
            for key, text, lines in entries
            if self.setter.blank or text.strip()
        ]
        return self.under("last_minutes", rows)

    def _items(self) -> list[Row]:
        items = list(self.content.topics)
        if self.setter.blank:
            items = [TopicContent(kind=TopicKind.RESOLUTION)] * _BLANK_ITEMS
        rows = [row for number, item in enumerate(items, start=1) for row in self._item(number, item)]
        return [section_row(self.setter, self.words("course")), *rows] if rows else []

    def _item(self, number: int, item: TopicContent) -> list[Row]:
        words = self.words
        title = words("item_numbered", number=number, title=item.title)
        rows = [
            text_row(self.setter, words(key), text, writing_lines=lines)
            for key, text, lines in (
                ("facts", item.facts, 2), ("discussion", item.text, 4), ("resolution", item.resolution, 3),
            )
            if self.setter.blank or text.strip()
        ]  # fmt: skip
        votes = self._votes(item)
        if votes and rows and (self.setter.blank or item.resolution.strip()):
            # What was voted on stands whole above the votes: so it is signed.
            rows[-1] = replace(rows[-1], flows=False, keeps_next=True)
        return [heading_row(self.setter, title), *rows, *votes, *self._made_at(number)]

    def _votes(self, item: TopicContent) -> list[Row]:
        votes = (item.votes_for, item.votes_against, item.abstentions)
        if not self.setter.blank and all(each is None for each in votes):
            return []
        names = ("votes_for", "votes_against", "abstentions")
        columns = [Column(self.words("ballot"), 66), *(Column(self.words(name), 34) for name in names)]
        outcome = _outcome(item)
        result = self.words(outcome) if outcome else ""
        cells = [result, *("" if each is None else str(each) for each in votes)]
        return table_rows(self.setter, columns, [cells] if not self.setter.blank else [], blank_rows=1)

    def _made_at(self, number: int) -> list[Row]:
        """Agreements made at an item, in words; the table below has them all."""
        words, language = self.words, self.words.language
        lines = [
            "– " + joined(", ", each.text, each.responsible, date_text(each.due, language))
            for each in self.content.agreements
            if each.item == number
        ]
        return [text_row(self.setter, words("agreement"), "\n".join(lines))] if lines else []


def agenda_rows(setter: Setter, words: Words, content: ProtocolContent) -> list[Row]:
    """The items of a meeting under their heading, as the invitation and the minutes list them; lines to
    write on in a blank one, nothing without an item.
    """
    if not (content.topics or setter.blank):
        return []
    columns = [Column(words("item"), 12), Column(words("title"), 120), Column(words("visit_kind"), 38)]
    values = [
        [str(number), item.title, words.stored("topic", item.kind) if item.kind else ""]
        for number, item in enumerate(content.topics, start=1)
    ]
    return [section_row(setter, words("agenda")), *table_rows(setter, columns, values, blank_rows=8)]


def meeting_name(words: Words, number: str) -> str:
    """Which meeting of a body it was: "7. Sitzung", or "Sitzung 2/2026"; empty without a number."""
    if not number.strip():
        return ""
    return words("meeting_no" if number.isdecimal() else "meeting_other", number=number)


def _outcome(item: TopicContent) -> str:
    """The word for how the votes fell; empty while a number that decides it is not known.

    What it means under the body's rules is not the program's to say.
    """
    if item.votes_for is None or item.votes_against is None:
        return ""
    if not item.votes_against and item.votes_for:
        return "unanimous"
    return "majority" if item.votes_for > item.votes_against else "no_majority"
