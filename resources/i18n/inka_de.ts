<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="de_DE">
<context>
    <name>AloneForms</name>
    <message numerus="yes">
        <source>%n weitere zeigen</source>
        <translation>
            <numerusform>%n weitere zeigen</numerusform>
            <numerusform>%n weitere zeigen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Approval</name>
    <message numerus="yes">
        <source>%n Einwendungen</source>
        <translation>
            <numerusform>%n Einwendung</numerusform>
            <numerusform>%n Einwendungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Einwendungen offen</source>
        <translation>
            <numerusform>%n Einwendung offen</numerusform>
            <numerusform>%n Einwendungen offen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Texte warten auf Ihre Rückmeldung.</source>
        <translation>
            <numerusform>%n Text wartet auf Ihre Rückmeldung.</numerusform>
            <numerusform>%n Texte warten auf Ihre Rückmeldung.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Archive</name>
    <message numerus="yes">
        <source>%n Dateien</source>
        <translation>
            <numerusform>%n Datei</numerusform>
            <numerusform>%n Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Dateien blieben liegen, wo sie sind.</source>
        <translation>
            <numerusform>%n Datei blieb liegen, wo sie ist.</numerusform>
            <numerusform>%n Dateien blieben liegen, wo sie sind.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Dateien sind im Archiv.</source>
        <translation>
            <numerusform>%n Datei ist im Archiv.</numerusform>
            <numerusform>%n Dateien sind im Archiv.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Dateien warten noch.</source>
        <translation>
            <numerusform>%n Datei wartet noch.</numerusform>
            <numerusform>%n Dateien warten noch.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Dateien werden übernommen</source>
        <translation>
            <numerusform>%n Datei wird übernommen</numerusform>
            <numerusform>%n Dateien werden übernommen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ArchiveImportPage</name>
    <message numerus="yes">
        <source>%n Dateien warten noch auf das Übernehmen.</source>
        <translation>
            <numerusform>%n Datei wartet noch auf das Übernehmen.</numerusform>
            <numerusform>%n Dateien warten noch auf das Übernehmen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Dateien übernehmen</source>
        <translation>
            <numerusform>%n Datei übernehmen</numerusform>
            <numerusform>%n Dateien übernehmen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Für %n ausgewählte Dateien:</source>
        <translation>
            <numerusform>Für %n ausgewählte Datei:</numerusform>
            <numerusform>Für %n ausgewählte Dateien:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ArchivePage</name>
    <message numerus="yes">
        <source>%n Dateien warten noch auf das Übernehmen.</source>
        <translation>
            <numerusform>%n Datei wartet noch auf das Übernehmen.</numerusform>
            <numerusform>%n Dateien warten noch auf das Übernehmen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BackupDialog</name>
    <message numerus="yes">
        <source>Bitte wählen Sie mindestens %n Zeichen.</source>
        <translation>
            <numerusform>Bitte wählen Sie mindestens %n Zeichen.</numerusform>
            <numerusform>Bitte wählen Sie mindestens %n Zeichen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Backups</name>
    <message numerus="yes">
        <source>%n nicht in Ordnung</source>
        <translation>
            <numerusform>%n nicht in Ordnung</numerusform>
            <numerusform>%n nicht in Ordnung</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wiederhergestellt</source>
        <translation>
            <numerusform>%n wiederhergestellt</numerusform>
            <numerusform>%n wiederhergestellt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{names} und %n weitere</source>
        <translation>
            <numerusform>{names} und %n weiterer</numerusform>
            <numerusform>{names} und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Batch</name>
    <message numerus="yes">
        <source>%n Ausgewählte drucken …</source>
        <translation>
            <numerusform>%n Ausgewähltes drucken …</numerusform>
            <numerusform>%n Ausgewählte drucken …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Dateien liegen in „{file}“.</source>
        <translation>
            <numerusform>%n Datei liegt in „{file}“.</numerusform>
            <numerusform>%n Dateien liegen in „{file}“.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Dokumente erstellen</source>
        <translation>
            <numerusform>%n Dokument erstellen</numerusform>
            <numerusform>%n Dokumente erstellen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Dokumente sind in „{file}“.</source>
        <translation>
            <numerusform>%n Dokument ist in „{file}“.</numerusform>
            <numerusform>%n Dokumente sind in „{file}“.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n konnten nicht erstellt werden.</source>
        <translation>
            <numerusform>%n konnte nicht erstellt werden.</numerusform>
            <numerusform>%n konnten nicht erstellt werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Angehalten: %n wurden nicht begonnen.</source>
        <translation>
            <numerusform>Angehalten: %n wurde nicht begonnen.</numerusform>
            <numerusform>Angehalten: %n wurden nicht begonnen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Hinweise zu %n Dokumenten.</source>
        <translation>
            <numerusform>Hinweise zu einem Dokument.</numerusform>
            <numerusform>Hinweise zu %n Dokumenten.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Calendar</name>
    <message numerus="yes">
        <source>%n Antworten fehlen</source>
        <translation>
            <numerusform>%n Antwort fehlt</numerusform>
            <numerusform>%n Antworten fehlen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Bögen fehlen</source>
        <translation>
            <numerusform>%n Bogen fehlt</numerusform>
            <numerusform>%n Bögen fehlen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+%n weitere</source>
        <translation>
            <numerusform>+%n weiterer</numerusform>
            <numerusform>+%n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CalendarDay</name>
    <message numerus="yes">
        <source>%n weitere stehen in der Liste.</source>
        <translation>
            <numerusform>%n weiterer steht in der Liste.</numerusform>
            <numerusform>%n weitere stehen in der Liste.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CalendarFiles</name>
    <message numerus="yes">
        <source>Nur die Auswahl (%n)</source>
        <translation>
            <numerusform>Nur die Auswahl (%n)</numerusform>
            <numerusform>Nur die Auswahl (%n)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message numerus="yes">
        <source>überfällig seit %n Tagen</source>
        <translation>
            <numerusform>überfällig seit %n Tag</numerusform>
            <numerusform>überfällig seit %n Tagen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message numerus="yes">
        <source>%n Stellen entschieden. Was nicht gilt, bleibt im Verlauf.</source>
        <translation>
            <numerusform>%n Stelle entschieden. Was nicht gilt, bleibt im Verlauf.</numerusform>
            <numerusform>%n Stellen entschieden. Was nicht gilt, bleibt im Verlauf.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DueLists</name>
    <message numerus="yes">
        <source>%n Einträge</source>
        <translation>
            <numerusform>%n Eintrag</numerusform>
            <numerusform>%n Einträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n-mal verschoben</source>
        <translation>
            <numerusform>%n-mal verschoben</numerusform>
            <numerusform>%n-mal verschoben</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DuePrinting</name>
    <message numerus="yes">
        <source>Nur die Auswahl (%n)</source>
        <translation>
            <numerusform>Nur die Auswahl (%n)</numerusform>
            <numerusform>Nur die Auswahl (%n)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EraseDialog</name>
    <message numerus="yes">
        <source>%n Angaben</source>
        <translation>
            <numerusform>%n Angabe</numerusform>
            <numerusform>%n Angaben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Angaben ausgewählt</source>
        <translation>
            <numerusform>%n Angabe ausgewählt</numerusform>
            <numerusform>%n Angaben ausgewählt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Einträge aus „{project}“</source>
        <translation>
            <numerusform>%n Eintrag aus „{project}“</numerusform>
            <numerusform>%n Einträge aus „{project}“</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message numerus="yes">
        <source>%n Anhänge noch nicht abgeholt</source>
        <translation>
            <numerusform>%n Anhang noch nicht abgeholt</numerusform>
            <numerusform>%n Anhänge noch nicht abgeholt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Anhänge noch nicht bei der Koordinierungsstelle</source>
        <translation>
            <numerusform>%n Anhang noch nicht bei der Koordinierungsstelle</numerusform>
            <numerusform>%n Anhänge noch nicht bei der Koordinierungsstelle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Anhänge noch nicht gesendet</source>
        <translation>
            <numerusform>%n Anhang noch nicht gesendet</numerusform>
            <numerusform>%n Anhänge noch nicht gesendet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Anhänge sind noch nicht gesendet.</source>
        <translation>
            <numerusform>%n Anhang ist noch nicht gesendet.</numerusform>
            <numerusform>%n Anhänge sind noch nicht gesendet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Anhänge werden noch gesendet.</source>
        <translation>
            <numerusform>%n Anhang wird noch gesendet.</numerusform>
            <numerusform>%n Anhänge werden noch gesendet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Stellen mit zwei Angaben – bitte entscheiden</source>
        <translation>
            <numerusform>%n Stelle mit zwei Angaben – bitte entscheiden</numerusform>
            <numerusform>%n Stellen mit zwei Angaben – bitte entscheiden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Änderungen noch nicht gesendet</source>
        <translation>
            <numerusform>%n Änderung noch nicht gesendet</numerusform>
            <numerusform>%n Änderungen noch nicht gesendet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Änderungen sind noch nicht gesendet.</source>
        <translation>
            <numerusform>%n Änderung ist noch nicht gesendet.</numerusform>
            <numerusform>%n Änderungen sind noch nicht gesendet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Änderungen sind noch unterwegs</source>
        <translation>
            <numerusform>%n Änderung ist noch unterwegs</numerusform>
            <numerusform>%n Änderungen sind noch unterwegs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Änderungen von Gerät „{device}“ sind noch unterwegs</source>
        <translation>
            <numerusform>%n Änderung von Gerät „{device}“ ist noch unterwegs</numerusform>
            <numerusform>%n Änderungen von Gerät „{device}“ sind noch unterwegs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Änderungen werden noch gesendet.</source>
        <translation>
            <numerusform>%n Änderung wird noch gesendet.</numerusform>
            <numerusform>%n Änderungen werden noch gesendet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Alles ist da: %n Anhänge.</source>
        <translation>
            <numerusform>Alles ist da: %n Anhang.</numerusform>
            <numerusform>Alles ist da: %n Anhänge.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Noch nicht vollständig: %n Änderungen fehlen</source>
        <translation>
            <numerusform>Noch nicht vollständig: %n Änderung fehlt</numerusform>
            <numerusform>Noch nicht vollständig: %n Änderungen fehlen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Noch nicht vollständig: %n Änderungen von Gerät „{device}“ fehlen</source>
        <translation>
            <numerusform>Noch nicht vollständig: %n Änderung von Gerät „{device}“ fehlt</numerusform>
            <numerusform>Noch nicht vollständig: %n Änderungen von Gerät „{device}“ fehlen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Paket übernommen: %n Änderungen.</source>
        <translation>
            <numerusform>Paket übernommen: %n Änderung.</numerusform>
            <numerusform>Paket übernommen: %n Änderungen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>USB-Stick „{name}“ erkannt. %n Änderungen werden mitgenommen.</source>
        <translation>
            <numerusform>USB-Stick „{name}“ erkannt. %n Änderung wird mitgenommen.</numerusform>
            <numerusform>USB-Stick „{name}“ erkannt. %n Änderungen werden mitgenommen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>nur für %n Bereiche, zuletzt {when}</source>
        <translation>
            <numerusform>nur für %n Bereich, zuletzt {when}</numerusform>
            <numerusform>nur für %n Bereiche, zuletzt {when}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{here} von %n Anhängen sind da</source>
        <translation>
            <numerusform>{here} von %n Anhang ist da</numerusform>
            <numerusform>{here} von %n Anhängen sind da</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{here} von %n Anhängen sind da.</source>
        <translation>
            <numerusform>{here} von %n Anhang ist da.</numerusform>
            <numerusform>{here} von %n Anhängen sind da.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExchangePage</name>
    <message numerus="yes">
        <source>%n Pakete geschrieben. Senden Sie alle, zum Beispiel per E-Mail.</source>
        <translation>
            <numerusform>%n Paket geschrieben. Senden Sie es, zum Beispiel per E-Mail.</numerusform>
            <numerusform>%n Pakete geschrieben. Senden Sie alle, zum Beispiel per E-Mail.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n empfangen</source>
        <translation>
            <numerusform>%n empfangen</numerusform>
            <numerusform>%n empfangen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n offen</source>
        <translation>
            <numerusform>%n offen</numerusform>
            <numerusform>%n offen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n weitere zeigen</source>
        <translation>
            <numerusform>%n weitere zeigen</numerusform>
            <numerusform>%n weitere zeigen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Änderungen gesendet</source>
        <translation>
            <numerusform>%n Änderung gesendet</numerusform>
            <numerusform>%n Änderungen gesendet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message numerus="yes">
        <source>{number} (%n Angaben fehlen)</source>
        <translation>
            <numerusform>{number} (%n Angabe fehlt)</numerusform>
            <numerusform>{number} (%n Angaben fehlen)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Filling</name>
    <message numerus="yes">
        <source>%n Anmerkungen</source>
        <translation>
            <numerusform>%n Anmerkung</numerusform>
            <numerusform>%n Anmerkungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FirstStartDialog</name>
    <message numerus="yes">
        <source>Bitte wählen Sie ein Kennwort mit mindestens %n Zeichen.</source>
        <translation>
            <numerusform>Bitte wählen Sie ein Kennwort mit mindestens %n Zeichen.</numerusform>
            <numerusform>Bitte wählen Sie ein Kennwort mit mindestens %n Zeichen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FormHistory</name>
    <message numerus="yes">
        <source>%n weitere zeigen</source>
        <translation>
            <numerusform>%n weiteren zeigen</numerusform>
            <numerusform>%n weitere zeigen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FormLibrary</name>
    <message numerus="yes">
        <source>%n frühere Fassungen</source>
        <translation>
            <numerusform>%n frühere Fassung</numerusform>
            <numerusform>%n frühere Fassungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FormPage</name>
    <message numerus="yes">
        <source>%n Angaben fehlen noch oder passen nicht.</source>
        <translation>
            <numerusform>%n Angabe fehlt noch oder passt nicht.</numerusform>
            <numerusform>%n Angaben fehlen noch oder passen nicht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Hinweise</source>
        <translation>
            <numerusform>%n Hinweis</numerusform>
            <numerusform>%n Hinweise</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Gespeichert als {file} mit %n Dateien daneben.</source>
        <translation>
            <numerusform>Gespeichert als {file} mit %n Datei daneben.</numerusform>
            <numerusform>Gespeichert als {file} mit %n Dateien daneben.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FormPapers</name>
    <message numerus="yes">
        <source>%n Angaben brauchen einen Blick. Die Liste bleibt beim Bogen.</source>
        <translation>
            <numerusform>%n Angabe braucht einen Blick. Die Liste bleibt beim Bogen.</numerusform>
            <numerusform>%n Angaben brauchen einen Blick. Die Liste bleibt beim Bogen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Angaben stehen im Bogen anders. Haken Sie an, was aus der Datei gelten soll.</source>
        <translation>
            <numerusform>%n Angabe steht im Bogen anders. Haken Sie sie an, wenn die der Datei gelten soll.</numerusform>
            <numerusform>%n Angaben stehen im Bogen anders. Haken Sie an, was aus der Datei gelten soll.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Angaben werden übernommen.</source>
        <translation>
            <numerusform>%n Angabe wird übernommen.</numerusform>
            <numerusform>%n Angaben werden übernommen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FormProblems</name>
    <message numerus="yes">
        <source>%n Stellen sind zu ändern, bevor das Formular ausgefüllt werden kann.</source>
        <translation>
            <numerusform>%n Stelle ist zu ändern, bevor das Formular ausgefüllt werden kann.</numerusform>
            <numerusform>%n Stellen sind zu ändern, bevor das Formular ausgefüllt werden kann.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Das Formular lässt sich ausfüllen. Dazu %n Hinweise.</source>
        <translation>
            <numerusform>Das Formular lässt sich ausfüllen. Dazu %n Hinweis.</numerusform>
            <numerusform>Das Formular lässt sich ausfüllen. Dazu %n Hinweise.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FormVersions</name>
    <message numerus="yes">
        <source>%n Angaben bleiben, wie sie sind.</source>
        <translation>
            <numerusform>%n Angabe bleibt, wie sie ist.</numerusform>
            <numerusform>%n Angaben bleiben, wie sie sind.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Angaben sieht man danach nicht mehr. Sie bleiben im Verlauf erhalten:</source>
        <translation>
            <numerusform>%n Angabe sieht man danach nicht mehr. Sie bleibt im Verlauf erhalten:</numerusform>
            <numerusform>%n Angaben sieht man danach nicht mehr. Sie bleiben im Verlauf erhalten:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Fragen sind neu:</source>
        <translation>
            <numerusform>%n Frage ist neu:</numerusform>
            <numerusform>%n Fragen sind neu:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FormsPage</name>
    <message numerus="yes">
        <source>%n Bögen sind übernommen.</source>
        <translation>
            <numerusform>%n Bogen ist übernommen.</numerusform>
            <numerusform>%n Bögen sind übernommen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HeldBack</name>
    <message numerus="yes">
        <source>und %n weitere Einträge</source>
        <translation>
            <numerusform>und %n weiterer Eintrag</numerusform>
            <numerusform>und %n weitere Einträge</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HeldBackPage</name>
    <message numerus="yes">
        <source>%n ausgewählt</source>
        <translation>
            <numerusform>%n ausgewählt</numerusform>
            <numerusform>%n ausgewählt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n weitere zeigen</source>
        <translation>
            <numerusform>%n weiteres zeigen</numerusform>
            <numerusform>%n weitere zeigen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Änderungen liegen gelassen. Sie bleiben hier stehen.</source>
        <translation>
            <numerusform>%n Änderung liegen gelassen. Sie bleibt hier stehen.</numerusform>
            <numerusform>%n Änderungen liegen gelassen. Sie bleiben hier stehen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Änderungen übernommen. Mit dem nächsten Senden gelten sie überall.</source>
        <translation>
            <numerusform>%n Änderung übernommen. Mit dem nächsten Senden gilt sie überall.</numerusform>
            <numerusform>%n Änderungen übernommen. Mit dem nächsten Senden gelten sie überall.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Indicators</name>
    <message numerus="yes">
        <source>%n Personen zählen in {one} und {other}, die sich ausschließen.</source>
        <translation>
            <numerusform>%n Person zählt in {one} und {other}, die sich ausschließen.</numerusform>
            <numerusform>%n Personen zählen in {one} und {other}, die sich ausschließen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Für alle Projekte zusammen steht kein Ziel fest, %n Projekte haben eines. Ihre Summe gilt, sobald jedes Projekt mit einem Wert ein Ziel gleicher Art hat.</source>
        <translation>
            <numerusform>Für alle Projekte zusammen steht kein Ziel fest, %n Projekt hat eines. Es gilt, sobald jedes Projekt mit einem Wert ein Ziel gleicher Art hat.</numerusform>
            <numerusform>Für alle Projekte zusammen steht kein Ziel fest, %n Projekte haben eines. Ihre Summe gilt, sobald jedes Projekt mit einem Wert ein Ziel gleicher Art hat.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mittel aus %n Zielen für einzelne Zeiträume</source>
        <translation>
            <numerusform>Mittel aus %n Ziel für einzelne Zeiträume</numerusform>
            <numerusform>Mittel aus %n Zielen für einzelne Zeiträume</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mittel der Ziele von %n Projekten</source>
        <translation>
            <numerusform>Mittel der Ziele von %n Projekt</numerusform>
            <numerusform>Mittel der Ziele von %n Projekten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Person für Person geprüft: %n Personen zählen in beiden.</source>
        <translation>
            <numerusform>Person für Person geprüft: %n Person zählt in beiden.</numerusform>
            <numerusform>Person für Person geprüft: %n Personen zählen in beiden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Summe aus %n Zielen für einzelne Zeiträume</source>
        <translation>
            <numerusform>Summe aus %n Ziel für einzelne Zeiträume</numerusform>
            <numerusform>Summe aus %n Zielen für einzelne Zeiträume</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Summe der Ziele von %n Projekten</source>
        <translation>
            <numerusform>Summe der Ziele von %n Projekt</numerusform>
            <numerusform>Summe der Ziele von %n Projekten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Zählt %n Monate nach dem Austritt</source>
        <translation>
            <numerusform>Zählt %n Monat nach dem Austritt</numerusform>
            <numerusform>Zählt %n Monate nach dem Austritt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Zählt innerhalb von %n Tagen nach dem Austritt, das letzte Ereignis gilt</source>
        <translation>
            <numerusform>Zählt innerhalb von %n Tag nach dem Austritt, das letzte Ereignis gilt</numerusform>
            <numerusform>Zählt innerhalb von %n Tagen nach dem Austritt, das letzte Ereignis gilt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{why}: %n Angaben</source>
        <translation>
            <numerusform>{why}: %n Angabe</numerusform>
            <numerusform>{why}: %n Angaben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{why}: %n Projekte</source>
        <translation>
            <numerusform>{why}: %n Projekt</numerusform>
            <numerusform>{why}: %n Projekte</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IndicatorsPage</name>
    <message numerus="yes">
        <source>%n geprüfte Bögen sind noch nicht vollständig da.</source>
        <translation>
            <numerusform>%n geprüfter Bogen ist noch nicht vollständig da.</numerusform>
            <numerusform>%n geprüfte Bögen sind noch nicht vollständig da.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InviteListDialog</name>
    <message numerus="yes">
        <source>%n Dateien gespeichert</source>
        <translation>
            <numerusform>%n Datei gespeichert</numerusform>
            <numerusform>%n Dateien gespeichert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Einladungen</source>
        <translation>
            <numerusform>%n Einladung</numerusform>
            <numerusform>%n Einladungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LeaversDialog</name>
    <message numerus="yes">
        <source>%n Vereinbarungen sind übertragen.</source>
        <translation>
            <numerusform>%n Vereinbarung ist übertragen.</numerusform>
            <numerusform>%n Vereinbarungen sind übertragen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LineOfPoints</name>
    <message numerus="yes">
        <source>%n Punkte</source>
        <translation>
            <numerusform>%n Punkt</numerusform>
            <numerusform>%n Punkte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bitte mindestens %n verschiedene Punkte eingeben, in jeder Zeile einen Ort.</source>
        <translation>
            <numerusform>Bitte mindestens %n Punkt eingeben, in jeder Zeile einen Ort.</numerusform>
            <numerusform>Bitte mindestens %n verschiedene Punkte eingeben, in jeder Zeile einen Ort.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Mailing</name>
    <message numerus="yes">
        <source>%n E-Mails sind vorbereitet, noch keine ist versendet.</source>
        <translation>
            <numerusform>%n E-Mail ist vorbereitet, noch nicht versendet.</numerusform>
            <numerusform>%n E-Mails sind vorbereitet, noch keine ist versendet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Fotos gehen nicht mit: „nicht weitergeben“ oder ohne Angabe zu Personen.</source>
        <translation>
            <numerusform>%n Foto geht nicht mit: „nicht weitergeben“ oder ohne Angabe zu Personen.</numerusform>
            <numerusform>%n Fotos gehen nicht mit: „nicht weitergeben“ oder ohne Angabe zu Personen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Fotos weglassen, die nicht weitergegeben werden dürfen</source>
        <translation>
            <numerusform>Ein Foto weglassen, das nicht weitergegeben werden darf</numerusform>
            <numerusform>%n Fotos weglassen, die nicht weitergegeben werden dürfen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Projekte fehlen noch: siehe unten.</source>
        <translation>
            <numerusform>%n Projekt fehlt noch: siehe unten.</numerusform>
            <numerusform>%n Projekte fehlen noch: siehe unten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n weitere</source>
        <translation>
            <numerusform>%n weitere Person</numerusform>
            <numerusform>%n weitere Personen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MissingCard</name>
    <message numerus="yes">
        <source>und %n weitere</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MissingPage</name>
    <message numerus="yes">
        <source>Alle %n erinnern</source>
        <translation>
            <numerusform>An %n erinnern</numerusform>
            <numerusform>Alle %n erinnern</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Network</name>
    <message numerus="yes">
        <source>%n Einträge</source>
        <translation>
            <numerusform>%n Eintrag</numerusform>
            <numerusform>%n Einträge</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Notes</name>
    <message numerus="yes">
        <source>%n offen</source>
        <translation>
            <numerusform>%n offen</numerusform>
            <numerusform>%n offen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n offene Kommentare</source>
        <translation>
            <numerusform>%n offener Kommentar</numerusform>
            <numerusform>%n offene Kommentare</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Owners</name>
    <message numerus="yes">
        <source>%n Geräte der Leitung</source>
        <translation>
            <numerusform>%n Gerät der Leitung</numerusform>
            <numerusform>%n Geräte der Leitung</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Änderungen warten auf Ihre Entscheidung.</source>
        <translation>
            <numerusform>%n Änderung wartet auf Ihre Entscheidung.</numerusform>
            <numerusform>%n Änderungen warten auf Ihre Entscheidung.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OwnersCard</name>
    <message numerus="yes">
        <source>%n weitere zeigen</source>
        <translation>
            <numerusform>%n weiteres zeigen</numerusform>
            <numerusform>%n weitere zeigen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PaperDialog</name>
    <message numerus="yes">
        <source>%n Seiten</source>
        <translation>
            <numerusform>%n Seite</numerusform>
            <numerusform>%n Seiten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotoOffer</name>
    <message numerus="yes">
        <source>%n Fotos aus dieser Zeit hinzufügen</source>
        <translation>
            <numerusform>%n Foto aus dieser Zeit hinzufügen</numerusform>
            <numerusform>%n Fotos aus dieser Zeit hinzufügen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Projects</name>
    <message numerus="yes">
        <source>%n offen</source>
        <translation>
            <numerusform>%n offen</numerusform>
            <numerusform>%n offen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n überfällig</source>
        <translation>
            <numerusform>%n überfällig</numerusform>
            <numerusform>%n überfällig</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProtocolPage</name>
    <message numerus="yes">
        <source>Vor dem Abschließen fehlen noch %n Angaben. Die erste ist ausgewählt.</source>
        <translation>
            <numerusform>Vor dem Abschließen fehlt noch %n Angabe. Sie ist ausgewählt.</numerusform>
            <numerusform>Vor dem Abschließen fehlen noch %n Angaben. Die erste ist ausgewählt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProtocolSide</name>
    <message numerus="yes">
        <source>%n Stellen</source>
        <translation>
            <numerusform>%n Stelle</numerusform>
            <numerusform>%n Stellen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n erledigt oder entfallen</source>
        <translation>
            <numerusform>%n erledigt oder entfallen</numerusform>
            <numerusform>%n erledigt oder entfallen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n offen</source>
        <translation>
            <numerusform>%n offen</numerusform>
            <numerusform>%n offen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Protocols</name>
    <message numerus="yes">
        <source>%n Protokolle</source>
        <translation>
            <numerusform>%n Protokoll</numerusform>
            <numerusform>%n Protokolle</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuestionAside</name>
    <message numerus="yes">
        <source>%n erledigte Anmerkungen</source>
        <translation>
            <numerusform>%n erledigte Anmerkung</numerusform>
            <numerusform>%n erledigte Anmerkungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordState</name>
    <message numerus="yes">
        <source>%n Anhänge noch nicht abgeholt</source>
        <translation>
            <numerusform>%n Anhang noch nicht abgeholt</numerusform>
            <numerusform>%n Anhänge noch nicht abgeholt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Anhänge noch nicht gesendet</source>
        <translation>
            <numerusform>%n Anhang noch nicht gesendet</numerusform>
            <numerusform>%n Anhänge noch nicht gesendet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{here} von %n Anhängen sind da</source>
        <translation>
            <numerusform>{here} von %n Anhang ist da</numerusform>
            <numerusform>{here} von %n Anhängen sind da</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReleasedRows</name>
    <message numerus="yes">
        <source>%n weitere zeigen</source>
        <translation>
            <numerusform>%n weitere zeigen</numerusform>
            <numerusform>%n weitere zeigen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RemarksCard</name>
    <message numerus="yes">
        <source>%n erledigte zeigen</source>
        <translation>
            <numerusform>%n erledigte zeigen</numerusform>
            <numerusform>%n erledigte zeigen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RemindedDialog</name>
    <message numerus="yes">
        <source>%n E-Mails sind als versendet vermerkt.</source>
        <translation>
            <numerusform>%n E-Mail ist als versendet vermerkt.</numerusform>
            <numerusform>%n E-Mails sind als versendet vermerkt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RepeatCards</name>
    <message numerus="yes">
        <source>%n weitere anzeigen</source>
        <translation>
            <numerusform>%n weiteren anzeigen</numerusform>
            <numerusform>%n weitere anzeigen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Retention</name>
    <message numerus="yes">
        <source>%n Einträge</source>
        <translation>
            <numerusform>%n Eintrag</numerusform>
            <numerusform>%n Einträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Monate</source>
        <translation>
            <numerusform>%n Monat</numerusform>
            <numerusform>%n Monate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{there} von %n Geräten bestätigt</source>
        <translation>
            <numerusform>{there} von %n Gerät bestätigt</numerusform>
            <numerusform>{there} von %n Geräten bestätigt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message numerus="yes">
        <source>%n Rückfragen gehen mit. Der Träger kann den Bogen wieder bearbeiten.</source>
        <translation>
            <numerusform>%n Rückfrage geht mit. Der Träger kann den Bogen wieder bearbeiten.</numerusform>
            <numerusform>%n Rückfragen gehen mit. Der Träger kann den Bogen wieder bearbeiten.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reviewing</name>
    <message numerus="yes">
        <source>%n Fragen des Trägers warten auf Antwort.</source>
        <translation>
            <numerusform>%n Frage des Trägers wartet auf Antwort.</numerusform>
            <numerusform>%n Fragen des Trägers warten auf Antwort.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Rückfragen sind notiert. Der Träger sieht sie, wenn Sie zurückgeben.</source>
        <translation>
            <numerusform>%n Rückfrage ist notiert. Der Träger sieht sie, wenn Sie zurückgeben.</numerusform>
            <numerusform>%n Rückfragen sind notiert. Der Träger sieht sie, wenn Sie zurückgeben.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RoundPage</name>
    <message numerus="yes">
        <source>%n Bögen liegen bereit. Sie gehen mit dem nächsten Senden hinaus.</source>
        <translation>
            <numerusform>%n Bogen liegt bereit. Er geht mit dem nächsten Senden hinaus.</numerusform>
            <numerusform>%n Bögen liegen bereit. Sie gehen mit dem nächsten Senden hinaus.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Bögen verschicken</source>
        <translation>
            <numerusform>%n Bogen verschicken</numerusform>
            <numerusform>%n Bögen verschicken</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RoundPapers</name>
    <message numerus="yes">
        <source>Alle %n Projekte</source>
        <translation>
            <numerusform>Das eine Projekt</numerusform>
            <numerusform>Alle %n Projekte</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Rounds</name>
    <message numerus="yes">
        <source>%n Antworten</source>
        <translation>
            <numerusform>%n Antwort</numerusform>
            <numerusform>%n Antworten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Bögen sind eingegangen und zu prüfen</source>
        <translation>
            <numerusform>%n Bogen ist eingegangen und zu prüfen</numerusform>
            <numerusform>%n Bögen sind eingegangen und zu prüfen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Fragen</source>
        <translation>
            <numerusform>%n Frage</numerusform>
            <numerusform>%n Fragen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Fragen von Trägern</source>
        <translation>
            <numerusform>%n Frage von Trägern</numerusform>
            <numerusform>%n Fragen von Trägern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Projekte</source>
        <translation>
            <numerusform>%n Projekt</numerusform>
            <numerusform>%n Projekte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Projekte sind an ihren Bogen zu erinnern</source>
        <translation>
            <numerusform>%n Projekt ist an seinen Bogen zu erinnern</numerusform>
            <numerusform>%n Projekte sind an ihren Bogen zu erinnern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mit Fragen</source>
        <translation>
            <numerusform>%n mit Fragen</numerusform>
            <numerusform>%n mit Fragen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mit Rückfrage</source>
        <translation>
            <numerusform>%n mit Rückfrage</numerusform>
            <numerusform>%n mit Rückfrage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n offen</source>
        <translation>
            <numerusform>%n offen</numerusform>
            <numerusform>%n offen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n zu prüfen</source>
        <translation>
            <numerusform>%n zu prüfen</numerusform>
            <numerusform>%n zu prüfen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n überfällig</source>
        <translation>
            <numerusform>%n überfällig</numerusform>
            <numerusform>%n überfällig</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RowCopier</name>
    <message numerus="yes">
        <source>%n Zeilen liegen in der Zwischenablage.</source>
        <translation>
            <numerusform>%n Zeile liegt in der Zwischenablage.</numerusform>
            <numerusform>%n Zeilen liegen in der Zwischenablage.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message numerus="yes">
        <source>%n Dateien in {folder}</source>
        <translation>
            <numerusform>%n Datei in {folder}</numerusform>
            <numerusform>%n Dateien in {folder}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Stock</name>
    <message numerus="yes">
        <source>%n Begehungspunkte</source>
        <translation>
            <numerusform>%n Begehungspunkt</numerusform>
            <numerusform>%n Begehungspunkte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Einrichtungen</source>
        <translation>
            <numerusform>%n Einrichtung</numerusform>
            <numerusform>%n Einrichtungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Fotos nennen ihren Ort. Die gespeicherten Fotos enthalten ihn nicht mehr. Für ihre Begehungspunkte übernehmen?</source>
        <translation>
            <numerusform>Ein Foto nennt seinen Ort. Das gespeicherte Foto enthält ihn nicht mehr. Für seinen Begehungspunkt übernehmen?</numerusform>
            <numerusform>%n Fotos nennen ihren Ort. Die gespeicherten Fotos enthalten ihn nicht mehr. Für ihre Begehungspunkte übernehmen?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unverändert</source>
        <translation>
            <numerusform>%n unverändert</numerusform>
            <numerusform>%n unverändert</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Submission</name>
    <message numerus="yes">
        <source>Rückfrage zu %n Angaben.</source>
        <translation>
            <numerusform>Rückfrage zu %n Angabe.</numerusform>
            <numerusform>Rückfrage zu %n Angaben.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SubmissionPage</name>
    <message numerus="yes">
        <source>%n Angaben fehlen noch oder passen nicht.</source>
        <translation>
            <numerusform>%n Angabe fehlt noch oder passt nicht.</numerusform>
            <numerusform>%n Angaben fehlen noch oder passen nicht.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SubmissionsPage</name>
    <message numerus="yes">
        <source>%n weitere zeigen</source>
        <translation>
            <numerusform>%n weiteren zeigen</numerusform>
            <numerusform>%n weitere zeigen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Today</name>
    <message numerus="yes">
        <source>%n Stellen mit zwei Angaben</source>
        <translation>
            <numerusform>%n Stelle mit zwei Angaben</numerusform>
            <numerusform>%n Stellen mit zwei Angaben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Termine</source>
        <translation>
            <numerusform>%n Termin</numerusform>
            <numerusform>%n Termine</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Vereinbarungen ohne Zuständige</source>
        <translation>
            <numerusform>%n Vereinbarung ohne Zuständige</numerusform>
            <numerusform>%n Vereinbarungen ohne Zuständige</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Vereinbarungen werden fällig</source>
        <translation>
            <numerusform>%n Vereinbarung wird fällig</numerusform>
            <numerusform>%n Vereinbarungen werden fällig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n offene Vereinbarungen</source>
        <translation>
            <numerusform>%n offene Vereinbarung</numerusform>
            <numerusform>%n offene Vereinbarungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Änderungen empfangen</source>
        <translation>
            <numerusform>%n Änderung empfangen</numerusform>
            <numerusform>%n Änderungen empfangen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Änderungen noch nicht gesendet</source>
        <translation>
            <numerusform>%n Änderung noch nicht gesendet</numerusform>
            <numerusform>%n Änderungen noch nicht gesendet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Änderungen zurückgehalten</source>
        <translation>
            <numerusform>%n Änderung zurückgehalten</numerusform>
            <numerusform>%n Änderungen zurückgehalten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message numerus="yes">
        <source>%n weitere zeigen</source>
        <translation>
            <numerusform>%n weitere zeigen</numerusform>
            <numerusform>%n weitere zeigen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WalkSketch</name>
    <message numerus="yes">
        <source>Skizze des Weges mit %n Punkten</source>
        <translation>
            <numerusform>Skizze des Weges mit einem Punkt</numerusform>
            <numerusform>Skizze des Weges mit %n Punkten</numerusform>
        </translation>
    </message>
</context>
</TS>
