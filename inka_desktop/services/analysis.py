"""Everything about counting and figures in one place."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from inka_desktop.services.catalogue import Catalogue
from inka_desktop.services.contact_counts import ContactCounts
from inka_desktop.services.figures import Figures
from inka_desktop.services.indicators import Indicators

if TYPE_CHECKING:
    from inka_desktop.services.attachments import Attachments
    from inka_desktop.services.core import Core
    from inka_desktop.services.documents import Documents
    from inka_desktop.services.editing import Editing
    from inka_desktop.services.form_library import FormLibrary
    from inka_desktop.services.indicator_papers import IndicatorPapers


class Analysis:
    """The services of counting and figures.

    Attributes:
        catalogue: indicators and kinds of contacts.
        contacts: anonymous contacts.
        figures: what checked forms say about indicators.
        indicators: targets against results.
    """

    def __init__(
        self,
        core: Core,
        editing: Editing,
        library: FormLibrary,
        attachments: Attachments,
        documents: Documents,
    ) -> None:
        self._core = core
        self._documents = documents
        self.catalogue = Catalogue(core, editing)
        self.contacts = ContactCounts(core, self.catalogue)
        self.figures = Figures(core, self.catalogue, library, attachments)
        self.indicators = Indicators(core, self.catalogue, self.figures)

    @cached_property
    def papers(self) -> IndicatorPapers:
        """Targets and results as they leave the office; loaded when first needed."""
        from inka_desktop.services.indicator_papers import IndicatorPapers

        return IndicatorPapers(self._core, self.indicators, self.catalogue, self._documents)
