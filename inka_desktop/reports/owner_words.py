"""The words of what owners print: the recovery sheet, and the paper about a device that was ended."""

from __future__ import annotations

OWNER_WORDS: dict[str, tuple[str, str]] = {
    # the recovery sheet
    "recovery.title": ("Wiederherstellungsblatt", "Recovery sheet"),
    "recovery.eyebrow": (
        "Gedruckt am {date} · nur für die Leitung, nicht kopieren",
        "Printed on {date} · for the owners only, do not copy",
    ),
    "recovery.foot": ("Wiederherstellungsblatt, einmalig", "Recovery sheet, the only one"),
    "recovery.purpose": ("Wofür dieses Blatt da ist", "What this sheet is for"),
    "recovery.opens_head": ("Daten öffnen", "Opening data"),
    "recovery.opens": (
        (
            "Ein Kennwort ist vergessen oder der Schlüssel eines Geräts fehlt: Dieses Blatt öffnet die "
            "Daten auf jedem Gerät wieder, das hier mitarbeitet, auch die noch nicht gesendeten."
        ),
        (
            "A passphrase is forgotten or a device’s key is missing: this sheet opens the data again on "
            "every device that works here, what was not sent yet included."
        ),
    ),
    "recovery.names_head": ("Leitung neu benennen", "Naming owners anew"),
    "recovery.names": (
        "Kein Gerät der Leitung ist mehr da: Mit diesem Blatt wird ein anderes Gerät dazu.",
        "No owner’s device is left: with this sheet another device becomes one.",
    ),
    "recovery.reads_head": ("Was es nicht tut", "What it does not do"),
    "recovery.reads": (
        "Das Blatt allein liest nichts. Es wirkt nur an einem Gerät, auf dem Daten liegen.",
        "The sheet alone reads nothing. It only works on a device that holds data.",
    ),
    "recovery.key": ("Schlüssel", "Key"),
    "recovery.typing": (
        (
            "13 Gruppen. Groß und klein ist gleich, Leerzeichen und Bindestriche zählen nicht. Das letzte"
            " Zeichen jeder Gruppe prüft sie: Das Programm nennt die Gruppe, in der etwas nicht stimmt. "
            "Der Code rechts enthält dieselben Gruppen für einen Handscanner am Gerät."
        ),
        (
            "13 groups. Capitals do not matter, nor do blanks and hyphens. The last character of each "
            "group checks it: the program names the group in which something is not right. The code on "
            "the right holds the same groups for a hand scanner on the device."
        ),
    ),
    "recovery.care": ("So bewahren Sie es auf", "How to keep it"),
    "recovery.keep_head": ("Ort", "Place"),
    "recovery.keep": (
        (
            "In einem Tresor oder verschlossenen Schrank, nicht bei den Geräten. Zwei Personen sollten "
            "wissen, wo."
        ),
        "In a safe or a locked cabinet, not beside the devices. Two people should know where.",
    ),
    "recovery.file_head": ("Keine Kopien", "No copies"),
    "recovery.file": (
        (
            "Nicht fotografieren, nicht einscannen, nicht versenden. Eine gespeicherte Datei dieses "
            "Blatts löschen Sie nach dem Drucken."
        ),
        "Do not photograph, scan or send it. Delete a saved file of this sheet after printing.",
    ),
    "recovery.lost_head": ("Wenn es fehlt", "If it is missing"),
    "recovery.lost": (
        (
            "Es lässt sich nach dem Abtippen nicht noch einmal drucken. Solange zwei Geräte der Leitung "
            "arbeiten, bleibt alles erreichbar."
        ),
        (
            "Once typed back it cannot be printed again. As long as two owners’ devices work, all can be "
            "reached."
        ),
    ),
    "recovery.kept_at": ("Aufbewahrungsort", "Where it is kept"),
    "recovery.kept_by": ("übernommen von", "taken over by"),
    # a device that was ended
    "ended.revoke": ("Gerät verloren", "Device lost"),
    "ended.leave": ("Gerät abgemeldet", "Device signed off"),
    "ended.refuse": ("Gerät nicht zugelassen", "Device not admitted"),
    "ended.recover": ("Gerät abgemeldet", "Device signed off"),
    "ended.eyebrow": (
        "Für die Datenschutzbeauftragten · Stand {moment}",
        "For the data protection officer · as of {moment}",
    ),
    "ended.device": ("Gerät", "Device"),
    "ended.person": ("Person", "Person"),
    "ended.role": ("Aufgabe", "Role"),
    "ended.id": ("Kennung", "Identifier"),
    "ended.at": ("Rechte entzogen", "Rights withdrawn"),
    "ended.by": ("Veranlasst von", "Done by"),
    "ended.heard": ("Zuletzt gehört", "Last heard of"),
    "ended.never": ("nie", "never"),
    "ended.lay": ("Was auf dem Gerät lag", "What lay on the device"),
    "ended.area": ("Bereich", "Area"),
    "ended.kind": ("Art", "Kind"),
    "ended.count": ("Anzahl", "Count"),
    "ended.upto": ("bestätigt bis", "confirmed up to"),
    "ended.nothing": (
        "Nichts: Das Gerät hatte für keinen Bereich einen Schlüssel.",
        "Nothing: the device had a key for no area.",
    ),
    "ended.counted": (
        (
            "Gezählt ist, was das Gerät lesen durfte und was bis dahin bestand, auch Gelöschtes. Es kann "
            "weniger gehabt haben: „bestätigt bis“ nennt den Stand, den es zuletzt gemeldet hat."
        ),
        (
            "Counted is what the device was allowed to read and what existed by then, deleted records "
            "included. It may have had less: “confirmed up to” names the state that it last reported."
        ),
    ),
    "ended.done": ("Was getan wurde", "What was done"),
    "ended.rights_head": ("Rechte entzogen", "Rights withdrawn"),
    "ended.rights": (
        "Am {moment}. Was das Gerät danach schreibt, wird zurückgehalten, bis die Leitung es übernimmt.",
        "On {moment}. What the device writes after that is held back until an owner accepts it.",
    ),
    "ended.keys_head": ("Schlüssel ersetzt", "Keys replaced"),
    "ended.keys": (
        (
            "In {replaced} von {readable} Bereichen, die das Gerät lesen konnte. Neues kann es nicht mehr"
            " lesen."
        ),
        "In {replaced} of {readable} areas that the device could read. It cannot read anything new.",
    ),
    "ended.keys_some": (
        (
            "In {replaced} von {readable} Bereichen, die das Gerät lesen konnte. Die übrigen kann es weiter "
            "lesen, solange es an einen Austauschort kommt."
        ),
        (
            "In {replaced} of {readable} areas that the device could read. It can go on reading the others "
            "as long as it reaches an exchange place."
        ),
    ),
    "ended.rest_head": ("Was bleibt", "What remains"),
    "ended.rest": (
        (
            "Was schon auf dem Gerät lag, lässt sich nicht zurückholen. Es ist verschlüsselt und so "
            "sicher wie die Anmeldung am System oder das Kennwort des Geräts."
        ),
        (
            "What already lay on the device cannot be taken back. It is encrypted and as safe as the "
            "login of its system or the device’s passphrase."
        ),
    ),
    "ended.followed": ("Welche Geräte es wissen", "Which devices know"),
    "ended.state": ("Stand", "State"),
    "ended.knows": ("weiß es", "knows"),
    "ended.not_yet": ("noch keine Nachricht seither", "no news since"),
    "ended.known_by": (
        "{known} von {all} Geräten haben sich seither gemeldet und halten sich daran.",
        "{known} of {all} devices have reported since and act on it.",
    ),
    "ended.signed": ("für die Koordinierungsstelle", "for the coordination office"),
    "role.owner": ("Leitung", "Owner"),
    "role.coordinator": ("Koordination", "Coordination"),
    "role.keeper": ("Ablage", "Keeper"),
    "role.carrier": ("Träger", "Carrier organisation"),
    "role.reader": ("Lesen", "Reading"),
    "area.org": ("Gemeinsames der Koordinierungsstelle", "Shared by the coordination office"),
    "area.coord": ("Interner Bereich der Koordinierungsstelle", "Internal area of the coordination office"),
    "area.project": ("Projekt", "Project"),
    "area.personal": ("Eigener Bereich einer Person", "A person’s own area"),
    # what lay on it
    "kinds.protocol": ("Protokolle", "Protocols"),
    "kinds.series": ("Sitzungsreihen", "Series of meetings"),
    "kinds.series_member": ("Eingeladene", "People invited"),
    "kinds.topic": ("Themen", "Topics"),
    "kinds.agreement": ("Vereinbarungen", "Agreements"),
    "kinds.postponement": ("Verschiebungen", "Postponements"),
    "kinds.task": ("Aufgaben (intern)", "Tasks (internal)"),
    "kinds.follow_up": ("Wiedervorlagen", "Follow-up dates"),
    "kinds.attendance": ("Anwesende", "People present"),
    "kinds.photo": ("Fotos", "Photos"),
    "kinds.attachment": ("Anhänge", "Attachments"),
    "kinds.project": ("Projekte", "Projects"),
    "kinds.project_party": ("Beteiligte Stellen", "Parties"),
    "kinds.project_area": ("Sozialräume von Projekten", "Neighbourhoods of projects"),
    "kinds.project_person": ("Personen von Projekten", "Persons of projects"),
    "kinds.site": ("Standorte", "Sites"),
    "kinds.organization": ("Organisationen", "Organisations"),
    "kinds.person": ("Ansprechpersonen", "Contact persons"),
    "kinds.area": ("Sozialräume", "Neighbourhoods"),
    "kinds.twin": ("Doppelte Einträge", "Double entries"),
    "kinds.contract": ("Kooperationsverträge", "Cooperation contracts"),
    "kinds.contract_party": ("Vertragsparteien", "Contract parties"),
    "kinds.protocol_version": ("Fassungen von Protokollen", "Versions of protocols"),
    "kinds.archive_entry": ("Alte Dateien", "Old files"),
    "kinds.archive_text": ("Texte alter Dateien", "Texts of old files"),
    "kinds.released_protocol": ("Freigegebene Protokolle", "Released protocols"),
    "kinds.fixed_text": ("Festgehaltene Texte", "Fixed texts"),
    "kinds.recipient": ("Empfangende", "Recipients"),
    "kinds.reply": ("Rückmeldungen", "Replies"),
    "kinds.shared_text": ("Texte beim Träger", "Texts at the carrier"),
    "kinds.shared_reply": ("Rückmeldungen des Trägers", "Carrier's replies"),
    "kinds.signature": ("Unterschriften", "Signatures"),
    "kinds.mailing": ("E-Mails", "E-mails"),
    "kinds.document": ("Gedruckte Dokumente", "Printed documents"),
    "kinds.letterhead": ("Briefkopf", "Letterhead"),
    "kinds.logo": ("Logos", "Logos"),
    "kinds.device": ("Geräte", "Devices"),
    "kinds.retention": ("Aufbewahrungsregeln", "Retention rules"),
    "kinds.own_word": ("Eigene Wörter", "Own words"),
    "kinds.tag": ("Schlagwörter", "Tags"),
    "kinds.tagging": ("Vergebene Schlagwörter", "Tags of records"),
    "kinds.comment": ("Kommentare", "Comments"),
    "kinds.form": ("Formulare", "Form templates"),
    "kinds.form_version": ("Fassungen von Formularen", "Versions of form templates"),
    "kinds.form_file": ("Dateien von Formularen", "Files of form templates"),
    "kinds.submission": ("Bögen", "Forms"),
    "kinds.form_row": ("Zeilen von Bögen", "Rows of forms"),
    "kinds.answer": ("Angaben in Bögen", "Answers in forms"),
    "kinds.answer_file": ("Dateien zu Bögen", "Files of forms"),
    "kinds.finished_submission": ("Abgeschlossene Bögen", "Finished forms"),
    "kinds.research_key": ("Schlüssel der Forschungsdateien", "Keys of research files"),
    "kinds.round": ("Erhebungen", "Rounds"),
    "kinds.round_part": ("Beteiligungen an Erhebungen", "Parts in rounds"),
    "kinds.submission_step": ("Schritte von Bögen", "Steps of forms"),
    "kinds.remark": ("Anmerkungen zu Bögen", "Remarks on forms"),
    "kinds.contact_kind": ("Arten von Kontakten", "Kinds of contacts"),
    "kinds.contact_count": ("Kontaktzahlen", "Numbers of contacts"),
    "kinds.indicator": ("Indikatoren", "Indicators"),
    "kinds.target": ("Ziele", "Targets"),
    "kinds.measurement": ("Werte von Hand", "Values by hand"),
    "kinds.filling_rule": ("Regeln zum Einreichen", "Rules of handing in"),
    "kinds.figure_rule": ("Regeln der Auswertung", "Rules of the analysis"),
}
