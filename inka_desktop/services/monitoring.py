"""The services of monitoring: forms, what is counted, and what both say of indicators."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from datetime import date

    from inka_desktop.services.attachments import Attachments
    from inka_desktop.services.catalogue import Catalogue
    from inka_desktop.services.contact_counts import ContactCounts
    from inka_desktop.services.core import Core
    from inka_desktop.services.documents import Documents
    from inka_desktop.services.editing import Editing
    from inka_desktop.services.figures import Figures
    from inka_desktop.services.forms import Forms
    from inka_desktop.services.indicator_papers import IndicatorPapers
    from inka_desktop.services.indicators import Indicators
    from inka_desktop.services.rows import WorkspaceRow


class Monitoring(ABC):
    """What a workspace knows of monitoring; each service is loaded when it is first needed."""

    core: Core
    attachments: Attachments
    editing: Editing

    @abstractmethod
    def info(self) -> WorkspaceRow:
        """Who and where this profile is."""

    @cached_property
    def documents(self) -> Documents:
        """Protocols as PDF, and the letterhead; loaded when first needed."""
        from inka_desktop.services.documents import Documents

        return Documents(self.core, self.attachments, sample=self.info().sample)

    @cached_property
    def forms(self) -> Forms:
        """The library of forms and what is filled in; loaded when first needed."""
        from inka_desktop.services.forms import Forms

        return Forms(self.core, self.attachments, self.documents, self._counted)

    @cached_property
    def catalogue(self) -> Catalogue:
        """Indicators and kinds of contacts; loaded when first needed."""
        from inka_desktop.services.catalogue import Catalogue

        return Catalogue(self.core, self.editing)

    @cached_property
    def contacts(self) -> ContactCounts:
        """Anonymous contacts; loaded when first needed."""
        from inka_desktop.services.contact_counts import ContactCounts

        return ContactCounts(self.core, self.catalogue)

    @cached_property
    def figures(self) -> Figures:
        """What checked forms say about indicators; loaded when first needed."""
        from inka_desktop.services.figures import Figures

        return Figures(self.core, self.forms.library, self.attachments)

    @cached_property
    def indicators(self) -> Indicators:
        """Targets against results; loaded when first needed."""
        from inka_desktop.services.indicators import Indicators

        return Indicators(self.core, self.editing, self.catalogue, self.figures)

    @cached_property
    def indicator_papers(self) -> IndicatorPapers:
        """Targets and results as they leave the office; loaded when first needed."""
        from inka_desktop.services.indicator_papers import IndicatorPapers

        return IndicatorPapers(self.core, self.indicators, self.catalogue, self.documents)

    def _counted(self, project_id: UUID, begin: date, end: date) -> Mapping[tuple[str, str], int]:
        """Contacts that a form offers to take over; loaded when one is opened."""
        return self.contacts.by_indicator(project_id, begin, end)
