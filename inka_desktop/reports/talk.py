"""The protocol of a talk with a carrier or an administration (DOMAIN.md, "Trägergespräch")."""

from __future__ import annotations

from .blocks import Field
from .protocol_page import ProtocolPage
from .rows import Row


class TalkPage(ProtocolPage):
    """A talk: its purpose, topics, results and agreements."""

    signatures = ("signature_office", "signature_partner")
    closing = (("support_needed", 2), ("carrier_statement", 3))

    def middle(self) -> list[Row]:
        """Topics, results, agreements."""
        results = self.texts("outcome", ("results", "recommendations"))
        return [*self.topics(), *results, *self.agreements()]

    def facts(self) -> list[Field]:
        """With whom and what for, and the project's parties where there is one."""
        content, words = self.content, self.words
        own = [Field(words("partner"), content.partner), Field(words("purpose"), content.purpose, wide=True)]
        if self.setter.blank or content.project.title:
            return [*own, *self.parties()]
        return [*own, Field(words("keeper"), content.keeper)]
