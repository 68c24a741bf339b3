"""The one line on the exchange, never falsely green, and the words of places and devices."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from inka_desktop.records.values import SpaceKind
from inka_desktop.services.exchange_rows import NO_PLACE, NOT_FOR_IT
from inka_desktop.viewmodels import dates, wording
from inka_desktop.viewmodels.notices import notice_words
from inka_desktop.viewmodels.wording import Mark

if TYPE_CHECKING:
    from inka_desktop.services.exchange_rows import SpaceRow, StuckRow, TravelRow
    from inka_desktop.services.rows import DeviceRow, ExchangeStateRow, PlaceRow

translate = QCoreApplication.translate


def state_line(state: ExchangeStateRow, on: date) -> Mark:
    """What the top bar says; good only when all of one's own has arrived and nothing known is missing."""
    if state.stuck is not None:
        tone = "problem" if state.stuck.long else "attention"
        return Mark(_stuck_words(state.stuck, on), tone, "cloud-off")
    if state.questions:
        text = translate("Exchange", "%n Stellen mit zwei Angaben – bitte entscheiden", "", state.questions)
        return Mark(text, "attention", "split")
    if state.missing:
        return Mark(_missing_words(state), "attention", "download")
    return _held_up(state) or _on_its_way(state) or _to_come(state, on) or _settled(state, on)


def _held_up(state: ExchangeStateRow) -> Mark | None:
    """What has not left this device."""
    if not state.places:
        return Mark(translate("Exchange", "Nur auf diesem Gerät"), "", "hard-drive")
    if state.unsent:
        text = translate("Exchange", "%n Änderungen noch nicht gesendet", "", state.unsent)
        return Mark(text, "", "upload")
    if not any(place.reachable for place in state.places):
        text = translate("Exchange", "Keine Verbindung – Sie können weiterarbeiten")
        return Mark(text, "", "cloud-off")
    return None


def _on_its_way(state: ExchangeStateRow) -> Mark | None:
    """What left this device and has not arrived."""
    if state.unacknowledged:
        return Mark(_not_arrived_words(state), "", "clock")
    if state.attachments_unsent:
        text = translate("Exchange", "%n Anhänge noch nicht gesendet", "", state.attachments_unsent)
        return Mark(text, "", "paperclip")
    if state.attachments_waiting:
        text = (
            translate(
                "Exchange",
                "%n Anhänge noch nicht bei der Koordinierungsstelle",
                "",
                state.attachments_waiting,
            )
            if state.at_office
            else translate("Exchange", "%n Anhänge noch nicht abgeholt", "", state.attachments_waiting)
        )
        return Mark(text, "", "paperclip")
    return None


def _not_arrived_words(state: ExchangeStateRow) -> str:
    """Whether anybody has fetched what was sent."""
    if not state.fetched_by:
        return translate("Exchange", "Gesendet, noch von niemandem abgeholt")
    text = translate("Exchange", "Abgeholt von {who}, noch nicht bei der Koordinierungsstelle")
    return text.format(who=state.fetched_by)


def _to_come(state: ExchangeStateRow, on: date) -> Mark | None:
    """What others did and is not here, as far as it is known."""
    if state.waiting:
        return Mark(_waiting_words(state), "", "download")
    if state.silent_since is not None:
        when = dates.moment(state.silent_since, on)
        text = translate("Exchange", "Von der Leitung ist nichts angekommen seit {when}").format(when=when)
        return Mark(text, "attention", "clock")
    return None


def _missing_words(state: ExchangeStateRow) -> str:
    """A device that joined and has not everything that was there before."""
    if len(state.missing_from) == 1 and state.missing_from[0]:
        text = translate(
            "Exchange", "Noch nicht vollständig: %n Änderungen von Gerät „{device}“ fehlen", "", state.missing
        )
        return text.format(device=state.missing_from[0])
    return translate("Exchange", "Noch nicht vollständig: %n Änderungen fehlen", "", state.missing)


def _waiting_words(state: ExchangeStateRow) -> str:
    """Changes that build on others which have not come."""
    if len(state.waiting_from) == 1:
        text = translate(
            "Exchange", "%n Änderungen von Gerät „{device}“ sind noch unterwegs", "", state.waiting
        )
        return text.format(device=state.waiting_from[0])
    return translate("Exchange", "%n Änderungen sind noch unterwegs", "", state.waiting)


def _settled(state: ExchangeStateRow, on: date) -> Mark:
    """Nothing is open."""
    if state.last_met is None:
        return Mark(translate("Exchange", "Noch nie gesendet und empfangen"), "", "refresh-cw")
    when = dates.moment(state.last_met, on)
    text = translate("Exchange", "Alles gesendet und empfangen, {when}").format(when=when)
    return Mark(text, "good", "circle-check")


