"""What may go wrong with places that are asked over a line, and with packets, in words."""

from __future__ import annotations

from inka_desktop.errors import DamageError, EnvironmentalError, UserInputError

from .errors import PlaceUnreachableError


class PlaceOfflineError(PlaceUnreachableError):
    """The server of a place does not answer: no connection, no such name, too slow; ``reason`` says which."""

    code = "exchange.place_offline"
    de = (
        "Der Austauschort im Internet antwortet nicht. Ihre Änderungen sind auf diesem Gerät gespeichert "
        "und werden gesendet, sobald wieder eine Verbindung besteht."
    )
    en = (
        "The exchange place on the internet does not answer. Your changes are saved on this device "
        "and will be sent as soon as there is a connection again."
    )


class PlaceTokenError(EnvironmentalError):
    """The place does not accept the token: the share was ended or has a password."""

    code = "exchange.token_refused"
    de = (
        "Der Freigabelink wird nicht mehr angenommen. Ihre Änderungen sind auf diesem Gerät gespeichert. "
        "Bitte lassen Sie sich einen neuen Link geben."
    )
    en = (
        "The share link is no longer accepted. Your changes are saved on this device. "
        "Please ask for a new link."
    )


class PlaceKeyError(PlaceTokenError):
    """A bucket does not accept the access key."""

    code = "exchange.key_refused"
    de = (
        "Der S3-Speicher nimmt den Zugangsschlüssel nicht an. Ihre Änderungen sind auf diesem Gerät "
        "gespeichert. Bitte prüfen Sie die Angaben oder lassen Sie sich einen neuen Schlüssel geben."
    )
    en = (
        "The S3 storage does not accept the access key. Your changes are saved on this device. "
        "Please check what you entered or ask for a new key."
    )


class PlaceAddressError(UserInputError):
    """An address that is no share link, or would send the token unencrypted."""

    code = "exchange.place_address"
    de = (
        "Das ist kein Freigabelink, den wir nutzen können. Es wurde nichts verändert. "
        "Bitte kopieren Sie den ganzen Link; er beginnt mit https://."
    )
    en = (
        "This is no share link that can be used. Nothing was changed. "
        "Please copy the whole link; it begins with https://."
    )


class BucketAddressError(UserInputError):
    """An address that names no server and bucket, would send the key in the open, or comes without a key."""

    code = "exchange.bucket_address"
    de = (
        "Damit ist kein S3-Speicher erreichbar. Es wurde nichts verändert. Bitte geben Sie die Adresse als "
        "https://server/bucket ein, dazu beide Schlüssel."
    )
    en = (
        "No S3 storage can be reached with this. Nothing was changed. Please enter the address as "
        "https://server/bucket, and both keys."
    )


class PlaceKindError(EnvironmentalError):
    """This installation lacks what a kind of place needs (the extra ``s3``)."""

    code = "exchange.place_kind"
    de = (
        "Diese Art von Austauschort ist in Ihrer Installation nicht enthalten. Ihre Daten sind unverändert. "
        "Bitte wenden Sie sich an die Person, die das Programm eingerichtet hat."
    )
    en = (
        "This kind of exchange place is not part of your installation. Your data is unchanged. "
        "Please ask the person who set up the program."
    )


class PacketDamagedError(DamageError):
    """A packet is incomplete, or no packet; nothing of it was taken in."""

    code = "exchange.packet_damaged"
    de = (
        "Dieses Paket ist unvollständig angekommen. Auf diesem Gerät wurde nichts geändert. "
        "Bitte lassen Sie sich die Datei erneut senden."
    )
    en = (
        "This packet arrived incomplete. Nothing was changed on this device. Please have the file sent again."
    )


class PacketForeignError(UserInputError):
    """A packet of another workspace; nothing of it was taken in."""

    code = "exchange.packet_foreign"
    de = (
        "Dieses Paket gehört zu einer anderen Koordinierungsstelle. "
        "Auf diesem Gerät wurde nichts geändert. "
        "Bitte öffnen Sie es auf dem Gerät, für das es bestimmt ist."
    )
    en = (
        "This packet belongs to another coordination office. Nothing was changed on this device. "
        "Please open it on the device it is meant for."
    )
