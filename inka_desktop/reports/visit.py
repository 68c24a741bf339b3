"""The Vor-Ort-Protokoll (DOMAIN.md, "Fields of the documents")."""

from __future__ import annotations

from .blocks import Field
from .protocol_page import ProtocolPage
from .rows import Row


class VisitPage(ProtocolPage):
    """A visit to a project: topics, assessment, agreements."""

    closing = (("support_needed", 2), ("carrier_statement", 3))

    def middle(self) -> list[Row]:
        """Topics, assessment, agreements."""
        return [*self.topics(), *self.texts("assessment", _ASSESSMENT), *self.agreements()]

    def facts(self) -> list[Field]:
        """The occasion, and the project's parties."""
        return [Field(self.words("occasion"), self.content.occasion), *self.parties()]


_ASSESSMENT = ("observations", "went_well", "problems", "recommendations")