def unsent_words(state: ExchangeStateRow, *, going: bool) -> str:
    """What closing says of changes, else attachments, that no place has; ``going``: they are being sent."""
    changes, files = state.unsent, state.attachments_unsent
    if going and changes:
        return translate("Exchange", "%n Änderungen werden noch gesendet.", "", changes)
    if going:
        return translate("Exchange", "%n Anhänge werden noch gesendet.", "", files)
    what = (
        translate("Exchange", "%n Änderungen sind noch nicht gesendet.", "", changes)
        if changes
        else translate("Exchange", "%n Anhänge sind noch nicht gesendet.", "", files)
    )
    return translate("Exchange", "{what} Beim nächsten Start geht es weiter.").format(what=what)


def _stuck_words(stuck: StuckRow, on: date) -> str:
    """Since when nothing has found a way out, and the likely cause."""
    since = dates.moment(stuck.since, on)
    causes = {
        NO_PLACE: translate("Exchange", "es gibt noch keinen Austauschort"),
        NOT_FOR_IT: translate("Exchange", "kein Austauschort ist dafür da"),
        "exchange.token_refused": translate("Exchange", "der Freigabelink wird nicht angenommen"),
        "exchange.key_refused": translate("Exchange", "der Zugangsschlüssel wird nicht angenommen"),
        "exchange.place_full": translate("Exchange", "der Austauschort ist voll"),
        "exchange.place_read_only": translate("Exchange", "dort darf nicht geschrieben werden"),
        "exchange.place_foreign": translate("Exchange", "der Ordner ist nicht der vereinbarte"),
        "exchange.place_unreachable": translate("Exchange", "der Ordner oder Stick ist nicht da"),
        "exchange.place_offline": translate("Exchange", "keine Verbindung"),
    }
    cause = causes.get(stuck.cause, translate("Exchange", "der Austauschort antwortet nicht"))
    return translate("Exchange", "Nicht gesendet seit {when}: {cause}").format(when=since, cause=cause)


def space_title(row: SpaceRow) -> str:
    """What a part of the workspace is called."""
    if row.kind == SpaceKind.COORD:
        return translate("Exchange", "Koordinierungsstelle")
    return row.title or "–"


def travel_words(row: TravelRow) -> str:
    """How many attachments of a choice are here, and how much is still to come."""
    if not row.total:
        return translate("Exchange", "keine Anhänge")
    text = translate("Exchange", "{here} von %n Anhängen sind da", "", row.total).format(here=row.here)
    if not row.missing_bytes:
        return text
    size = dates.locale().formattedDataSize(row.missing_bytes, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
    return translate("Exchange", "{state}, es fehlen {size}").format(state=text, size=size)


def prepared_words(row: TravelRow, *, stopped: bool) -> tuple[str, str]:
    """Sentence and tone once the attachments of a choice were fetched as far as possible."""
    if row.here == row.total:
        return translate("Exchange", "Alles ist da: %n Anhänge.", "", row.total), "good"
    text = translate("Exchange", "{here} von %n Anhängen sind da.", "", row.total).format(here=row.here)
    rest = (
        translate("Exchange", "{text} Die übrigen kommen mit dem nächsten Empfangen.")
        if stopped
        else translate("Exchange", "{text} Die übrigen kommen, sobald ein Austauschort sie hat.")
    )
    return rest.format(text=text), "information"


def place_words(place: PlaceRow, on: date) -> str:
    """How the last meeting with a place went."""
    if place.message:
        return notice_words(place.message, wording.language())
    if not place.reachable:
        return translate("Exchange", "gerade nicht erreichbar, Ihre Änderungen warten auf diesem Gerät")
    if place.last_met is None:
        return translate("Exchange", "noch nicht benutzt")
    when = dates.moment(place.last_met, on)
    if place.spaces:
        return translate("Exchange", "nur für %n Bereiche, zuletzt {when}", "", len(place.spaces)).format(
            when=when
        )
    return translate("Exchange", "zuletzt {when}").format(when=when)


def device_words(device: DeviceRow, on: date) -> str:
    """Who works with a device and when it was last heard of."""
    if device.own:
        return translate("Exchange", "{person} · dieses Gerät").format(person=device.person or "–")
    if device.last_news is None:
        return translate("Exchange", "{person} · noch nichts empfangen").format(person=device.person or "–")
    return translate("Exchange", "{person} · zuletzt gehört {when}").format(
        person=device.person or "–", when=dates.moment(device.last_news, on)
    )


def device_mark(device: DeviceRow) -> Mark | None:
    """Whether a device of somebody else has everything."""
    if device.own:
        return None
    if device.clock_is_wrong:
        return Mark(translate("Exchange", "Datum und Uhrzeit prüfen"), "attention", "clock")
    if device.has_everything:
        return Mark(translate("Exchange", "hat alles"), "good", "check")
    return Mark(translate("Exchange", "wartet noch"), "", "clock")
