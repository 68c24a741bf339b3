<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="de_DE">
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
    <name>Exchange</name>
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
        <source>%n Änderungen sind noch unterwegs</source>
        <translation>
            <numerusform>%n Änderung ist noch unterwegs</numerusform>
            <numerusform>%n Änderungen sind noch unterwegs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Paket übernommen: %n Änderungen.</source>
        <translation>
            <numerusform>Paket übernommen: %n Änderung.</numerusform>
            <numerusform>Paket übernommen: %n Änderungen.</numerusform>
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
    <name>PreviewDialog</name>
    <message numerus="yes">
        <source>%n Seiten</source>
        <translation>
            <numerusform>%n Seite</numerusform>
            <numerusform>%n Seiten</numerusform>
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
    <name>Today</name>
    <message numerus="yes">
        <source>%n Stellen mit zwei Angaben</source>
        <translation>
            <numerusform>%n Stelle mit zwei Angaben</numerusform>
            <numerusform>%n Stellen mit zwei Angaben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Termine vor Ort</source>
        <translation>
            <numerusform>%n Termin vor Ort</numerusform>
            <numerusform>%n Termine vor Ort</numerusform>
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
    <name>VisitPage</name>
    <message numerus="yes">
        <source>Vor dem Abschließen fehlen noch %n Angaben. Die erste ist ausgewählt.</source>
        <translation>
            <numerusform>Vor dem Abschließen fehlt noch %n Angabe. Sie ist ausgewählt.</numerusform>
            <numerusform>Vor dem Abschließen fehlen noch %n Angaben. Die erste ist ausgewählt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VisitSide</name>
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
    <name>Visits</name>
    <message numerus="yes">
        <source>%n Protokolle</source>
        <translation>
            <numerusform>%n Protokoll</numerusform>
            <numerusform>%n Protokolle</numerusform>
        </translation>
    </message>
</context>
</TS>
