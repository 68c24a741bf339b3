<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="de_DE">
<context>
    <name>AbsenceAnswer</name>
    <message>
        <source>Doch angeben</source>
        <translation>Answer after all</translation>
    </message>
    <message>
        <source>Grund</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>{question}: Grund</source>
        <translation>{question}: reason</translation>
    </message>
</context>
<context>
    <name>ActorList</name>
    <message>
        <source>+ Akteur</source>
        <translation>+ Actor</translation>
    </message>
    <message>
        <source>Der Akteur ist im Papierkorb.</source>
        <translation>The actor is in the bin.</translation>
    </message>
</context>
<context>
    <name>ActorRow</name>
    <message>
        <source>Akteur</source>
        <translation>Actor</translation>
    </message>
    <message>
        <source>Beziehung</source>
        <translation>Relation</translation>
    </message>
    <message>
        <source>Akteur verschieben oder entfernen</source>
        <translation>Move or remove the actor</translation>
    </message>
    <message>
        <source>Rolle im Sozialraum</source>
        <translation>Role in the neighbourhood</translation>
    </message>
    <message>
        <source>Anmerkung</source>
        <translation>Remark</translation>
    </message>
</context>
<context>
    <name>AddressAnswer</name>
    <message>
        <source>Seite öffnen</source>
        <translation>Open page</translation>
    </message>
</context>
<context>
    <name>AgendaEditor</name>
    <message>
        <source>Aussprache zu Punkt {number}</source>
        <translation>Discussion of item {number}</translation>
    </message>
</context>
<context>
    <name>AgendaRow</name>
    <message>
        <source>Titel des Tagesordnungspunkts</source>
        <translation>Title of the agenda item</translation>
    </message>
    <message>
        <source>Tagesordnungspunkt</source>
        <translation>Agenda item</translation>
    </message>
    <message>
        <source>Tagesordnungspunkt verschieben oder entfernen</source>
        <translation>Move or remove agenda item</translation>
    </message>
    <message>
        <source>Art des Tagesordnungspunkts</source>
        <translation>Kind of agenda item</translation>
    </message>
    <message>
        <source>Sachstand</source>
        <translation>Facts</translation>
    </message>
    <message>
        <source>Aussprache</source>
        <translation>Discussion</translation>
    </message>
    <message>
        <source>Aussprache in Kürze</source>
        <translation>Discussion in short</translation>
    </message>
    <message>
        <source>Beschluss im vollen Wortlaut</source>
        <translation>Resolution in full wording</translation>
    </message>
    <message>
        <source>Ja</source>
        <translation>For</translation>
    </message>
    <message>
        <source>Ja-Stimmen</source>
        <translation>Votes in favour</translation>
    </message>
    <message>
        <source>Nein</source>
        <translation>Against</translation>
    </message>
    <message>
        <source>Nein-Stimmen</source>
        <translation>Votes against</translation>
    </message>
    <message>
        <source>Enthaltung</source>
        <translation>Abstention</translation>
    </message>
    <message>
        <source>Enthaltungen</source>
        <translation>Abstentions</translation>
    </message>
</context>
<context>
    <name>AgreementEditor</name>
    <message>
        <source>Nachweis und Verschieben …</source>
        <translation>Evidence and postponing …</translation>
    </message>
    <message>
        <source>Vereinbarung entfernen</source>
        <translation>Remove agreement</translation>
    </message>
    <message>
        <source>Vereinbarung {number}</source>
        <translation>Agreement {number}</translation>
    </message>
</context>
<context>
    <name>AgreementList</name>
    <message>
        <source>+ Vereinbarung hinzufügen</source>
        <translation>+ Add agreement</translation>
    </message>
    <message>
        <source>Bei diesem Termin vereinbart</source>
        <translation>Agreed at this meeting</translation>
    </message>
    <message>
        <source>Vereinbarungen aus früheren Terminen</source>
        <translation>Agreements from earlier meetings</translation>
    </message>
    <message>
        <source>Die Vereinbarung ist im Papierkorb.</source>
        <translation>The agreement is in the bin.</translation>
    </message>
    <message>
        <source>vereinbart am {day}</source>
        <translation>agreed on {day}</translation>
    </message>
</context>
<context>
    <name>AgreementRow</name>
    <message>
        <source>Vereinbarung</source>
        <translation>Agreement</translation>
    </message>
    <message>
        <source>Was ist vereinbart?</source>
        <translation>What was agreed?</translation>
    </message>
    <message>
        <source>Zuständig</source>
        <translation>Responsible</translation>
    </message>
    <message>
        <source>Bis wann</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>Stand</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Weiteres zur Vereinbarung</source>
        <translation>More about this agreement</translation>
    </message>
</context>
<context>
    <name>AgreementStrip</name>
    <message>
        <source>15.12., morgen, +14, in 2 Wochen</source>
        <translation>15 Dec, tomorrow, +14, in 2 weeks</translation>
    </message>
    <message>
        <source>Bis wann</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>Die neue Vereinbarung hat noch keinen Text. Bitte ergänzen Sie ihn.</source>
        <translation>The new agreement has no text yet. Please add it.</translation>
    </message>
    <message>
        <source>Diese Vereinbarung ist begonnen. Eingabe fügt sie hinzu, Esc verwirft sie.</source>
        <translation>This agreement was begun. Enter adds it, Esc drops it.</translation>
    </message>
    <message>
        <source>Eingabe fügt hinzu, Esc verwirft</source>
        <translation>Enter adds, Esc drops</translation>
    </message>
    <message>
        <source>Neue Vereinbarung</source>
        <translation>New agreement</translation>
    </message>
    <message>
        <source>Vereinbaren</source>
        <translation>Agree</translation>
    </message>
    <message>
        <source>Vereinbarung</source>
        <translation>Agreement</translation>
    </message>
    <message>
        <source>Zuständig</source>
        <translation>Responsible</translation>
    </message>
</context>
<context>
    <name>AgreementsPage</name>
    <message>
        <source>Erledigt</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Erledigt …</source>
        <translation>Done …</translation>
    </message>
    <message>
        <source>Nichts gefunden</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>Ohne die Einschränkungen oben gibt es vielleicht mehr.</source>
        <translation>Without the limits above there may be more.</translation>
    </message>
    <message>
        <source>Vereinbarungen</source>
        <translation>Agreements</translation>
    </message>
    <message>
        <source>Als Excel-Tabelle speichern</source>
        <translation>Save as Excel table</translation>
    </message>
    <message>
        <source>Drucken</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Neu</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Zuständig</source>
        <translation>Responsible</translation>
    </message>
    <message>
        <source>Nur von diesen Zuständigen</source>
        <translation>Only of these responsible</translation>
    </message>
    <message>
        <source>alle</source>
        <translation>all</translation>
    </message>
    <message>
        <source>Projekt</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>Nur von diesem Projekt</source>
        <translation>Only of this project</translation>
    </message>
    <message>
        <source>Zum Protokoll</source>
        <translation>Open protocol</translation>
    </message>
    <message>
        <source>Einzelheiten</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Verschieben …</source>
        <translation>Postpone …</translation>
    </message>
    <message>
        <source>Wiedervorlage …</source>
        <translation>Follow-up …</translation>
    </message>
</context>
<context>
    <name>AloneForms</name>
    <message numerus="yes">
        <source>%n weitere zeigen</source>
        <translation>
            <numerusform>Show %n more</numerusform>
            <numerusform>Show %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>Der Bogen gehört jetzt zu „{round}“.</source>
        <translation>The form now belongs to “{round}”.</translation>
    </message>
    <message>
        <source>In eine Erhebung</source>
        <translation>Into a round</translation>
    </message>
    <message>
        <source>Ohne Erhebung ausgefüllt</source>
        <translation>Filled in outside of rounds</translation>
    </message>
    <message>
        <source>Rückgängig</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>AnswerDialog</name>
    <message>
        <source>Anfragedatei auswählen</source>
        <translation>Choose request file</translation>
    </message>
    <message>
        <source>Anfragen ({patterns})</source>
        <translation>Requests ({patterns})</translation>
    </message>
    <message>
        <source>Antwort speichern</source>
        <translation>Save answer</translation>
    </message>
    <message>
        <source>Bitte wählen Sie zuerst die Anfragedatei aus.</source>
        <translation>Please choose the request file first.</translation>
    </message>
    <message>
        <source>Code {code}</source>
        <translation>Code {code}</translation>
    </message>
    <message>
        <source>Die Anfrage nennt den Namen „{name}“. Fragen Sie diese Person, ob sie von ihr kommt.</source>
        <translation>The request gives the name “{name}”. Ask this person whether it comes from them.</translation>
    </message>
    <message>
        <source>Diese Datei lässt sich nicht lesen. Bitte wählen Sie die Anfrage neu aus.</source>
        <translation>This file cannot be read. Please choose the request again.</translation>
    </message>
    <message>
        <source>Gespeichert</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>Senden Sie die Antwort an {name}, zum Beispiel per E-Mail. Den Code sagen Sie am Telefon. Nur beides zusammen öffnet das eine Gerät.</source>
        <translation>Send the answer to {name}, for example by e-mail. Say the code on the phone. Only both together open this one device.</translation>
    </message>
    <message>
        <source>Gerät wieder öffnen</source>
        <translation>Open a device again</translation>
    </message>
    <message>
        <source>Jemand hat sein Kennwort vergessen oder den Schlüssel verloren und eine Anfrage gesandt. Rufen Sie zurück, bevor Sie antworten.</source>
        <translation>Somebody forgot a passphrase or lost the key and sent a request. Call back before you answer.</translation>
    </message>
    <message>
        <source>Anfragedatei</source>
        <translation>Request file</translation>
    </message>
    <message>
        <source>Auswählen</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>Wiederherstellungsblatt</source>
        <translation>Recovery sheet</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Antwort erstellen</source>
        <translation>Make answer</translation>
    </message>
    <message>
        <source>Datei und Code weitergeben</source>
        <translation>Hand over file and code</translation>
    </message>
    <message>
        <source>Code, nur persönlich oder am Telefon</source>
        <translation>Code, in person or on the phone only</translation>
    </message>
    <message>
        <source>Code kopieren</source>
        <translation>Copy code</translation>
    </message>
    <message>
        <source>Fertig</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>Approval</name>
    <message numerus="yes">
        <source>%n Einwendungen</source>
        <translation>
            <numerusform>%n objection</numerusform>
            <numerusform>%n objections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Einwendungen offen</source>
        <translation>
            <numerusform>%n objection open</numerusform>
            <numerusform>%n objections open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Texte warten auf Ihre Rückmeldung.</source>
        <translation>
            <numerusform>%n text waits for your reply.</numerusform>
            <numerusform>%n texts wait for your reply.</numerusform>
        </translation>
    </message>
    <message>
        <source>Abstimmung beendet</source>
        <translation>consultation has ended</translation>
    </message>
    <message>
        <source>Beschluss zu {number}: {words}</source>
        <translation>Resolution on {number}: {words}</translation>
    </message>
    <message>
        <source>Blatt, ausgegeben {when} · Prüfwert {mark}</source>
        <translation>Sheet handed out {when} · check value {mark}</translation>
    </message>
    <message>
        <source>Ganzer Text</source>
        <translation>Whole text</translation>
    </message>
    <message>
        <source>Text {number}</source>
        <translation>Text {number}</translation>
    </message>
    <message>
        <source>Text {number} vom {day}, {person}</source>
        <translation>Text {number} of {day}, {person}</translation>
    </message>
    <message>
        <source>Texte zur Abstimmung</source>
        <translation>Texts for consultation</translation>
    </message>
    <message>
        <source>Vereinbarung {number}: {words}</source>
        <translation>Agreement {number}: {words}</translation>
    </message>
    <message>
        <source>Vereinbarung „{words}“</source>
        <translation>Agreement “{words}”</translation>
    </message>
    <message>
        <source>Vereinbarungsblatt</source>
        <translation>Agreement sheet</translation>
    </message>
    <message>
        <source>festgehalten {when}, {person}</source>
        <translation>fixed {when}, {person}</translation>
    </message>
    <message>
        <source>ganzer Text</source>
        <translation>whole text</translation>
    </message>
    <message>
        <source>keine Einwendungen</source>
        <translation>no objections</translation>
    </message>
    <message>
        <source>noch keine Rückmeldung</source>
        <translation>no reply yet</translation>
    </message>
    <message>
        <source>zu Text {number}</source>
        <translation>on text {number}</translation>
    </message>
    <message>
        <source>{place}, Zeile {lines}</source>
        <translation>{place}, line {lines}</translation>
    </message>
    <message>
        <source>{replied} von {asked} geantwortet</source>
        <translation>{replied} of {asked} replied</translation>
    </message>
    <message>
        <source>{replied}, {open}</source>
        <translation>{replied}, {open}</translation>
    </message>
    <message>
        <source>{said}, {way} eingegangen am {day}</source>
        <translation>{said}, received {way} on {day}</translation>
    </message>
    <message>
        <source>{text} · Rückmeldung bis {day}
Sie antworten als {who}</source>
        <translation>{text} · reply by {day}
You reply as {who}</translation>
    </message>
    <message>
        <source>{text} · die Abstimmung ist beendet</source>
        <translation>{text} · the consultation has ended</translation>
    </message>
    <message>
        <source>{what}, {when}, einfache elektronische Signatur</source>
        <translation>{what}, {when}, simple electronic signature</translation>
    </message>
    <message>
        <source>{who} · {when}</source>
        <translation>{who} · {when}</translation>
    </message>
</context>
<context>
    <name>Archive</name>
    <message numerus="yes">
        <source>%n Dateien</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Dateien blieben liegen, wo sie sind.</source>
        <translation>
            <numerusform>%n file stayed where it is.</numerusform>
            <numerusform>%n files stayed where they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Dateien sind im Archiv.</source>
        <translation>
            <numerusform>%n file is in the archive.</numerusform>
            <numerusform>%n files are in the archive.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Dateien warten noch.</source>
        <translation>
            <numerusform>%n file still waits.</numerusform>
            <numerusform>%n files still wait.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Dateien werden übernommen</source>
        <translation>
            <numerusform>%n file is taken over</numerusform>
            <numerusform>%n files are taken over</numerusform>
        </translation>
    </message>
    <message>
        <source>Alle</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Art</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Bleiben liegen ({count})</source>
        <translation>Stay where they are ({count})</translation>
    </message>
    <message>
        <source>Datei</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Datum</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Doppelt ({count})</source>
        <translation>Double ({count})</translation>
    </message>
    <message>
        <source>Hinweis</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>Neu ({count})</source>
        <translation>New ({count})</translation>
    </message>
    <message>
        <source>Ohne Projekt</source>
        <translation>Without a project</translation>
    </message>
    <message>
        <source>Projekt</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>Senden und Empfangen</source>
        <translation>Send and receive</translation>
    </message>
    <message>
        <source>Titel</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Woher</source>
        <translation>From</translation>
    </message>
    <message>
        <source>doppelt: {other}</source>
        <translation>double of {other}</translation>
    </message>
    <message>
        <source>{files}, {size}</source>
        <translation>{files}, {size}</translation>
    </message>
    <message>
        <source>{file}, bleibt liegen: {why}</source>
        <translation>{file}, stays where it is: {why}</translation>
    </message>
    <message>
        <source>{file}, wird nicht übernommen</source>
        <translation>{file}, is not taken over</translation>
    </message>
    <message>
        <source>{file}, wird übernommen</source>
        <translation>{file}, is taken over</translation>
    </message>
    <message>
        <source>{form}, {size}</source>
        <translation>{form}, {size}</translation>
    </message>
    <message>
        <source>{form}, {size}, ohne lesbaren Text</source>
        <translation>{form}, {size}, without readable text</translation>
    </message>
    <message>
        <source>{size} MB</source>
        <translation>{size} MB</translation>
    </message>
    <message>
        <source>{size} kB</source>
        <translation>{size} kB</translation>
    </message>
</context>
<context>
    <name>ArchiveEntryPage</name>
    <message>
        <source>Dafür hat dieses Gerät kein Programm. Bitte speichern Sie die Datei unter einem Namen.</source>
        <translation>This device has no program for it. Please save the file under a name.</translation>
    </message>
    <message>
        <source>Datei speichern</source>
        <translation>Save file</translation>
    </message>
    <message>
        <source>Datei: {name}, {size}</source>
        <translation>File: {name}, {size}</translation>
    </message>
    <message>
        <source>Die Datei ist gespeichert.</source>
        <translation>The file is saved.</translation>
    </message>
    <message>
        <source>Die Datei ist noch nicht auf diesem Gerät. Bitte empfangen Sie zuerst.</source>
        <translation>The file is not on this device yet. Please receive first.</translation>
    </message>
    <message>
        <source>Die Suche findet nur Titel und Notiz: Die Datei hat keinen lesbaren Text.</source>
        <translation>The search finds only title and note: the file has no readable text.</translation>
    </message>
    <message>
        <source>Die alte Datei ist im Papierkorb.</source>
        <translation>The old file is in the bin.</translation>
    </message>
    <message>
        <source>Eine Kopie ist geöffnet. Änderungen daran kommen nicht ins Archiv.</source>
        <translation>A copy is open. Changes to it do not reach the archive.</translation>
    </message>
    <message>
        <source>Gespeichert {time}</source>
        <translation>Saved {time}</translation>
    </message>
    <message>
        <source>In den Papierkorb</source>
        <translation>Move to the bin</translation>
    </message>
    <message>
        <source>Ordner: {folder}</source>
        <translation>Folder: {folder}</translation>
    </message>
    <message>
        <source>Verlauf</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Zur Liste</source>
        <translation>To the list</translation>
    </message>
    <message>
        <source>Speichern unter …</source>
        <translation>Save as …</translation>
    </message>
    <message>
        <source>Öffnen</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Weiteres zu diesem Eintrag</source>
        <translation>More about this entry</translation>
    </message>
    <message>
        <source>Titel</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Datum</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Projekt</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>Notiz</source>
        <translation>Note</translation>
    </message>
</context>
<context>
    <name>ArchiveImportPage</name>
    <message numerus="yes">
        <source>%n Dateien warten noch auf das Übernehmen.</source>
        <translation>
            <numerusform>%n file still waits to be taken over.</numerusform>
            <numerusform>%n files still wait to be taken over.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Dateien übernehmen</source>
        <translation>
            <numerusform>Take over %n file</numerusform>
            <numerusform>Take over %n files</numerusform>
        </translation>
    </message>
    <message>
        <source>Alles darin lässt sich ändern, auch für viele Dateien auf einmal.</source>
        <translation>Everything in it can be changed, also for many files at once.</translation>
    </message>
    <message>
        <source>Alte Dateien</source>
        <translation>Old files</translation>
    </message>
    <message>
        <source>Alte Dateien übernehmen</source>
        <translation>Take over old files</translation>
    </message>
    <message>
        <source>Alte Protokolle, Berichte und Tabellen</source>
        <translation>Old protocols, reports and tables</translation>
    </message>
    <message>
        <source>Dateien ansehen</source>
        <translation>Looking at files</translation>
    </message>
    <message>
        <source>Diese Dateien sind unverändert.</source>
        <translation>These files are unchanged.</translation>
    </message>
    <message>
        <source>Doch übernehmen</source>
        <translation>Take over after all</translation>
    </message>
    <message>
        <source>Dort liegt keine Datei.</source>
        <translation>There is no file.</translation>
    </message>
    <message numerus="yes">
        <source>Für %n ausgewählte Dateien:</source>
        <translation>
            <numerusform>For %n selected file:</numerusform>
            <numerusform>For %n selected files:</numerusform>
        </translation>
    </message>
    <message>
        <source>Liegen geblieben</source>
        <translation>Left where they are</translation>
    </message>
    <message>
        <source>Nicht übernehmen</source>
        <translation>Do not take over</translation>
    </message>
    <message>
        <source>Ordner mit alten Dateien</source>
        <translation>Folder with old files</translation>
    </message>
    <message>
        <source>Ordner wählen …</source>
        <translation>Choose folder …</translation>
    </message>
    <message>
        <source>PDF-, Word- und Excel-Dateien bis {limit} MB; die Dateien selbst bleiben unverändert.</source>
        <translation>PDF, Word and Excel files of up to {limit} MB; the files themselves stay unchanged.</translation>
    </message>
    <message>
        <source>Sie sehen zuerst eine Liste mit vorgeschlagenem Tag und Projekt.</source>
        <translation>First you see a list with the proposed day and project.</translation>
    </message>
    <message>
        <source>Verwerfen</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>Weiter übernehmen</source>
        <translation>Go on taking over</translation>
    </message>
    <message>
        <source>Wählen Sie Dateien zum Ändern aus.</source>
        <translation>Select files to change them.</translation>
    </message>
    <message>
        <source>Ziehen Sie einen Ordner hierher.</source>
        <translation>Drag a folder here.</translation>
    </message>
    <message>
        <source>Zur Liste</source>
        <translation>To the list</translation>
    </message>
    <message>
        <source>Dateien wählen …</source>
        <translation>Choose files …</translation>
    </message>
    <message>
        <source>Gefundene Dateien</source>
        <translation>Files found</translation>
    </message>
    <message>
        <source>Datum</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Datum der ausgewählten Dateien</source>
        <translation>Date of the selected files</translation>
    </message>
    <message>
        <source>Projekt</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>Projekt der ausgewählten Dateien</source>
        <translation>Project of the selected files</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Übernehmen</source>
        <translation>Take over</translation>
    </message>
</context>
<context>
    <name>ArchivePage</name>
    <message numerus="yes">
        <source>%n Dateien warten noch auf das Übernehmen.</source>
        <translation>
            <numerusform>%n file still waits to be taken over.</numerusform>
            <numerusform>%n files still wait to be taken over.</numerusform>
        </translation>
    </message>
    <message>
        <source>Alle Projekte</source>
        <translation>All projects</translation>
    </message>
    <message>
        <source>Alte Dateien übernehmen</source>
        <translation>Take over old files</translation>
    </message>
    <message>
        <source>Noch keine alte Datei</source>
        <translation>No old file yet</translation>
    </message>
    <message>
        <source>PDF, Word und Excel werden nach Tag und Projekt geordnet und durchsuchbar.</source>
        <translation>PDF, Word and Excel are put in order by day and project and can be searched.</translation>
    </message>
    <message>
        <source>Weiter</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>Ziehen Sie einen Ordner mit alten Protokollen und Berichten hierher.</source>
        <translation>Drag a folder with old protocols and reports here.</translation>
    </message>
    <message>
        <source>Archiv</source>
        <translation>Archive</translation>
    </message>
    <message>
        <source>Projekt</source>
        <translation>Project</translation>
    </message>
</context>
<context>
    <name>AreaForm</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Kommune</source>
        <translation>Municipality</translation>
    </message>
    <message>
        <source>Ortsteil</source>
        <translation>District</translation>
    </message>
    <message>
        <source>Gemeindeschlüssel</source>
        <translation>Municipality key</translation>
    </message>
    <message>
        <source>Koordinaten</source>
        <translation>Coordinates</translation>
    </message>
    <message>
        <source>Abgrenzung</source>
        <translation>Boundaries</translation>
    </message>
</context>
<context>
    <name>AreasCard</name>
    <message>
        <source>Hinzufügen</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Name des Sozialraums</source>
        <translation>Name of the neighbourhood</translation>
    </message>
    <message>
        <source>Name des weiteren Sozialraums</source>
        <translation>Name of the further neighbourhood</translation>
    </message>
    <message>
        <source>Noch kein Sozialraum eingetragen.</source>
        <translation>No neighbourhood entered yet.</translation>
    </message>
    <message>
        <source>Sozialraum seit</source>
        <translation>Neighbourhood since</translation>
    </message>
    <message>
        <source>Sozialräume</source>
        <translation>Neighbourhoods</translation>
    </message>
    <message>
        <source>Weiterer Sozialraum</source>
        <translation>Further neighbourhood</translation>
    </message>
    <message>
        <source>seit</source>
        <translation>since</translation>
    </message>
</context>
<context>
    <name>Asides</name>
    <message>
        <source>Antwort von {who}, {when}</source>
        <translation>Answer from {who}, {when}</translation>
    </message>
    <message>
        <source>Frage an die Koordinierungsstelle von {who}, {when}</source>
        <translation>Question to the coordination office from {who}, {when}</translation>
    </message>
    <message>
        <source>Rückfrage der Koordinierungsstelle, {when}</source>
        <translation>Query from the coordination office, {when}</translation>
    </message>
    <message>
        <source>Rückfrage von {who}, {when} – noch nicht beim Träger</source>
        <translation>Query by {who}, {when} – not with the carrier yet</translation>
    </message>
    <message>
        <source>Vorquartal: {answer}</source>
        <translation>Last quarter: {answer}</translation>
    </message>
    <message>
        <source>Wie im Vorquartal</source>
        <translation>Same as last quarter</translation>
    </message>
    <message>
        <source>Wie zuletzt</source>
        <translation>Same as last time</translation>
    </message>
    <message>
        <source>Zuletzt: {answer}</source>
        <translation>Last time: {answer}</translation>
    </message>
    <message>
        <source>erledigt am {day}</source>
        <translation>done on {day}</translation>
    </message>
    <message>
        <source>liegt noch nicht vor</source>
        <translation>not yet known</translation>
    </message>
    <message>
        <source>nicht erhoben</source>
        <translation>not collected</translation>
    </message>
    <message>
        <source>{number}. Rückgabe am {day}</source>
        <translation>return {number} on {day}</translation>
    </message>
    <message>
        <source>{round}: {answer}</source>
        <translation>{round}: {answer}</translation>
    </message>
</context>
<context>
    <name>AttendeeRow</name>
    <message>
        <source>Funktion</source>
        <translation>Function</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Teilnahme</source>
        <translation>Attendance</translation>
    </message>
    <message>
        <source>Stimmrecht</source>
        <translation>Right to vote</translation>
    </message>
    <message>
        <source>Name oder Bemerkung angeben</source>
        <translation>Add name or remark</translation>
    </message>
    <message>
        <source>Person entfernen</source>
        <translation>Remove person</translation>
    </message>
    <message>
        <source>Name, nur wenn gewünscht</source>
        <translation>Name, only where wanted</translation>
    </message>
    <message>
        <source>Name (freiwillig)</source>
        <translation>Name (optional)</translation>
    </message>
    <message>
        <source>Bemerkung</source>
        <translation>Remark</translation>
    </message>
</context>
<context>
    <name>BackupDialog</name>
    <message numerus="yes">
        <source>Bitte wählen Sie mindestens %n Zeichen.</source>
        <translation>
            <numerusform>Please choose at least %n character.</numerusform>
            <numerusform>Please choose at least %n characters.</numerusform>
        </translation>
    </message>
    <message>
        <source>Die beiden Eingaben sind verschieden. Bitte wiederholen Sie das Kennwort.</source>
        <translation>The two entries differ. Please repeat the passphrase.</translation>
    </message>
    <message>
        <source>Ordner auf einem anderen Datenträger</source>
        <translation>Folder on another disk</translation>
    </message>
    <message>
        <source>Sicherung einrichten</source>
        <translation>Set up backup</translation>
    </message>
    <message>
        <source>Die Sicherung ist verschlüsselt. Mit diesem Kennwort öffnen Sie sie auf einem anderen Gerät. Bitte bewahren Sie es getrennt von diesem Gerät auf.</source>
        <translation>The backup is encrypted. With this passphrase you open it on another device. Please keep it apart from this device.</translation>
    </message>
    <message>
        <source>Kennwort</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Kennwort wiederholen</source>
        <translation>Repeat passphrase</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Ordner wählen …</source>
        <translation>Choose folder …</translation>
    </message>
</context>
<context>
    <name>BackupPage</name>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Der jetzige Stand bleibt als Kopie auf diesem Gerät. Was seither gesendet wurde, kommt beim nächsten Empfangen zurück. Das Programm öffnet sich danach neu.</source>
        <translation>The present state stays on this device as a copy. What was sent since comes back when you next receive. The program then opens anew.</translation>
    </message>
    <message>
        <source>Geprüft</source>
        <translation>Checked</translation>
    </message>
    <message>
        <source>Gesichert.</source>
        <translation>Backed up.</translation>
    </message>
    <message>
        <source>Noch keiner. Ab morgen steht hier der Stand jedes Tages.</source>
        <translation>None yet. From tomorrow each day&apos;s state stands here.</translation>
    </message>
    <message>
        <source>Ordner wählen</source>
        <translation>Choose folder</translation>
    </message>
    <message>
        <source>Prüfen</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>Sichern</source>
        <translation>Backing up</translation>
    </message>
    <message>
        <source>Sicherung prüfen</source>
        <translation>Checking the backup</translation>
    </message>
    <message>
        <source>Sicherungsordner</source>
        <translation>Backup folder</translation>
    </message>
    <message>
        <source>Stand {when} wiederherstellen?</source>
        <translation>Restore the state of {when}?</translation>
    </message>
    <message>
        <source>Stände</source>
        <translation>States</translation>
    </message>
    <message>
        <source>Wiederherstellen</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>Wählen Sie einen Ordner auf einem Stick oder Netzlaufwerk.</source>
        <translation>Choose a folder on a stick or a network drive.</translation>
    </message>
    <message>
        <source>Sicherung</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>Alles prüfen</source>
        <translation>Check everything</translation>
    </message>
    <message>
        <source>Jetzt sichern</source>
        <translation>Back up now</translation>
    </message>
</context>
<context>
    <name>Backups</name>
    <message numerus="yes">
        <source>%n nicht in Ordnung</source>
        <translation>
            <numerusform>%n not right</numerusform>
            <numerusform>%n not right</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wiederhergestellt</source>
        <translation>
            <numerusform>%n repaired</numerusform>
            <numerusform>%n repaired</numerusform>
        </translation>
    </message>
    <message>
        <source>Der Datenträger mit der Sicherung ist gerade nicht angeschlossen.</source>
        <translation>The disk with the backup is not connected now.</translation>
    </message>
    <message>
        <source>Die Sicherung ist vollständig: {records} Einträge, {attachments} Anhänge. Hier ist alles noch genauso.</source>
        <translation>The backup is complete: {records} records, {attachments} attachments. Everything here is still the same.</translation>
    </message>
    <message>
        <source>Die Sicherung ist vollständig: {records} Einträge, {attachments} Anhänge. Hier sind es {now} Einträge, seither geändert: {changed}.</source>
        <translation>The backup is complete: {records} records, {attachments} attachments. Here there are {now} records, changed since: {changed}.</translation>
    </message>
    <message>
        <source>Diese Sicherung ist nicht vollständig. Ihre Daten hier sind unverändert. Bitte sichern Sie neu.</source>
        <translation>This backup is not complete. Your data here is unchanged. Please back up anew.</translation>
    </message>
    <message>
        <source>Noch keine Sicherung auf einem anderen Datenträger.</source>
        <translation>No backup on another disk yet.</translation>
    </message>
    <message>
        <source>Tagesstand auf diesem Gerät</source>
        <translation>day&apos;s state on this device</translation>
    </message>
    <message>
        <source>Zu dieser Sicherung fehlt die Schlüsseldatei. Ihre Daten hier sind unverändert. Bitte wählen Sie den Ordner noch einmal und sichern Sie neu.</source>
        <translation>The key file of this backup is missing. Your data here is unchanged. Please choose the folder once more and back up again.</translation>
    </message>
    <message>
        <source>Zuletzt gesichert {when}.</source>
        <translation>Last backed up {when}.</translation>
    </message>
    <message>
        <source>Zuletzt gesichert {when}. Bitte sichern Sie wieder.</source>
        <translation>Last backed up {when}. Please back up again.</translation>
    </message>
    <message>
        <source>im Sicherungsordner</source>
        <translation>in the backup folder</translation>
    </message>
    <message>
        <source>in Ordnung</source>
        <translation>all right</translation>
    </message>
    <message>
        <source>{count} geprüft</source>
        <translation>{count} checked</translation>
    </message>
    <message>
        <source>{looked_at} · nicht in Ordnung: {names}</source>
        <translation>{looked_at} · not right: {names}</translation>
    </message>
    <message numerus="yes">
        <source>{names} und %n weitere</source>
        <translation>
            <numerusform>{names} and %n more</numerusform>
            <numerusform>{names} and %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>{where} · {size}</source>
        <translation>{where} · {size}</translation>
    </message>
</context>
<context>
    <name>Batch</name>
    <message numerus="yes">
        <source>%n Ausgewählte drucken …</source>
        <translation>
            <numerusform>Print %n selected …</numerusform>
            <numerusform>Print %n selected …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Dateien liegen in „{file}“.</source>
        <translation>
            <numerusform>%n file is in “{file}”.</numerusform>
            <numerusform>%n files are in “{file}”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Dokumente erstellen</source>
        <translation>
            <numerusform>Make %n document</numerusform>
            <numerusform>Make %n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Dokumente sind in „{file}“.</source>
        <translation>
            <numerusform>%n document is in “{file}”.</numerusform>
            <numerusform>%n documents are in “{file}”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n konnten nicht erstellt werden.</source>
        <translation>
            <numerusform>%n could not be made.</numerusform>
            <numerusform>%n could not be made.</numerusform>
        </translation>
    </message>
    <message>
        <source>Abgeschlossene kommen in ihrer Fassung, andere als Entwurf.</source>
        <translation>Finished ones come in their version, others as drafts.</translation>
    </message>
    <message numerus="yes">
        <source>Angehalten: %n wurden nicht begonnen.</source>
        <translation>
            <numerusform>Stopped: %n was not begun.</numerusform>
            <numerusform>Stopped: %n were not begun.</numerusform>
        </translation>
    </message>
    <message>
        <source>Für alle Zuständigen je eine Liste; was niemand übernahm, hat eine eigene.</source>
        <translation>A list for each person or body responsible; what nobody has taken on has its own.</translation>
    </message>
    <message numerus="yes">
        <source>Hinweise zu %n Dokumenten.</source>
        <translation>
            <numerusform>Notes on one document.</numerusform>
            <numerusform>Notes on %n documents.</numerusform>
        </translation>
    </message>
    <message>
        <source>Je Projekt eine Liste; was zu keinem gehört, hat eine eigene.</source>
        <translation>A list for each project; what belongs to none has its own.</translation>
    </message>
    <message>
        <source>Je Protokoll ein Blatt zum Unterschreiben.</source>
        <translation>One sheet to sign for each protocol.</translation>
    </message>
    <message>
        <source>Je Termin eine Liste mit den Anwesenden und leeren Zeilen.</source>
        <translation>One list for each appointment, with those present and empty lines.</translation>
    </message>
    <message>
        <source>{day}, {name}</source>
        <translation>{day}, {name}</translation>
    </message>
    <message>
        <source>Öffnen</source>
        <translation>Open</translation>
    </message>
</context>
<context>
    <name>BatchDialog</name>
    <message>
        <source>Dokumente speichern</source>
        <translation>Save documents</translation>
    </message>
    <message>
        <source>Ordner für die Dokumente</source>
        <translation>Folder for the documents</translation>
    </message>
    <message>
        <source>Dokumente erstellen</source>
        <translation>Make documents</translation>
    </message>
    <message>
        <source>Welche Dokumente</source>
        <translation>Which documents</translation>
    </message>
    <message>
        <source>Eine PDF-Datei mit Lesezeichen</source>
        <translation>One PDF file with bookmarks</translation>
    </message>
    <message>
        <source>Blätter durchgehend zählen</source>
        <translation>Count the sheets through</translation>
    </message>
    <message>
        <source>Eine Datei für jedes Dokument, in einem Ordner</source>
        <translation>One file for each document, in a folder</translation>
    </message>
    <message>
        <source>Fotos weglassen, die nicht weitergegeben werden dürfen</source>
        <translation>Leave out photos that may not be passed on</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Speichern …</source>
        <translation>Save …</translation>
    </message>
</context>
<context>
    <name>BatchResultDialog</name>
    <message>
        <source>Hinweise</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Hinweise zu Dokumenten</source>
        <translation>Notes on documents</translation>
    </message>
    <message>
        <source>Nicht erstellt</source>
        <translation>Not made</translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>Beginnings</name>
    <message>
        <source>Ohne Projekt</source>
        <translation>Without a project</translation>
    </message>
    <message>
        <source>einzelne Sitzung, ohne Sitzungsreihe</source>
        <translation>single meeting, without a series</translation>
    </message>
    <message>
        <source>noch keine Sitzung</source>
        <translation>no meeting yet</translation>
    </message>
    <message>
        <source>nächste am {day}</source>
        <translation>next on {day}</translation>
    </message>
    <message>
        <source>zuletzt am {day}</source>
        <translation>last on {day}</translation>
    </message>
    <message>
        <source>zum Beispiel mit einer Verwaltung</source>
        <translation>for example with an administration</translation>
    </message>
</context>
<context>
    <name>BinPage</name>
    <message>
        <source>Alle Arten</source>
        <translation>All kinds</translation>
    </message>
    <message>
        <source>Art</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Davon liegt nichts im Papierkorb.</source>
        <translation>None of that is in the bin.</translation>
    </message>
    <message>
        <source>Der Papierkorb ist leer</source>
        <translation>The bin is empty</translation>
    </message>
    <message>
        <source>Im Papierkorb suchen</source>
        <translation>Search the bin</translation>
    </message>
    <message>
        <source>Name oder Person</source>
        <translation>Name or person</translation>
    </message>
    <message>
        <source>Was Sie löschen, kommt zuerst hierher. Von hier holen Sie Protokolle, Projekte und alles andere zurück.</source>
        <translation>What you delete comes here first. From here you bring back protocols, projects and everything else.</translation>
    </message>
    <message>
        <source>Weitere anzeigen</source>
        <translation>Show more</translation>
    </message>
    <message>
        <source>Zurückholen</source>
        <translation>Bring back</translation>
    </message>
    <message>
        <source>Öffnen</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>„{name}“ ist wieder da.</source>
        <translation>“{name}” is back.</translation>
    </message>
    <message>
        <source>Papierkorb</source>
        <translation>Bin</translation>
    </message>
    <message>
        <source>Zu den Einstellungen</source>
        <translation>To the settings</translation>
    </message>
    <message>
        <source>Was Sie löschen, bleibt hier liegen, mit allem, was dazugehört.</source>
        <translation>What you delete stays here, with everything that belongs to it.</translation>
    </message>
</context>
<context>
    <name>Binder</name>
    <message>
        <source>Dieser Eintrag wurde inzwischen endgültig gelöscht. Ihr letzter Text liegt in der Zwischenablage: bitte anderswo einfügen.</source>
        <translation>This entry was erased meanwhile. Your last text is on the clipboard: please paste it elsewhere.</translation>
    </message>
</context>
<context>
    <name>BlankFormsDialog</name>
    <message>
        <source>Ansehen</source>
        <translation>Look at it</translation>
    </message>
    <message>
        <source>Leere Formulare zum Ausfüllen von Hand, mit Ihrem Briefkopf.</source>
        <translation>Blank forms to fill in by hand, on your letterhead.</translation>
    </message>
    <message>
        <source>Vordrucke</source>
        <translation>Blank forms</translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Alle in einer Datei …</source>
        <translation>All in one file …</translation>
    </message>
</context>
<context>
    <name>Calendar</name>
    <message numerus="yes">
        <source>%n Antworten fehlen</source>
        <translation>
            <numerusform>%n reply missing</numerusform>
            <numerusform>%n replies missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Bögen fehlen</source>
        <translation>
            <numerusform>%n form is missing</numerusform>
            <numerusform>%n forms are missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+%n weitere</source>
        <translation>
            <numerusform>+%n more</numerusform>
            <numerusform>+%n more</numerusform>
        </translation>
    </message>
    <message>
        <source>Art</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Aufbewahrung endet</source>
        <translation>Retention ends</translation>
    </message>
    <message>
        <source>Aufgabe (intern)</source>
        <translation>Task (internal)</translation>
    </message>
    <message>
        <source>Aufgaben</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <source>Bestandsaufnahme</source>
        <translation>Stock-taking</translation>
    </message>
    <message>
        <source>Bestandsaufnahmen</source>
        <translation>Stock-takings</translation>
    </message>
    <message>
        <source>Besuche</source>
        <translation>Visits</translation>
    </message>
    <message>
        <source>Bögen</source>
        <translation>Forms</translation>
    </message>
    <message>
        <source>Frist der Erhebung</source>
        <translation>Round due</translation>
    </message>
    <message>
        <source>Förderung endet</source>
        <translation>Funding ends</translation>
    </message>
    <message>
        <source>Gespräche</source>
        <translation>Talks</translation>
    </message>
    <message>
        <source>Heute, {day}</source>
        <translation>Today, {day}</translation>
    </message>
    <message>
        <source>KW {number}</source>
        <translation>Wk {number}</translation>
    </message>
    <message>
        <source>Laufzeiten</source>
        <translation>End dates</translation>
    </message>
    <message>
        <source>Monitoringbogen fällig</source>
        <translation>Monitoring form due</translation>
    </message>
    <message>
        <source>Rückfrage zum Bogen</source>
        <translation>Query on a form</translation>
    </message>
    <message>
        <source>Rückmeldung zum Entwurf</source>
        <translation>Reply to the draft</translation>
    </message>
    <message>
        <source>Rückmeldungen</source>
        <translation>Replies</translation>
    </message>
    <message>
        <source>Sitzung</source>
        <translation>Meeting</translation>
    </message>
    <message>
        <source>Sitzung nach Rhythmus</source>
        <translation>Meeting by rhythm</translation>
    </message>
    <message>
        <source>Sitzungen</source>
        <translation>Meetings</translation>
    </message>
    <message>
        <source>Stand</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Trägergespräch</source>
        <translation>Carrier talk</translation>
    </message>
    <message>
        <source>Uhrzeit</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Vereinbarte Sitzung</source>
        <translation>Agreed meeting</translation>
    </message>
    <message>
        <source>Vereinbarter Besuch</source>
        <translation>Agreed visit</translation>
    </message>
    <message>
        <source>Vereinbartes Gespräch</source>
        <translation>Agreed talk</translation>
    </message>
    <message>
        <source>Vereinbarung</source>
        <translation>Agreement</translation>
    </message>
    <message>
        <source>Vereinbarungen</source>
        <translation>Agreements</translation>
    </message>
    <message>
        <source>Vertrag endet</source>
        <translation>Contract ends</translation>
    </message>
    <message>
        <source>Vor-Ort-Besuch</source>
        <translation>Site visit</translation>
    </message>
    <message>
        <source>Wiedervorlage</source>
        <translation>Follow-up date</translation>
    </message>
    <message>
        <source>Wiedervorlagen</source>
        <translation>Follow-up dates</translation>
    </message>
    <message>
        <source>Wo oder wer</source>
        <translation>Where or who</translation>
    </message>
    <message>
        <source>Worum es geht</source>
        <translation>What it is about</translation>
    </message>
    <message>
        <source>alle Bögen sind da</source>
        <translation>all forms have arrived</translation>
    </message>
    <message>
        <source>bis {day}</source>
        <translation>until {day}</translation>
    </message>
    <message>
        <source>heute</source>
        <translation>today</translation>
    </message>
    <message>
        <source>nur eigene</source>
        <translation>only one’s own</translation>
    </message>
    <message>
        <source>nur überfällige</source>
        <translation>only overdue</translation>
    </message>
    <message>
        <source>vereinbart</source>
        <translation>agreed</translation>
    </message>
    <message>
        <source>vorgeschlagen</source>
        <translation>proposed</translation>
    </message>
    <message>
        <source>{kind}: {title}</source>
        <translation>{kind}: {title}</translation>
    </message>
</context>
<context>
    <name>CalendarDay</name>
    <message numerus="yes">
        <source>%n weitere stehen in der Liste.</source>
        <translation>
            <numerusform>%n more stands in the list.</numerusform>
            <numerusform>%n more stand in the list.</numerusform>
        </translation>
    </message>
    <message>
        <source>An diesem Tag steht nichts an.</source>
        <translation>Nothing is due on this day.</translation>
    </message>
</context>
<context>
    <name>CalendarFiles</name>
    <message>
        <source>Als Kalenderdatei speichern</source>
        <translation>Save as calendar file</translation>
    </message>
    <message>
        <source>Drei Monate ab {month}</source>
        <translation>Three months from {month}</translation>
    </message>
    <message>
        <source>Gespeichert als {file}. Aufgaben und Wiedervorlagen bleiben hier.</source>
        <translation>Saved as {file}. Tasks and follow-up dates stay here.</translation>
    </message>
    <message>
        <source>Hier steht nichts an, was in eine Kalenderdatei darf. Gespeichert wurde nichts.</source>
        <translation>Nothing here may go into a calendar file. Nothing was saved.</translation>
    </message>
    <message numerus="yes">
        <source>Nur die Auswahl (%n)</source>
        <translation>
            <numerusform>Only the selection (%n)</numerusform>
            <numerusform>Only the selection (%n)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CalendarFilters</name>
    <message>
        <source>Nur meine</source>
        <translation>Only mine</translation>
    </message>
    <message>
        <source>Nur von diesem Projekt</source>
        <translation>Only of this project</translation>
    </message>
    <message>
        <source>alle Projekte</source>
        <translation>all projects</translation>
    </message>
    <message>
        <source>Überfällig</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>Überfällig ({count})</source>
        <translation>Overdue ({count})</translation>
    </message>
</context>
<context>
    <name>CalendarPage</name>
    <message>
        <source>Diesen Monat kennen wir nicht. Bitte so eintippen: 12.2026 oder Dezember.</source>
        <translation>We do not know this month. Please type it like this: 12/2026 or December.</translation>
    </message>
    <message>
        <source>Hier steht, was einen Tag hat: Besuche, Sitzungen, Vereinbarungen und Fristen.</source>
        <translation>Here stands what has a day: visits, meetings, agreements and deadlines.</translation>
    </message>
    <message>
        <source>Liste</source>
        <translation>List</translation>
    </message>
    <message>
        <source>Monat</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>Nichts gefunden</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>Noch kein Termin</source>
        <translation>Nothing in the calendar yet</translation>
    </message>
    <message>
        <source>Ohne die Einschränkungen oben gibt es vielleicht mehr.</source>
        <translation>Without the limits above there may be more.</translation>
    </message>
    <message>
        <source>Termine</source>
        <translation>Calendar</translation>
    </message>
    <message>
        <source>Heute</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Voriger Monat</source>
        <translation>Previous month</translation>
    </message>
    <message>
        <source>Monat eintippen, zum Beispiel 12.2026 oder Dezember</source>
        <translation>Type a month, for example 12/2026 or December</translation>
    </message>
    <message>
        <source>Nächster Monat</source>
        <translation>Next month</translation>
    </message>
    <message>
        <source>Als Kalenderdatei speichern</source>
        <translation>Save as calendar file</translation>
    </message>
    <message>
        <source>Drucken</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Neu</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Einträge des Tages</source>
        <translation>Entries of the day</translation>
    </message>
    <message>
        <source>Protokoll beginnen</source>
        <translation>Begin protocol</translation>
    </message>
</context>
<context>
    <name>CarrierDialog</name>
    <message>
        <source>Bitte geben Sie den ersten Tag des neuen Trägers an.</source>
        <translation>Please enter the first day of the new carrier.</translation>
    </message>
    <message>
        <source>Bitte geben Sie den neuen Träger an.</source>
        <translation>Please enter the new carrier.</translation>
    </message>
    <message>
        <source>Träger wechselt</source>
        <translation>Carrier changes</translation>
    </message>
    <message>
        <source>Für den neuen Träger beginnt das Projekt neu, mit Kommunen, Sozialräumen und Standorten. Protokolle, Vereinbarungen, Bögen und Ansprechpersonen bleiben beim bisherigen.</source>
        <translation>For the new carrier the project begins anew, with municipalities, neighbourhoods and sites. Protocols, agreements, forms and contact persons stay with the old one.</translation>
    </message>
    <message>
        <source>Neuer Träger</source>
        <translation>New carrier</translation>
    </message>
    <message>
        <source>Erster Tag</source>
        <translation>First day</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Träger wechseln</source>
        <translation>Change carrier</translation>
    </message>
</context>
<context>
    <name>Carriers</name>
    <message>
        <source>Das Projekt beginnt beim neuen Träger. Laden Sie jetzt seine Geräte dafür ein.</source>
        <translation>The project begins with the new carrier. Now invite its devices to it.</translation>
    </message>
    <message>
        <source>Senden und Empfangen</source>
        <translation>Send and receive</translation>
    </message>
</context>
<context>
    <name>ChangesCard</name>
    <message>
        <source>Seit dem letzten Mal geändert</source>
        <translation>Changed since the last time</translation>
    </message>
</context>
<context>
    <name>ClockAnswer</name>
    <message>
        <source>Bitte eine Uhrzeit eingeben, zum Beispiel 9:30.</source>
        <translation>Please enter a time, for example 9:30.</translation>
    </message>
</context>
<context>
    <name>ClockEdit</name>
    <message>
        <source>Bitte eine Uhrzeit eingeben, zum Beispiel 9:30.</source>
        <translation>Please enter a time, for example 9:30.</translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message>
        <source>Eine Angabe ist noch nicht gespeichert. Bitte prüfen Sie die letzte Eingabe.</source>
        <translation>An entry has not been saved yet. Please check what you typed last.</translation>
    </message>
    <message>
        <source>Trotzdem schließen</source>
        <translation>Close anyway</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Alles durchsuchen</source>
        <translation>Search everything</translation>
    </message>
    <message>
        <source>Aufgabe anlegen</source>
        <translation>Add task</translation>
    </message>
    <message>
        <source>Austauschort wählen</source>
        <translation>Choose exchange place</translation>
    </message>
    <message>
        <source>Es gibt nichts mehr zurückzunehmen.</source>
        <translation>There is nothing left to undo.</translation>
    </message>
    <message>
        <source>Formular ansehen</source>
        <translation>Look at a form</translation>
    </message>
    <message>
        <source>Handbuch zu dieser Seite</source>
        <translation>Handbook for this page</translation>
    </message>
    <message>
        <source>Jetzt senden und empfangen</source>
        <translation>Send and receive now</translation>
    </message>
    <message>
        <source>Neu</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Projekt anlegen</source>
        <translation>Create project</translation>
    </message>
    <message>
        <source>Projekte als Excel-Tabelle speichern</source>
        <translation>Save projects as Excel table</translation>
    </message>
    <message>
        <source>Protokoll abschließen</source>
        <translation>Finish protocol</translation>
    </message>
    <message>
        <source>Protokolle als Excel-Tabelle speichern</source>
        <translation>Save protocols as Excel table</translation>
    </message>
    <message>
        <source>Rückgängig</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Vereinbarungen als Excel-Tabelle speichern</source>
        <translation>Save agreements as Excel table</translation>
    </message>
    <message>
        <source>Vordrucke drucken</source>
        <translation>Print blank forms</translation>
    </message>
    <message>
        <source>Wiederherstellungsblatt drucken</source>
        <translation>Print recovery sheet</translation>
    </message>
    <message>
        <source>Wiedervorlage anlegen</source>
        <translation>Add follow-up date</translation>
    </message>
    <message>
        <source>Zurückgenommen. Was andere seither geschrieben haben, blieb stehen.</source>
        <translation>Undone. What others have written since was left as it is.</translation>
    </message>
    <message>
        <source>Zurückgenommen.</source>
        <translation>Undone.</translation>
    </message>
</context>
<context>
    <name>ComparisonView</name>
    <message>
        <source>Verglichen mit</source>
        <translation>Compared with</translation>
    </message>
    <message>
        <source>Von diesem Sozialraum gibt es noch keine zweite Bestandsaufnahme. „Nächste Bestandsaufnahme“ nimmt Wege, Einrichtungen und Kennzahlen mit.</source>
        <translation>There is no second stock-taking of this neighbourhood yet. “Next stock-taking” takes ways, institutions and figures along.</translation>
    </message>
</context>
<context>
    <name>ConsultationDialog</name>
    <message>
        <source>+ Empfangende</source>
        <translation>+ Recipients</translation>
    </message>
    <message>
        <source>Abweichend abdrucken</source>
        <translation>Print as diverging</translation>
    </message>
    <message>
        <source>Der Text ist ihnen vorgelegt. Das PDF hat Zeilennummern.</source>
        <translation>The text is put to them. The PDF has line numbers.</translation>
    </message>
    <message>
        <source>Der Text wurde seither geändert.</source>
        <translation>The text was changed since.</translation>
    </message>
    <message>
        <source>Der Träger liest und beantwortet ihn im Programm.</source>
        <translation>The carrier reads and answers it in the program.</translation>
    </message>
    <message>
        <source>Dieser Tag ist schon vorbei. Bitte nennen Sie einen späteren.</source>
        <translation>That day has passed. Please give a later one.</translation>
    </message>
    <message>
        <source>Einwendung …</source>
        <translation>Objection …</translation>
    </message>
    <message>
        <source>Einwendungen</source>
        <translation>Objections</translation>
    </message>
    <message>
        <source>Empfangende</source>
        <translation>Recipients</translation>
    </message>
    <message>
        <source>Entfernen</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Frühere Texte</source>
        <translation>Earlier texts</translation>
    </message>
    <message>
        <source>Kein Text ist in Abstimmung.</source>
        <translation>No text is under consultation.</translation>
    </message>
    <message>
        <source>Keine Einwendungen</source>
        <translation>No objections</translation>
    </message>
    <message>
        <source>Per E-Mail senden …</source>
        <translation>Send by e-mail …</translation>
    </message>
    <message>
        <source>Text {number} ist zurückgezogen. Er kann schon gelesen worden sein.</source>
        <translation>Text {number} is withdrawn. It may have been read already.</translation>
    </message>
    <message>
        <source>Wieder öffnen</source>
        <translation>Open again</translation>
    </message>
    <message>
        <source>Zur Stelle</source>
        <translation>Go there</translation>
    </message>
    <message>
        <source>Zurücknehmen</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>keine Einwendungen</source>
        <translation>no objections</translation>
    </message>
    <message>
        <source>zurückgezogen</source>
        <translation>withdrawn</translation>
    </message>
    <message>
        <source>{facts}. {changed}</source>
        <translation>{facts}. {changed}</translation>
    </message>
    <message>
        <source>{facts}. {shared}</source>
        <translation>{facts}. {shared}</translation>
    </message>
    <message>
        <source>Ändern …</source>
        <translation>Change …</translation>
    </message>
    <message>
        <source>Öffnen</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Übernommen</source>
        <translation>Taken up</translation>
    </message>
    <message>
        <source>Abstimmung</source>
        <translation>Consultation</translation>
    </message>
    <message>
        <source>Rückmeldung bis</source>
        <translation>Reply by</translation>
    </message>
    <message>
        <source>PDF öffnen</source>
        <translation>Open PDF</translation>
    </message>
    <message>
        <source>Nächster Text …</source>
        <translation>Next text …</translation>
    </message>
    <message>
        <source>Text zurückziehen</source>
        <translation>Withdraw text</translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>ConsultedDialog</name>
    <message>
        <source>Dieser Text wurde zurückgezogen. Es ist nichts zu tun.</source>
        <translation>This text was withdrawn. There is nothing to do.</translation>
    </message>
    <message>
        <source>Keine Einwendungen</source>
        <translation>No objections</translation>
    </message>
    <message>
        <source>Noch keine Rückmeldung.</source>
        <translation>No reply yet.</translation>
    </message>
    <message>
        <source>Rückmeldungen</source>
        <translation>Replies</translation>
    </message>
    <message>
        <source>Zurücknehmen</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>Text zur Abstimmung</source>
        <translation>Text for consultation</translation>
    </message>
    <message>
        <source>Text lesen</source>
        <translation>Read the text</translation>
    </message>
    <message>
        <source>Einwendung …</source>
        <translation>Objection …</translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>ContactKeys</name>
    <message>
        <source>{kind} zählen, bisher {count}</source>
        <translation>Count {kind}, {count} so far</translation>
    </message>
</context>
<context>
    <name>ContactKindDialog</name>
    <message>
        <source>Art ändern</source>
        <translation>Change the kind</translation>
    </message>
    <message>
        <source>für keinen</source>
        <translation>for none</translation>
    </message>
    <message>
        <source>Übernehmen</source>
        <translation>Apply</translation>
    </message>
    <message>
        <source>Neue Art von Kontakten</source>
        <translation>New kind of contacts</translation>
    </message>
    <message>
        <source>Jede Art bekommt eine Taste auf der Seite Kontakte. Die Tasten der anderen bleiben, wie sie sind.</source>
        <translation>Each kind gets a key on the page Contacts. The keys of the others stay as they are.</translation>
    </message>
    <message>
        <source>Bezeichnung</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Zählt für den Indikator</source>
        <translation>Counts for the indicator</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Anlegen</source>
        <translation>Create</translation>
    </message>
</context>
<context>
    <name>Contacts</name>
    <message>
        <source>Frühere Art</source>
        <translation>Former kind</translation>
    </message>
    <message>
        <source>davon geschätzt {number}</source>
        <translation>of which estimated {number}</translation>
    </message>
</context>
<context>
    <name>ContactsPage</name>
    <message>
        <source>Anzeigen</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Gespeichert {time}</source>
        <translation>Saved {time}</translation>
    </message>
    <message>
        <source>Kontakte zählen Sie für ein Projekt.</source>
        <translation>Contacts are counted for a project.</translation>
    </message>
    <message>
        <source>Legen Sie zuerst eines an, oder senden und empfangen Sie.</source>
        <translation>Create one first, or send and receive.</translation>
    </message>
    <message>
        <source>Noch kein Projekt</source>
        <translation>No project yet</translation>
    </message>
    <message>
        <source>Noch nicht gezählt. Bitte zuerst einen gültigen Tag eingeben.</source>
        <translation>Not counted yet. Please enter a valid day first.</translation>
    </message>
    <message>
        <source>Noch nicht gezählt. Bitte zuerst wählen, was gezählt wird.</source>
        <translation>Not counted yet. Please choose first what is counted.</translation>
    </message>
    <message>
        <source>Tag für Tag</source>
        <translation>Day by day</translation>
    </message>
    <message>
        <source>Kontakte</source>
        <translation>Contacts</translation>
    </message>
    <message>
        <source>Was gezählt wird</source>
        <translation>What is counted</translation>
    </message>
    <message>
        <source>Projekt</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>Gezählt wird ohne Namen. Jeder Klick und jede Taste von 1 bis 9 ist ein Kontakt.</source>
        <translation>Contacts are counted without names. Each click and each key from 1 to 9 is one contact.</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Alter</source>
        <translation>Age</translation>
    </message>
    <message>
        <source>Grundlage</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>Geschlecht</source>
        <translation>Gender</translation>
    </message>
    <message>
        <source>Arten von Kontakten</source>
        <translation>Kinds of contacts</translation>
    </message>
    <message>
        <source>Letzten Kontakt zurücknehmen</source>
        <translation>Take back the last contact</translation>
    </message>
    <message>
        <source>Von einer Strichliste übernehmen</source>
        <translation>Take over from a tally sheet</translation>
    </message>
    <message>
        <source>Art</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Anzahl</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Dazuzählen</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Abziehen</source>
        <translation>Take off</translation>
    </message>
    <message>
        <source>Tag, Alter, Geschlecht und Grundlage gelten wie oben gewählt.</source>
        <translation>Day, age, gender and basis are those chosen above.</translation>
    </message>
</context>
<context>
    <name>Contents</name>
    <message>
        <source>Seite {page}</source>
        <translation>Page {page}</translation>
    </message>
    <message>
        <source>{title} ({part})</source>
        <translation>{title} ({part})</translation>
    </message>
</context>
<context>
    <name>ContractForm</name>
    <message>
        <source>Titel</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Projekt</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>Unterschrieben am</source>
        <translation>Signed on</translation>
    </message>
    <message>
        <source>Gültig ab</source>
        <translation>Valid from</translation>
    </message>
    <message>
        <source>Gültig bis</source>
        <translation>Valid to</translation>
    </message>
    <message>
        <source>Vertragsparteien</source>
        <translation>Contract parties</translation>
    </message>
    <message>
        <source>Notiz</source>
        <translation>Note</translation>
    </message>
</context>
<context>
    <name>ContractParties</name>
    <message>
        <source>+ Vertragspartei: Name der Organisation</source>
        <translation>+ Contract party: name of the organisation</translation>
    </message>
    <message>
        <source>Die Vertragspartei ist nicht mehr eingetragen.</source>
        <translation>The contract party is no longer entered.</translation>
    </message>
    <message>
        <source>Vertragspartei hinzufügen</source>
        <translation>Add a contract party</translation>
    </message>
</context>
<context>
    <name>ContractPartyRow</name>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Unterschrieben von</source>
        <translation>Signed by</translation>
    </message>
    <message>
        <source>Vertragspartei entfernen</source>
        <translation>Remove the contract party</translation>
    </message>
</context>
<context>
    <name>CoordinatesEdit</name>
    <message>
        <source>Diese Koordinaten nennen keinen Ort. Bitte so eingeben: 50,978512 11,029341 oder 50° 58&apos; 42&quot; N, 11° 1&apos; 45&quot; O.</source>
        <translation>These coordinates name no place. Please enter them like this: 50.978512 11.029341 or 50° 58&apos; 42&quot; N, 11° 1&apos; 45&quot; E.</translation>
    </message>
</context>
<context>
    <name>Counting</name>
    <message>
        <source>Das gilt für Auswertungen, Berichte, Veröffentlichtes und Forschungsdateien. Andere Dateien mit Daten sind nur für den internen Gebrauch.</source>
        <translation>This holds for analyses, reports, what is published and research files. Other files with data are for internal use only.</translation>
    </message>
    <message>
        <source>Dazwischen steht „knapp unter Plan“.</source>
        <translation>In between it says “slightly behind”.</translation>
    </message>
    <message>
        <source>Im Plan ab {good} % des Solls, deutlich unter Plan bei weniger als {far} %</source>
        <translation>On track from {good} % of the target, far behind below {far} %</translation>
    </message>
    <message>
        <source>Weniger als {small} Personen werden nicht ausgewiesen</source>
        <translation>Fewer than {small} people are not shown</translation>
    </message>
    <message>
        <source>bis {day} verwendet</source>
        <translation>used until {day}</translation>
    </message>
    <message>
        <source>gehört zum Programm</source>
        <translation>comes with the program</translation>
    </message>
    <message>
        <source>seit {day} nicht mehr gezählt</source>
        <translation>not counted since {day}</translation>
    </message>
    <message>
        <source>zählt für keinen Indikator</source>
        <translation>counts for no indicator</translation>
    </message>
    <message>
        <source>zählt für {code}</source>
        <translation>counts for {code}</translation>
    </message>
</context>
<context>
    <name>CountingPage</name>
    <message>
        <source>Ampel und kleine Zahlen</source>
        <translation>Traffic light and small counts</translation>
    </message>
    <message>
        <source>Arten von Kontakten</source>
        <translation>Kinds of contacts</translation>
    </message>
    <message>
        <source>Eigene Indikatoren</source>
        <translation>Own indicators</translation>
    </message>
    <message>
        <source>Neue Art</source>
        <translation>New kind</translation>
    </message>
    <message>
        <source>Neuer Indikator</source>
        <translation>New indicator</translation>
    </message>
    <message>
        <source>Nicht mehr verwenden</source>
        <translation>Use no longer</translation>
    </message>
    <message>
        <source>Nicht mehr zählen</source>
        <translation>Count no longer</translation>
    </message>
    <message>
        <source>Noch keine. Die Indikatoren des Programms sind schon dabei.</source>
        <translation>None yet. The programme&apos;s indicators are there already.</translation>
    </message>
    <message>
        <source>Wieder verwenden</source>
        <translation>Use again</translation>
    </message>
    <message>
        <source>Wieder zählen</source>
        <translation>Count again</translation>
    </message>
    <message>
        <source>Ändern</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Was gezählt wird</source>
        <translation>What is counted</translation>
    </message>
    <message>
        <source>Was Sie hier ändern, gilt auf allen Geräten. Was schon gezählt wurde, bleibt.</source>
        <translation>What you change here holds on all devices. What was counted already stays.</translation>
    </message>
</context>
<context>
    <name>DataExportDialog</name>
    <message>
        <source>Alle Projekte</source>
        <translation>All projects</translation>
    </message>
    <message>
        <source>Angehalten. Es wurde nichts gespeichert.</source>
        <translation>Stopped. Nothing was saved.</translation>
    </message>
    <message>
        <source>Daten speichern</source>
        <translation>Save data</translation>
    </message>
    <message>
        <source>Es gibt noch kein Formular in der Bibliothek.</source>
        <translation>There is no form in the library yet.</translation>
    </message>
    <message>
        <source>Gespeichert als {file}.</source>
        <translation>Saved as {file}.</translation>
    </message>
    <message>
        <source>_intern</source>
        <translation>_internal</translation>
    </message>
    <message>
        <source>Daten aus Bögen speichern</source>
        <translation>Save data from forms</translation>
    </message>
    <message>
        <source>Formular</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Projekt</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>Als</source>
        <translation>As</translation>
    </message>
    <message>
        <source>Antworten und Überschriften in Worten</source>
        <translation>Answers and headings in words</translation>
    </message>
    <message>
        <source>Zahlen und Tage auf Deutsch schreiben</source>
        <translation>Write numbers and days the German way</translation>
    </message>
    <message>
        <source>Codebuch auch als PDF daneben speichern</source>
        <translation>Save the codebook as a PDF beside it, too</translation>
    </message>
    <message>
        <source>Auch Bögen, die noch in Bearbeitung sind</source>
        <translation>Also forms that are still in progress</translation>
    </message>
    <message>
        <source>Tage werden zu</source>
        <translation>Days become</translation>
    </message>
    <message>
        <source>Kleinste Zahl, die ausgewiesen wird</source>
        <translation>Smallest number that is shown</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Speichern …</source>
        <translation>Save …</translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>bis heute</source>
        <translation>due today</translation>
    </message>
    <message>
        <source>bis morgen</source>
        <translation>due tomorrow</translation>
    </message>
    <message>
        <source>bis {day}</source>
        <translation>due {day}</translation>
    </message>
    <message>
        <source>gestern, {time}</source>
        <translation>yesterday, {time}</translation>
    </message>
    <message>
        <source>heute, {time}</source>
        <translation>today, {time}</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day}, {time}</translation>
    </message>
    <message numerus="yes">
        <source>überfällig seit %n Tagen</source>
        <translation>
            <numerusform>%n day overdue</numerusform>
            <numerusform>%n days overdue</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DayAnswer</name>
    <message>
        <source>Bitte einen Tag eingeben, zum Beispiel 15.12. oder morgen.</source>
        <translation>Please enter a day, for example 15 Dec or tomorrow.</translation>
    </message>
</context>
<context>
    <name>DayEdit</name>
    <message>
        <source>Bitte einen Tag eingeben, zum Beispiel 15.12. oder morgen.</source>
        <translation>Please enter a day, for example 15 Dec or tomorrow.</translation>
    </message>
    <message>
        <source>Kalender öffnen (Alt+Pfeil nach unten)</source>
        <translation>Open calendar (Alt+Down)</translation>
    </message>
</context>
<context>
    <name>DecimalAnswer</name>
    <message>
        <source>Bitte eine Zahl eingeben, zum Beispiel 12,5.</source>
        <translation>Please enter a number, for example 12.5.</translation>
    </message>
</context>
<context>
    <name>Deleted</name>
    <message>
        <source>gelöscht {when}, {person}, Gerät „{device}“</source>
        <translation>deleted {when}, {person}, device “{device}”</translation>
    </message>
    <message>
        <source>{name}, {day}</source>
        <translation>{name}, {day}</translation>
    </message>
</context>
<context>
    <name>Devices</name>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Alle Projekte, die es jetzt gibt</source>
        <translation>All projects that there are now</translation>
    </message>
    <message>
        <source>Aus der Leitung nehmen</source>
        <translation>Take from the owners</translation>
    </message>
    <message>
        <source>Das Gerät erhält keine Daten mehr. Das gilt mit dem nächsten Senden.</source>
        <translation>The device receives no more data. This holds with the next sending.</translation>
    </message>
    <message>
        <source>Das Gerät gehört jetzt dazu.</source>
        <translation>The device belongs here now.</translation>
    </message>
    <message>
        <source>Das Gerät gehört jetzt zur Leitung. Das gilt mit dem nächsten Senden.</source>
        <translation>The device is an owner’s now. This takes effect with the next sending.</translation>
    </message>
    <message>
        <source>Das Gerät gehört nicht dazu.</source>
        <translation>The device does not belong here.</translation>
    </message>
    <message>
        <source>Das Gerät gehört nicht mehr zur Leitung. Das gilt mit dem nächsten Senden.</source>
        <translation>The device is no longer an owner&apos;s. This takes effect with the next sending.</translation>
    </message>
    <message>
        <source>Das Gerät ist bestätigt und erhält, was es noch nicht hatte.</source>
        <translation>The device is confirmed and receives what it did not have yet.</translation>
    </message>
    <message>
        <source>Das Gerät liest nur noch. Das gilt mit dem nächsten Senden.</source>
        <translation>The device only reads from now on. This takes effect with the next sending.</translation>
    </message>
    <message>
        <source>Das Gerät „{name}“ ändert dann nichts mehr und erhält nur noch die gewählten Projekte. Was schon darauf liegt, bleibt dort.</source>
        <translation>The device “{name}” then changes nothing any more and receives the chosen projects only. What lies on it already stays there.</translation>
    </message>
    <message>
        <source>Die Wörter sind gleich</source>
        <translation>The words are the same</translation>
    </message>
    <message>
        <source>Dieses Gerät erhält ab sofort keine Daten mehr. Was schon darauf lag, können wir nicht zurückholen.</source>
        <translation>This device receives no more data from now on. What was on it already we cannot bring back.</translation>
    </message>
    <message>
        <source>Es arbeitet als Gerät der Koordination weiter. Einladen und abmelden kann es dann nicht mehr.</source>
        <translation>It goes on working as a coordinator&apos;s device. It can then no longer invite or sign off.</translation>
    </message>
    <message>
        <source>Es kann dann wie dieses Gerät einladen, abmelden und Zurückgehaltenes übernehmen.</source>
        <translation>It can then invite, sign off and accept what is held back, as this device can.</translation>
    </message>
    <message>
        <source>Gerät abmelden</source>
        <translation>Sign device off</translation>
    </message>
    <message>
        <source>Gerät verloren</source>
        <translation>Device lost</translation>
    </message>
    <message>
        <source>Gerät „{name}“ abmelden?</source>
        <translation>Sign the device “{name}” off?</translation>
    </message>
    <message>
        <source>Gerät „{name}“ als verloren melden?</source>
        <translation>Report the device “{name}” as lost?</translation>
    </message>
    <message>
        <source>Gerät „{name}“ aus der Leitung nehmen?</source>
        <translation>Take device “{name}” from the owners?</translation>
    </message>
    <message>
        <source>Gerät „{name}“ zur Leitung machen?</source>
        <translation>Make device “{name}” an owner’s?</translation>
    </message>
    <message>
        <source>Lesen Sie sich am Telefon diese sechs Wörter vor:</source>
        <translation>Read these six words to each other on the phone:</translation>
    </message>
    <message>
        <source>Liste für den Datenschutz drucken</source>
        <translation>Print the list for data protection</translation>
    </message>
    <message>
        <source>Nur noch lesen</source>
        <translation>Only read</translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Zur Leitung machen</source>
        <translation>Make an owner’s</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message numerus="yes">
        <source>%n Stellen entschieden. Was nicht gilt, bleibt im Verlauf.</source>
        <translation>
            <numerusform>%n place decided. What does not count stays in the history.</numerusform>
            <numerusform>%n places decided. What does not count stays in the history.</numerusform>
        </translation>
    </message>
    <message>
        <source>Besuch beginnen</source>
        <translation>Begin visit</translation>
    </message>
    <message>
        <source>Das Projekt ist angelegt.</source>
        <translation>The project was created.</translation>
    </message>
    <message>
        <source>Das Wiederherstellungsblatt ist schon gedruckt und geprüft.</source>
        <translation>The recovery sheet has been printed and checked already.</translation>
    </message>
    <message>
        <source>Das ist schon entschieden.</source>
        <translation>This has been decided already.</translation>
    </message>
    <message>
        <source>Dieses Gerät gehört jetzt zur Leitung.</source>
        <translation>This device is an owner’s now.</translation>
    </message>
    <message>
        <source>Legen Sie zuerst ein Projekt an. Danach beginnt der Besuch.</source>
        <translation>Please create a project first. The visit begins after that.</translation>
    </message>
    <message>
        <source>Leitung übernehmen</source>
        <translation>Take over ownership</translation>
    </message>
    <message>
        <source>Mit dem Wiederherstellungsblatt wird dieses Gerät zu einem Gerät der Leitung. Tippen Sie alle 13 Gruppen ab.</source>
        <translation>With the recovery sheet this device becomes an owner’s. Type all 13 groups.</translation>
    </message>
    <message>
        <source>Übernehmen</source>
        <translation>Accept</translation>
    </message>
</context>
<context>
    <name>DigitsAnswer</name>
    <message>
        <source>Bitte nur Ziffern eingeben.</source>
        <translation>Please enter digits only.</translation>
    </message>
</context>
<context>
    <name>DoubleClickCard</name>
    <message>
        <source>Doppelklick</source>
        <translation>Double click</translation>
    </message>
    <message>
        <source>Ein Doppelklick auf Dateien, die Sie von anderen erhalten, öffnet dieses Programm.</source>
        <translation>A double click on files that you get from others opens this program.</translation>
    </message>
    <message>
        <source>Einladungen und Pakete mit Doppelklick öffnen</source>
        <translation>Open invitations and packets with a double click</translation>
    </message>
    <message>
        <source>Einladungen und Pakete öffnen</source>
        <translation>Open invitations and packets</translation>
    </message>
    <message>
        <source>eingeschaltet</source>
        <translation>switched on</translation>
    </message>
</context>
<context>
    <name>DragHandle</name>
    <message>
        <source>Ziehen ändert die Reihenfolge (Alt+Pfeil nach oben oder unten)</source>
        <translation>Pull to change the order (Alt+Up or Alt+Down)</translation>
    </message>
</context>
<context>
    <name>DrawingAnswer</name>
    <message>
        <source>Die Datei ist noch unterwegs. Bitte senden und empfangen Sie.</source>
        <translation>The file is still on its way. Please send and receive.</translation>
    </message>
    <message>
        <source>Neu zeichnen</source>
        <translation>Draw anew</translation>
    </message>
    <message>
        <source>Strich zurücknehmen</source>
        <translation>Take back stroke</translation>
    </message>
</context>
<context>
    <name>DueLists</name>
    <message numerus="yes">
        <source>%n Einträge</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n-mal verschoben</source>
        <translation>
            <numerusform>postponed once</numerusform>
            <numerusform>postponed %n times</numerusform>
        </translation>
    </message>
    <message>
        <source>Alle</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Aufgabe</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>Aufgabe anlegen</source>
        <translation>Add task</translation>
    </message>
    <message>
        <source>Aufgaben (intern)</source>
        <translation>Tasks (internal)</translation>
    </message>
    <message>
        <source>Aufgaben bleiben in der Koordinierungsstelle. Träger sehen sie nie.</source>
        <translation>Tasks stay in the coordination office. Carriers never see them.</translation>
    </message>
    <message>
        <source>Besuch beginnen</source>
        <translation>Begin visit</translation>
    </message>
    <message>
        <source>Bis wann</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>Entfallen</source>
        <translation>Dropped</translation>
    </message>
    <message>
        <source>Erledigt</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Fällig in 7 Tagen</source>
        <translation>Due within 7 days</translation>
    </message>
    <message>
        <source>Keine offene Aufgabe</source>
        <translation>No open task</translation>
    </message>
    <message>
        <source>Keine offene Vereinbarung</source>
        <translation>No open agreement</translation>
    </message>
    <message>
        <source>Keine offene Wiedervorlage</source>
        <translation>No open follow-up date</translation>
    </message>
    <message>
        <source>Offen</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Projekt</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>Senden und Empfangen</source>
        <translation>Send and receive</translation>
    </message>
    <message>
        <source>Sie entstehen im Protokoll und gehen von Termin zu Termin mit.</source>
        <translation>They are made in a protocol and go along from one appointment to the next.</translation>
    </message>
    <message>
        <source>Stand</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Statt {old} jetzt {new}</source>
        <translation>{new} instead of {old}</translation>
    </message>
    <message>
        <source>Vereinbarung</source>
        <translation>Agreement</translation>
    </message>
    <message>
        <source>Vereinbarungen</source>
        <translation>Agreements</translation>
    </message>
    <message>
        <source>Verschoben</source>
        <translation>Postponed</translation>
    </message>
    <message>
        <source>Wiedervorlage</source>
        <translation>Follow-up date</translation>
    </message>
    <message>
        <source>Wiedervorlage anlegen</source>
        <translation>Add follow-up date</translation>
    </message>
    <message>
        <source>Wiedervorlagen</source>
        <translation>Follow-up dates</translation>
    </message>
    <message>
        <source>Wiedervorlagen sehen nur Sie, auf Ihren eigenen Geräten.</source>
        <translation>Only you see follow-up dates, on your own devices.</translation>
    </message>
    <message>
        <source>Zuständig</source>
        <translation>Responsible</translation>
    </message>
    <message>
        <source>Zuständig: {name}</source>
        <translation>Responsible: {name}</translation>
    </message>
    <message>
        <source>bis {day}</source>
        <translation>due {day}</translation>
    </message>
    <message>
        <source>erledigt am {day}</source>
        <translation>done on {day}</translation>
    </message>
    <message>
        <source>freigegeben, der Träger liest mit</source>
        <translation>released, the carrier reads it too</translation>
    </message>
    <message>
        <source>vereinbart am {day}</source>
        <translation>agreed on {day}</translation>
    </message>
    <message>
        <source>{days}: {reason}</source>
        <translation>{days}: {reason}</translation>
    </message>
    <message>
        <source>{person}, {moment}</source>
        <translation>{person}, {moment}</translation>
    </message>
    <message>
        <source>Überfällig</source>
        <translation>Overdue</translation>
    </message>
</context>
<context>
    <name>DuePrinting</name>
    <message>
        <source>Als Word-Datei speichern …</source>
        <translation>Save as a Word file …</translation>
    </message>
    <message>
        <source>Einzelne Listen nach Projekt …</source>
        <translation>Separate lists by project …</translation>
    </message>
    <message>
        <source>Einzelne Listen nach Zuständigen …</source>
        <translation>Separate lists by responsible …</translation>
    </message>
    <message>
        <source>In dieser Liste steht keine Vereinbarung.</source>
        <translation>There is no agreement in this list.</translation>
    </message>
    <message>
        <source>Liste nach Projekt</source>
        <translation>List by project</translation>
    </message>
    <message>
        <source>Liste nach Zuständigen</source>
        <translation>List by responsible</translation>
    </message>
    <message numerus="yes">
        <source>Nur die Auswahl (%n)</source>
        <translation>
            <numerusform>Selection only (%n)</numerusform>
            <numerusform>Selection only (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>Per E-Mail senden …</source>
        <translation>Send by e-mail …</translation>
    </message>
    <message>
        <source>Versandte Listen …</source>
        <translation>Lists that were sent …</translation>
    </message>
</context>
<context>
    <name>EntriesDialog</name>
    <message>
        <source>Für „{field}“ gibt es zwei Angaben. Bitte wählen Sie, welche gelten soll.</source>
        <translation>There are two entries for “{field}”. Please choose which one is to hold.</translation>
    </message>
    <message>
        <source>Zwei Angaben</source>
        <translation>Two entries</translation>
    </message>
    <message>
        <source>Zwei Angaben – bitte entscheiden</source>
        <translation>Two entries – please decide</translation>
    </message>
    <message>
        <source>Später entscheiden</source>
        <translation>Decide later</translation>
    </message>
</context>
<context>
    <name>EntryPage</name>
    <message>
        <source>Abweichende Angaben bleiben hier erhalten.</source>
        <translation>Details that differ are kept here.</translation>
    </message>
    <message>
        <source>Datei</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Datei des Vertrags</source>
        <translation>File of the contract</translation>
    </message>
    <message>
        <source>Datei speichern</source>
        <translation>Save file</translation>
    </message>
    <message>
        <source>Datei wählen …</source>
        <translation>Choose file …</translation>
    </message>
    <message>
        <source>Der Eintrag ist im Papierkorb.</source>
        <translation>The entry is in the bin.</translation>
    </message>
    <message>
        <source>Die Datei ist gespeichert.</source>
        <translation>The file was saved.</translation>
    </message>
    <message>
        <source>Die Datei ist noch nicht auf diesem Gerät. Bitte empfangen Sie zuerst.</source>
        <translation>The file is not on this device yet. Please receive first.</translation>
    </message>
    <message>
        <source>Die Verbindung mit „{name}“ ist nicht mehr eingetragen.</source>
        <translation>The connection with “{name}” is no longer entered.</translation>
    </message>
    <message>
        <source>Einladung vorschlagen</source>
        <translation>Propose an invitation</translation>
    </message>
    <message>
        <source>Eintrag entfernen</source>
        <translation>Remove entry</translation>
    </message>
    <message>
        <source>Ersetzen …</source>
        <translation>Replace …</translation>
    </message>
    <message>
        <source>Gespeichert {time}</source>
        <translation>Saved {time}</translation>
    </message>
    <message>
        <source>In den Papierkorb</source>
        <translation>Move to the bin</translation>
    </message>
    <message>
        <source>Mit der vorigen vergleichen</source>
        <translation>Compare with the one before</translation>
    </message>
    <message>
        <source>Neuer Name ab einem Tag …</source>
        <translation>New name from a day on …</translation>
    </message>
    <message>
        <source>Noch keine Datei</source>
        <translation>No file yet</translation>
    </message>
    <message>
        <source>Speichern unter …</source>
        <translation>Save as …</translation>
    </message>
    <message>
        <source>Verbindung mit {name} entfernen</source>
        <translation>Remove the connection with {name}</translation>
    </message>
    <message>
        <source>Verbindungen</source>
        <translation>Connections</translation>
    </message>
    <message>
        <source>Verlauf</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Zusammengeführt</source>
        <translation>Merged</translation>
    </message>
    <message>
        <source>keine abweichende Angabe</source>
        <translation>nothing that differs</translation>
    </message>
    <message>
        <source>Übernehmen</source>
        <translation>Use this</translation>
    </message>
    <message>
        <source>Zur Liste</source>
        <translation>To the list</translation>
    </message>
    <message>
        <source>Weiteres zu diesem Eintrag</source>
        <translation>More for this entry</translation>
    </message>
</context>
<context>
    <name>EraseDialog</name>
    <message numerus="yes">
        <source>%n Angaben</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Angaben ausgewählt</source>
        <translation>
            <numerusform>%n entry chosen</numerusform>
            <numerusform>%n entries chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Einträge aus „{project}“</source>
        <translation>
            <numerusform>%n entry of “{project}”</numerusform>
            <numerusform>%n entries of “{project}”</numerusform>
        </translation>
    </message>
    <message>
        <source>Bericht ansehen</source>
        <translation>See the report</translation>
    </message>
    <message>
        <source>Das ganze Protokoll mit allem, was dazugehört</source>
        <translation>The whole protocol with everything that belongs to it</translation>
    </message>
    <message>
        <source>Gelöscht. Andere Geräte löschen beim nächsten Empfangen.</source>
        <translation>Erased. Other devices erase when they next receive.</translation>
    </message>
    <message>
        <source>Nichts gefunden.</source>
        <translation>Nothing found.</translation>
    </message>
    <message>
        <source>Suchen Sie einen Namen oder andere Wörter. Frühere Einträge werden mit gefunden.</source>
        <translation>Search for a name or other words. Earlier entries are found, too.</translation>
    </message>
    <message>
        <source>Wählen Sie, was gelöscht wird. Jede Angabe wird mit ihrem Verlauf gelöscht.</source>
        <translation>Choose what is erased. Each entry is erased with its history.</translation>
    </message>
    <message>
        <source>Endgültig löschen</source>
        <translation>Erase for good</translation>
    </message>
    <message>
        <source>Suchen nach</source>
        <translation>Search for</translation>
    </message>
    <message>
        <source>Name oder Wörter</source>
        <translation>Name or words</translation>
    </message>
    <message>
        <source>Suchen</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Alles: das ganze Protokoll mit allem, was dazugehört</source>
        <translation>All of it: the whole protocol with everything that belongs to it</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Weiter</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Gelöscht wird auf allen Geräten, samt Verlauf und in Sicherungen. Das lässt sich nicht zurücknehmen.</source>
        <translation>This is erased on all devices, with its history and in backups. It cannot be undone.</translation>
    </message>
    <message>
        <source>Grund, ohne Namen (steht im Löschbericht)</source>
        <translation>Reason, without names (stands in the erasure report)</translation>
    </message>
    <message>
        <source>zum Beispiel Widerruf der Einwilligung</source>
        <translation>for example withdrawal of consent</translation>
    </message>
    <message>
        <source>Zurück</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message numerus="yes">
        <source>%n Anhänge noch nicht abgeholt</source>
        <translation>
            <numerusform>%n attachment not picked up yet</numerusform>
            <numerusform>%n attachments not picked up yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Anhänge noch nicht bei der Koordinierungsstelle</source>
        <translation>
            <numerusform>%n attachment not at the coordination office yet</numerusform>
            <numerusform>%n attachments not at the coordination office yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Anhänge noch nicht gesendet</source>
        <translation>
            <numerusform>%n attachment not sent yet</numerusform>
            <numerusform>%n attachments not sent yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Anhänge sind noch nicht gesendet.</source>
        <translation>
            <numerusform>%n attachment is not sent yet.</numerusform>
            <numerusform>%n attachments are not sent yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Anhänge werden noch gesendet.</source>
        <translation>
            <numerusform>%n attachment is still being sent.</numerusform>
            <numerusform>%n attachments are still being sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Stellen mit zwei Angaben – bitte entscheiden</source>
        <translation>
            <numerusform>%n place with two entries – please decide</numerusform>
            <numerusform>%n places with two entries – please decide</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Änderungen noch nicht gesendet</source>
        <translation>
            <numerusform>%n change not sent yet</numerusform>
            <numerusform>%n changes not sent yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Änderungen sind noch nicht gesendet.</source>
        <translation>
            <numerusform>%n change is not sent yet.</numerusform>
            <numerusform>%n changes are not sent yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Änderungen sind noch unterwegs</source>
        <translation>
            <numerusform>%n change is still on its way</numerusform>
            <numerusform>%n changes are still on their way</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Änderungen von Gerät „{device}“ sind noch unterwegs</source>
        <translation>
            <numerusform>%n change from device “{device}” is still on its way</numerusform>
            <numerusform>%n changes from device “{device}” are still on their way</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Änderungen werden noch gesendet.</source>
        <translation>
            <numerusform>%n change is still being sent.</numerusform>
            <numerusform>%n changes are still being sent.</numerusform>
        </translation>
    </message>
    <message>
        <source>Abgeholt von {who}, noch nicht bei der Koordinierungsstelle</source>
        <translation>Picked up by {who}, not at the coordination office yet</translation>
    </message>
    <message>
        <source>Alles gesendet und empfangen, {when}</source>
        <translation>Everything sent and received, {when}</translation>
    </message>
    <message numerus="yes">
        <source>Alles ist da: %n Anhänge.</source>
        <translation>
            <numerusform>Everything is here: %n attachment.</numerusform>
            <numerusform>Everything is here: %n attachments.</numerusform>
        </translation>
    </message>
    <message>
        <source>Datum und Uhrzeit prüfen</source>
        <translation>Check date and time</translation>
    </message>
    <message>
        <source>Es fehlt noch ein weiteres Paket, dann erscheint auch der Rest.</source>
        <translation>Another packet is still missing; then the rest appears, too.</translation>
    </message>
    <message>
        <source>Fertig. Sie können den Stick entfernen.</source>
        <translation>Done. You can remove the stick.</translation>
    </message>
    <message>
        <source>Gesendet, noch von niemandem abgeholt</source>
        <translation>Sent, not picked up yet</translation>
    </message>
    <message>
        <source>Ja, jetzt</source>
        <translation>Yes, now</translation>
    </message>
    <message>
        <source>Keine Verbindung – Sie können weiterarbeiten</source>
        <translation>No connection – you can go on working</translation>
    </message>
    <message>
        <source>Koordinierungsstelle</source>
        <translation>Coordination office</translation>
    </message>
    <message>
        <source>Nicht gesendet seit {when}: {cause}</source>
        <translation>Not sent since {when}: {cause}</translation>
    </message>
    <message numerus="yes">
        <source>Noch nicht vollständig: %n Änderungen fehlen</source>
        <translation>
            <numerusform>Not complete yet: %n change is missing</numerusform>
            <numerusform>Not complete yet: %n changes are missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Noch nicht vollständig: %n Änderungen von Gerät „{device}“ fehlen</source>
        <translation>
            <numerusform>Not complete yet: %n change from device “{device}” is missing</numerusform>
            <numerusform>Not complete yet: %n changes from device “{device}” are missing</numerusform>
        </translation>
    </message>
    <message>
        <source>Noch nie gesendet und empfangen</source>
        <translation>Never sent and received yet</translation>
    </message>
    <message>
        <source>Nur auf diesem Gerät</source>
        <translation>Only on this device</translation>
    </message>
    <message numerus="yes">
        <source>Paket übernommen: %n Änderungen.</source>
        <translation>
            <numerusform>Packet taken in: %n change.</numerusform>
            <numerusform>Packet taken in: %n changes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>USB-Stick „{name}“ erkannt. %n Änderungen werden mitgenommen.</source>
        <translation>
            <numerusform>USB stick “{name}” found. %n change goes along.</numerusform>
            <numerusform>USB stick “{name}” found. %n changes go along.</numerusform>
        </translation>
    </message>
    <message>
        <source>USB-Stick „{name}“ erkannt. Für den Austausch benutzen?</source>
        <translation>USB stick “{name}” found. Use it for the exchange?</translation>
    </message>
    <message>
        <source>Von der Leitung ist nichts angekommen seit {when}</source>
        <translation>Nothing has arrived from an owner since {when}</translation>
    </message>
    <message>
        <source>der Austauschort antwortet nicht</source>
        <translation>the exchange place does not answer</translation>
    </message>
    <message>
        <source>der Austauschort ist voll</source>
        <translation>the exchange place is full</translation>
    </message>
    <message>
        <source>der Freigabelink wird nicht angenommen</source>
        <translation>the share link is not accepted</translation>
    </message>
    <message>
        <source>der Ordner ist nicht der vereinbarte</source>
        <translation>the folder is not the agreed one</translation>
    </message>
    <message>
        <source>der Ordner oder Stick ist nicht da</source>
        <translation>the folder or stick is not there</translation>
    </message>
    <message>
        <source>der Zugangsschlüssel wird nicht angenommen</source>
        <translation>the access key is not accepted</translation>
    </message>
    <message>
        <source>dort darf nicht geschrieben werden</source>
        <translation>it may not be written to</translation>
    </message>
    <message>
        <source>es gibt noch keinen Austauschort</source>
        <translation>there is no exchange place yet</translation>
    </message>
    <message>
        <source>gerade nicht erreichbar, Ihre Änderungen warten auf diesem Gerät</source>
        <translation>cannot be reached now, your changes wait on this device</translation>
    </message>
    <message>
        <source>hat alles</source>
        <translation>has everything</translation>
    </message>
    <message>
        <source>kein Austauschort ist dafür da</source>
        <translation>no exchange place is for these changes</translation>
    </message>
    <message>
        <source>keine Anhänge</source>
        <translation>no attachments</translation>
    </message>
    <message>
        <source>keine Verbindung</source>
        <translation>no connection</translation>
    </message>
    <message>
        <source>noch nicht benutzt</source>
        <translation>not used yet</translation>
    </message>
    <message numerus="yes">
        <source>nur für %n Bereiche, zuletzt {when}</source>
        <translation>
            <numerusform>only for %n part, last {when}</numerusform>
            <numerusform>only for %n parts, last {when}</numerusform>
        </translation>
    </message>
    <message>
        <source>wartet noch</source>
        <translation>still waiting</translation>
    </message>
    <message>
        <source>zuletzt {when}</source>
        <translation>last {when}</translation>
    </message>
    <message numerus="yes">
        <source>{here} von %n Anhängen sind da</source>
        <translation>
            <numerusform>{here} of %n attachment has arrived</numerusform>
            <numerusform>{here} of %n attachments have arrived</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{here} von %n Anhängen sind da.</source>
        <translation>
            <numerusform>{here} of %n attachment has arrived.</numerusform>
            <numerusform>{here} of %n attachments have arrived.</numerusform>
        </translation>
    </message>
    <message>
        <source>{person} · dieses Gerät</source>
        <translation>{person} · this device</translation>
    </message>
    <message>
        <source>{person} · noch nichts empfangen</source>
        <translation>{person} · nothing received yet</translation>
    </message>
    <message>
        <source>{person} · zuletzt gehört {when}</source>
        <translation>{person} · last heard {when}</translation>
    </message>
    <message>
        <source>{state}, es fehlen {size}</source>
        <translation>{state}, {size} missing</translation>
    </message>
    <message>
        <source>{text} Die übrigen kommen mit dem nächsten Empfangen.</source>
        <translation>{text} The others come when you next receive.</translation>
    </message>
    <message>
        <source>{text} Die übrigen kommen, sobald ein Austauschort sie hat.</source>
        <translation>{text} The others come as soon as an exchange place has them.</translation>
    </message>
    <message>
        <source>{what} Beim nächsten Start geht es weiter.</source>
        <translation>{what} It goes on with the next start.</translation>
    </message>
</context>
<context>
    <name>ExchangePage</name>
    <message numerus="yes">
        <source>%n Pakete geschrieben. Senden Sie alle, zum Beispiel per E-Mail.</source>
        <translation>
            <numerusform>%n packet written. Send it, for example by mail.</numerusform>
            <numerusform>%n packets written. Send all of them, for example by mail.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n empfangen</source>
        <translation>
            <numerusform>%n received</numerusform>
            <numerusform>%n received</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n offen</source>
        <translation>
            <numerusform>%n open</numerusform>
            <numerusform>%n open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n weitere zeigen</source>
        <translation>
            <numerusform>show %n more</numerusform>
            <numerusform>show %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Änderungen gesendet</source>
        <translation>
            <numerusform>%n change sent</numerusform>
            <numerusform>%n changes sent</numerusform>
        </translation>
    </message>
    <message>
        <source>Ablehnen</source>
        <translation>Refuse</translation>
    </message>
    <message>
        <source>Abmelden vorschlagen</source>
        <translation>Propose to sign off</translation>
    </message>
    <message>
        <source>Aus der Leitung nehmen</source>
        <translation>Take from the owners</translation>
    </message>
    <message>
        <source>Austauschordner wählen</source>
        <translation>Choose exchange folder</translation>
    </message>
    <message>
        <source>Austauschorte</source>
        <translation>Exchange places</translation>
    </message>
    <message>
        <source>Benutzen</source>
        <translation>Use</translation>
    </message>
    <message>
        <source>Bestätigen</source>
        <translation>Confirm</translation>
    </message>
    <message>
        <source>Der Austauschort ist eingerichtet.</source>
        <translation>The exchange place is set up.</translation>
    </message>
    <message>
        <source>Eingegangen</source>
        <translation>Arrived</translation>
    </message>
    <message>
        <source>Entfernen</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Freigabelink</source>
        <translation>Share link</translation>
    </message>
    <message>
        <source>Für unterwegs vorbereiten</source>
        <translation>Prepare for the road</translation>
    </message>
    <message>
        <source>Gerät abmelden</source>
        <translation>Sign device off</translation>
    </message>
    <message>
        <source>Gerät einladen</source>
        <translation>Invite device</translation>
    </message>
    <message>
        <source>Gerät verloren</source>
        <translation>Device lost</translation>
    </message>
    <message>
        <source>Geräte</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>Jetzt senden und empfangen</source>
        <translation>Send and receive now</translation>
    </message>
    <message>
        <source>Mehr</source>
        <translation>More</translation>
    </message>
    <message>
        <source>Noch keiner. Ein Ordner, den alle Geräte erreichen, genügt.</source>
        <translation>None yet. A folder that all devices can reach is enough.</translation>
    </message>
    <message>
        <source>Noch nichts. Hier steht, was andere Geräte geschickt haben.</source>
        <translation>Nothing yet. What other devices sent is listed here.</translation>
    </message>
    <message>
        <source>Nur noch lesen …</source>
        <translation>Only read …</translation>
    </message>
    <message>
        <source>Ordner für das Paket wählen</source>
        <translation>Choose a folder for the packet</translation>
    </message>
    <message>
        <source>Ordner neu wählen</source>
        <translation>Choose folder again</translation>
    </message>
    <message>
        <source>Ordner wählen</source>
        <translation>Choose folder</translation>
    </message>
    <message>
        <source>Sechs Wörter</source>
        <translation>Six words</translation>
    </message>
    <message>
        <source>Paket schreiben</source>
        <translation>Write packet</translation>
    </message>
    <message>
        <source>Senden und Empfangen</source>
        <translation>Send and receive</translation>
    </message>
    <message>
        <source>USB-Stick „{name}“</source>
        <translation>USB stick “{name}”</translation>
    </message>
    <message>
        <source>Wofür dieser Ort ist …</source>
        <translation>What this place is for …</translation>
    </message>
    <message>
        <source>Wählen Sie zuerst einen Austauschordner, den alle Geräte erreichen.</source>
        <translation>Please choose an exchange folder first that all devices can reach.</translation>
    </message>
    <message>
        <source>Zulassen</source>
        <translation>Admit</translation>
    </message>
    <message>
        <source>Zur Leitung machen</source>
        <translation>Make an owner’s</translation>
    </message>
    <message>
        <source>Zwei Angaben – bitte entscheiden</source>
        <translation>Two entries – please decide</translation>
    </message>
    <message>
        <source>noch nicht benutzt</source>
        <translation>not used yet</translation>
    </message>
    <message>
        <source>{person}, Gerät „{device}“, {when}</source>
        <translation>{person}, device “{device}”, {when}</translation>
    </message>
    <message>
        <source>{sent}, {received}.</source>
        <translation>{sent}, {received}.</translation>
    </message>
    <message>
        <source>Überall die neuere Angabe nehmen</source>
        <translation>Take the newer entry everywhere</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>Als Excel-Tabelle speichern</source>
        <translation>Save as Excel table</translation>
    </message>
    <message>
        <source>Gespeichert als {file}.</source>
        <translation>Saved as {file}.</translation>
    </message>
    <message>
        <source>Projekte</source>
        <translation>Projects</translation>
    </message>
    <message>
        <source>Protokolle</source>
        <translation>Protocols</translation>
    </message>
    <message>
        <source>Vereinbarungen</source>
        <translation>Agreements</translation>
    </message>
</context>
<context>
    <name>FieldMark</name>
    <message>
        <source>Zwei Angaben zu „{field}“ – bitte entscheiden</source>
        <translation>Two entries for “{field}” – please decide</translation>
    </message>
</context>
<context>
    <name>FigureList</name>
    <message>
        <source>+ Kennzahl</source>
        <translation>+ Figure</translation>
    </message>
    <message>
        <source>Die Kennzahl ist im Papierkorb.</source>
        <translation>The figure is in the bin.</translation>
    </message>
</context>
<context>
    <name>FigureRow</name>
    <message>
        <source>Kennzahl</source>
        <translation>Figure</translation>
    </message>
    <message>
        <source>Kennzahl verschieben oder entfernen</source>
        <translation>Move or remove the figure</translation>
    </message>
    <message>
        <source>Wert im Sozialraum</source>
        <translation>Value here</translation>
    </message>
    <message>
        <source>Grundlage</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>Kommune / Kreis</source>
        <translation>Municipality / district</translation>
    </message>
    <message>
        <source>Land</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Quelle</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Stand</source>
        <translation>As of</translation>
    </message>
</context>
<context>
    <name>FigureRuleDialog</name>
    <message>
        <source>Bitte in jedes Feld eine Zahl eingeben.</source>
        <translation>Please enter a number in each field.</translation>
    </message>
    <message>
        <source>„Deutlich unter Plan“ muss unter „im Plan“ liegen.</source>
        <translation>“Far behind” must lie below “on track”.</translation>
    </message>
    <message>
        <source>Ampel und kleine Zahlen</source>
        <translation>Traffic light and small counts</translation>
    </message>
    <message>
        <source>Die Grenzen gelten für alle Projekte und Zeiträume.</source>
        <translation>The limits hold for all projects and periods.</translation>
    </message>
    <message>
        <source>Im Plan ab so viel Prozent des Solls</source>
        <translation>On track from this many per cent of the target</translation>
    </message>
    <message>
        <source>Deutlich unter Plan bei weniger als so viel Prozent</source>
        <translation>Far behind below this many per cent</translation>
    </message>
    <message>
        <source>Personen nicht ausweisen, wenn es weniger sind als</source>
        <translation>Do not show people where there are fewer than</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Übernehmen</source>
        <translation>Apply</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>18 bis 29</source>
        <translation>18 to 29</translation>
    </message>
    <message>
        <source>30 bis 54</source>
        <translation>30 to 54</translation>
    </message>
    <message>
        <source>55 und älter</source>
        <translation>55 and over</translation>
    </message>
    <message>
        <source>Datenstand {day}</source>
        <translation>Data as of {day}</translation>
    </message>
    <message>
        <source>Frauen</source>
        <translation>Women</translation>
    </message>
    <message>
        <source>Jahr {year}</source>
        <translation>Year {year}</translation>
    </message>
    <message>
        <source>Männer</source>
        <translation>Men</translation>
    </message>
    <message>
        <source>geschätzt</source>
        <translation>estimated</translation>
    </message>
    <message>
        <source>gezählt</source>
        <translation>counted</translation>
    </message>
    <message>
        <source>liegt noch nicht vor</source>
        <translation>not yet known</translation>
    </message>
    <message>
        <source>nicht erhoben</source>
        <translation>not collected</translation>
    </message>
    <message>
        <source>nicht-binär/divers</source>
        <translation>non-binary/divers</translation>
    </message>
    <message>
        <source>ohne Altersangabe</source>
        <translation>age not stated</translation>
    </message>
    <message>
        <source>ohne Angabe</source>
        <translation>not stated</translation>
    </message>
    <message>
        <source>unter 18</source>
        <translation>below 18</translation>
    </message>
    <message numerus="yes">
        <source>{number} (%n Angaben fehlen)</source>
        <translation>
            <numerusform>{number} (%n answer missing)</numerusform>
            <numerusform>{number} (%n answers missing)</numerusform>
        </translation>
    </message>
    <message>
        <source>{number}. Quartal {year}</source>
        <translation>Q{number} {year}</translation>
    </message>
</context>
<context>
    <name>FileAnswer</name>
    <message>
        <source>Andere Datei wählen …</source>
        <translation>Choose another file …</translation>
    </message>
    <message>
        <source>Entfernen</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>oder die Datei hierher ziehen</source>
        <translation>or drag the file here</translation>
    </message>
</context>
<context>
    <name>FilePreview</name>
    <message>
        <source>Blatt {place} von {count}: {name}</source>
        <translation>Sheet {place} of {count}: {name}</translation>
    </message>
    <message>
        <source>Das Blatt geht weiter. Mit „Öffnen“ sehen Sie alles.</source>
        <translation>The sheet goes on. “Open” shows all of it.</translation>
    </message>
    <message>
        <source>Die Datei wird gelesen …</source>
        <translation>Reading the file …</translation>
    </message>
    <message>
        <source>Diese Datei lässt sich hier nicht anzeigen ({why}). Sie ist unverändert im Archiv. Mit „Öffnen“ sehen Sie sie in einem anderen Programm.</source>
        <translation>This file cannot be shown here ({why}). It is unchanged in the archive. “Open” shows it in another program.</translation>
    </message>
    <message>
        <source>Seite {place} von {count}</source>
        <translation>Page {place} of {count}</translation>
    </message>
    <message>
        <source>Teil {place} von {count}</source>
        <translation>Part {place} of {count}</translation>
    </message>
    <message>
        <source>Vorige Seite</source>
        <translation>Previous page</translation>
    </message>
    <message>
        <source>Nächste Seite</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>Vorschau</source>
        <translation>Preview</translation>
    </message>
</context>
<context>
    <name>Filling</name>
    <message numerus="yes">
        <source>%n Anmerkungen</source>
        <translation>
            <numerusform>%n remark</numerusform>
            <numerusform>%n remarks</numerusform>
        </translation>
    </message>
    <message>
        <source>Bitte eine Uhrzeit eingeben.</source>
        <translation>Please enter a time.</translation>
    </message>
    <message>
        <source>Bitte eine Zahl eingeben.</source>
        <translation>Please enter a number.</translation>
    </message>
    <message>
        <source>Bitte einen Tag eingeben.</source>
        <translation>Please enter a day.</translation>
    </message>
    <message>
        <source>Bitte nennen Sie den Grund.</source>
        <translation>Please give the reason.</translation>
    </message>
    <message>
        <source>Das passt nicht zu dieser Frage. Bitte prüfen Sie die Angabe.</source>
        <translation>This does not fit the question. Please check the entry.</translation>
    </message>
    <message>
        <source>{question} (Eintrag {number})</source>
        <translation>{question} (entry {number})</translation>
    </message>
    <message>
        <source>„{name}“ konnte nicht gespeichert werden. Bitte noch einmal hinzufügen.</source>
        <translation>“{name}” could not be saved. Please add it again.</translation>
    </message>
</context>
<context>
    <name>FindingList</name>
    <message>
        <source>Der Eintrag ist im Papierkorb.</source>
        <translation>The entry is in the bin.</translation>
    </message>
</context>
<context>
    <name>FindingRow</name>
    <message>
        <source>Ergebnis</source>
        <translation>Finding</translation>
    </message>
    <message>
        <source>In einem Satz</source>
        <translation>In one sentence</translation>
    </message>
    <message>
        <source>Eintrag verschieben oder entfernen</source>
        <translation>Move or remove the entry</translation>
    </message>
</context>
<context>
    <name>FirstExchange</name>
    <message>
        <source>Austauschordner wählen</source>
        <translation>Choose exchange folder</translation>
    </message>
    <message>
        <source>Ihre Daten werden geholt</source>
        <translation>Fetching your data</translation>
    </message>
    <message>
        <source>Noch einmal versuchen</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Ordner wählen</source>
        <translation>Choose folder</translation>
    </message>
    <message>
        <source>Sie gehören jetzt dazu, aber der Austauschordner ist auf diesem Gerät noch nicht da. Bitte wählen Sie ihn aus; dann kommen Ihre Daten.</source>
        <translation>You belong to it now, but the exchange folder is not on this device yet. Please choose it; then your data will come.</translation>
    </message>
    <message>
        <source>Sie gehören jetzt dazu, aber der Austauschort im Internet antwortet noch nicht. Ihre Daten kommen, sobald wieder eine Verbindung besteht.</source>
        <translation>You belong to it now, but the exchange place on the internet does not answer yet. Your data will come as soon as there is a connection again.</translation>
    </message>
</context>
<context>
    <name>FirstStartDialog</name>
    <message>
        <source>Bitte füllen Sie „{field}“ aus.</source>
        <translation>Please fill in “{field}”.</translation>
    </message>
    <message numerus="yes">
        <source>Bitte wählen Sie ein Kennwort mit mindestens %n Zeichen.</source>
        <translation>
            <numerusform>Please choose a passphrase of at least %n character.</numerusform>
            <numerusform>Please choose a passphrase of at least %n characters.</numerusform>
        </translation>
    </message>
    <message>
        <source>Die beiden Kennwörter sind verschieden. Bitte geben Sie beide noch einmal ein.</source>
        <translation>The two passphrases differ. Please enter both again.</translation>
    </message>
    <message>
        <source>Diese Datei lässt sich nicht lesen. Bitte wählen Sie die Einladung noch einmal aus.</source>
        <translation>This file cannot be read. Please choose the invitation again.</translation>
    </message>
    <message>
        <source>Einladungen ({patterns})</source>
        <translation>Invitations ({patterns})</translation>
    </message>
    <message>
        <source>Einladungsdatei auswählen</source>
        <translation>Choose invitation file</translation>
    </message>
    <message>
        <source>Ordner mit der Sicherung</source>
        <translation>Folder of the backup</translation>
    </message>
    <message>
        <source>{done} von {of} Anhängen</source>
        <translation>{done} of {of} attachments</translation>
    </message>
    <message>
        <source>INKA Desktop</source>
        <translation>INKA Desktop</translation>
    </message>
    <message>
        <source>Willkommen bei INKA Desktop</source>
        <translation>Welcome to INKA Desktop</translation>
    </message>
    <message>
        <source>Besuche dokumentieren, Protokolle drucken, mit dem Team teilen – auch ohne Verbindung.</source>
        <translation>Document visits, print protocols, share with the team – without a connection, too.</translation>
    </message>
    <message>
        <source>Ich habe eine Einladung</source>
        <translation>I have an invitation</translation>
    </message>
    <message>
        <source>Neu beginnen (Koordinierungsstelle)</source>
        <translation>Begin anew (coordination office)</translation>
    </message>
    <message>
        <source>Beispiel ansehen</source>
        <translation>Look at the example</translation>
    </message>
    <message>
        <source>Sicherung wiederherstellen</source>
        <translation>Restore backup</translation>
    </message>
    <message>
        <source>Die Sicherung kommt auf dieses Gerät. Danach geben Sie ihr Kennwort ein.</source>
        <translation>The backup comes to this device. After that you enter its passphrase.</translation>
    </message>
    <message>
        <source>Fortschritt</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Neu beginnen</source>
        <translation>Begin anew</translation>
    </message>
    <message>
        <source>Name der Koordinierungsstelle</source>
        <translation>Name of the coordination office</translation>
    </message>
    <message>
        <source>Ihre Funktion oder Ihr Name</source>
        <translation>Your function or your name</translation>
    </message>
    <message>
        <source>zum Beispiel Fachreferat</source>
        <translation>for example programme officer</translation>
    </message>
    <message>
        <source>Name dieses Geräts</source>
        <translation>Name of this device</translation>
    </message>
    <message>
        <source>zum Beispiel Laptop Büro</source>
        <translation>for example office laptop</translation>
    </message>
    <message>
        <source>Zurück</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Beginnen</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>Mit Einladung beginnen</source>
        <translation>Begin with an invitation</translation>
    </message>
    <message>
        <source>Einladungsdatei</source>
        <translation>Invitation file</translation>
    </message>
    <message>
        <source>Auswählen</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>Einladungscode</source>
        <translation>Invitation code</translation>
    </message>
    <message>
        <source>acht Zeichen, persönlich oder am Telefon mitgeteilt</source>
        <translation>eight characters, told in person or on the phone</translation>
    </message>
    <message>
        <source>zum Beispiel Laptop unterwegs</source>
        <translation>for example travel laptop</translation>
    </message>
    <message>
        <source>Verbinden</source>
        <translation>Connect</translation>
    </message>
    <message>
        <source>Kennwort für dieses Gerät, mindestens 10 Zeichen</source>
        <translation>Passphrase for this device, at least 10 characters</translation>
    </message>
    <message>
        <source>Kennwort für dieses Gerät</source>
        <translation>Passphrase for this device</translation>
    </message>
    <message>
        <source>Kennwort wiederholen</source>
        <translation>Repeat passphrase</translation>
    </message>
</context>
<context>
    <name>FixTextDialog</name>
    <message>
        <source>Bitte nennen Sie, bis wann Rückmeldungen erbeten sind.</source>
        <translation>Please say by when replies are asked for.</translation>
    </message>
    <message>
        <source>Bitte wählen Sie, wer antworten soll.</source>
        <translation>Please choose who is to reply.</translation>
    </message>
    <message>
        <source>Dieser Tag ist schon vorbei. Bitte nennen Sie einen späteren.</source>
        <translation>That day has passed. Please give a later one.</translation>
    </message>
    <message>
        <source>Hinzufügen</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Text {number} bleibt, wie er ist. Der Tag gilt für alle.</source>
        <translation>Text {number} stays as it is. The day holds for everybody.</translation>
    </message>
    <message>
        <source>Weitere Empfangende</source>
        <translation>More recipients</translation>
    </message>
    <message>
        <source>In Abstimmung geben</source>
        <translation>Put under consultation</translation>
    </message>
    <message>
        <source>Der Text wird so festgehalten, wie er jetzt ist. Die interne Notiz und die Fotos gehören nicht dazu.</source>
        <translation>The text is fixed as it is now. The internal note and the photos are no part of it.</translation>
    </message>
    <message>
        <source>Wer soll antworten?</source>
        <translation>Who is to reply?</translation>
    </message>
    <message>
        <source>Weitere Person</source>
        <translation>Another person</translation>
    </message>
    <message>
        <source>Funktion, Organisation, Name</source>
        <translation>Function, organisation, name</translation>
    </message>
    <message>
        <source>Rückmeldung bis</source>
        <translation>Reply by</translation>
    </message>
    <message>
        <source>Der Träger liest und beantwortet den Text auch im Programm</source>
        <translation>The carrier also reads and answers the text in the program</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>FormBegin</name>
    <message>
        <source>Als Excel-Tabelle, CSV, XML oder anonym für die Forschung.</source>
        <translation>As an Excel table, CSV, XML or anonymous for research.</translation>
    </message>
    <message>
        <source>Ansehen</source>
        <translation>Look at it</translation>
    </message>
    <message>
        <source>Daten speichern …</source>
        <translation>Save data …</translation>
    </message>
    <message>
        <source>Die Daten aller Bögen</source>
        <translation>The data of all forms</translation>
    </message>
    <message>
        <source>Die Liste nennt Blatt, Zeile und Spalte und was zu tun ist.</source>
        <translation>The list names sheet, row and column, and what to do.</translation>
    </message>
    <message>
        <source>Ein Bogen auf Papier</source>
        <translation>A form on paper</translation>
    </message>
    <message>
        <source>Ein Formular aus einer Datei</source>
        <translation>A form from a file</translation>
    </message>
    <message>
        <source>Eine ausgefüllte PDF-Datei</source>
        <translation>A PDF file that was filled in</translation>
    </message>
    <message>
        <source>Formular wählen …</source>
        <translation>Choose a form …</translation>
    </message>
    <message>
        <source>Frage für Frage mit der Tastatur, Zahlen zweimal, mit dem Scan.</source>
        <translation>Question after question by keyboard, numbers twice, with the scan.</translation>
    </message>
    <message>
        <source>Gespeichert als {file}.</source>
        <translation>Saved as {file}.</translation>
    </message>
    <message>
        <source>Kopie speichern</source>
        <translation>Save a copy</translation>
    </message>
    <message>
        <source>Kopie speichern …</source>
        <translation>Save a copy …</translation>
    </message>
    <message>
        <source>Mitgelieferte Formulare</source>
        <translation>Forms that come along</translation>
    </message>
    <message>
        <source>PDF einlesen …</source>
        <translation>Read a PDF …</translation>
    </message>
    <message>
        <source>Papierbogen eingeben …</source>
        <translation>Type in a paper form …</translation>
    </message>
    <message>
        <source>Sie sehen das Formular, wie es ausgefüllt wird, oder eine Liste mit Stellen.</source>
        <translation>You see the form as it will be filled, or a list of places.</translation>
    </message>
    <message>
        <source>Sie wird ein Entwurf; was sich nicht lesen lässt, wird genannt.</source>
        <translation>It becomes a draft; what cannot be read is named.</translation>
    </message>
    <message>
        <source>Was zurückkommt</source>
        <translation>What comes back</translation>
    </message>
    <message>
        <source>Ziehen Sie ein XLSForm (.xlsx) oder XForm (.xml) hierher.</source>
        <translation>Drag an XLSForm (.xlsx) or XForm (.xml) here.</translation>
    </message>
    <message>
        <source>Zugehörige CSV- und XML-Listen werden aus demselben Ordner gelesen.</source>
        <translation>CSV and XML lists that belong to it are read from the same folder.</translation>
    </message>
</context>
<context>
    <name>FormBeside</name>
    <message>
        <source>Datei beifügen</source>
        <translation>Enclose a file</translation>
    </message>
    <message>
        <source>Datei beifügen …</source>
        <translation>Enclose a file …</translation>
    </message>
    <message>
        <source>Die Datei ist noch unterwegs. Bitte senden und empfangen Sie.</source>
        <translation>The file is still on its way. Please send and receive.</translation>
    </message>
    <message>
        <source>Die Datei lässt sich hier nicht öffnen.</source>
        <translation>The file cannot be opened here.</translation>
    </message>
    <message>
        <source>Entfernen</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Fotos, PDF, Word und Excel ({endings})</source>
        <translation>Photos, PDF, Word and Excel ({endings})</translation>
    </message>
    <message>
        <source>Öffnen</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>„{name}“ ist beigefügt.</source>
        <translation>&quot;{name}&quot; is enclosed.</translation>
    </message>
    <message>
        <source>„{name}“ ist entfernt.</source>
        <translation>&quot;{name}&quot; is removed.</translation>
    </message>
</context>
<context>
    <name>FormHistory</name>
    <message numerus="yes">
        <source>%n weitere zeigen</source>
        <translation>
            <numerusform>Show %n more</numerusform>
            <numerusform>Show %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>Eingereicht</source>
        <translation>Submitted</translation>
    </message>
    <message>
        <source>Einreichung zurückgezogen</source>
        <translation>Submission withdrawn</translation>
    </message>
    <message>
        <source>Geprüft</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>Mit Rückfrage zurückgegeben</source>
        <translation>Returned with a query</translation>
    </message>
    <message>
        <source>Prüfung begonnen</source>
        <translation>Review begun</translation>
    </message>
    <message>
        <source>Von der Leitung gelesen</source>
        <translation>Read by the head</translation>
    </message>
    <message>
        <source>Wieder geöffnet</source>
        <translation>Reopened</translation>
    </message>
    <message>
        <source>leer</source>
        <translation>empty</translation>
    </message>
    <message>
        <source>ohne Angaben</source>
        <translation>without answers</translation>
    </message>
    <message>
        <source>{after} (vorher: {before})</source>
        <translation>{after} (before: {before})</translation>
    </message>
    <message>
        <source>{row}: entfernt</source>
        <translation>{row}: removed</translation>
    </message>
    <message>
        <source>{row}: neu</source>
        <translation>{row}: new</translation>
    </message>
    <message>
        <source>{what}, bis {day}</source>
        <translation>{what}, until {day}</translation>
    </message>
</context>
<context>
    <name>FormLibrary</name>
    <message numerus="yes">
        <source>%n frühere Fassungen</source>
        <translation>
            <numerusform>%n earlier version</numerusform>
            <numerusform>%n earlier versions</numerusform>
        </translation>
    </message>
    <message>
        <source>Fassung {number}</source>
        <translation>Version {number}</translation>
    </message>
    <message>
        <source>{version}, übernommen am {day}</source>
        <translation>{version}, taken over on {day}</translation>
    </message>
    <message>
        <source>{version}, übernommen am {day} von {name}</source>
        <translation>{version}, taken over on {day} by {name}</translation>
    </message>
</context>
<context>
    <name>FormPage</name>
    <message numerus="yes">
        <source>%n Angaben fehlen noch oder passen nicht.</source>
        <translation>
            <numerusform>%n answer is missing or does not fit.</numerusform>
            <numerusform>%n answers are missing or do not fit.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Hinweise</source>
        <translation>
            <numerusform>%n remark</numerusform>
            <numerusform>%n remarks</numerusform>
        </translation>
    </message>
    <message>
        <source>Antworten speichern</source>
        <translation>Save answers</translation>
    </message>
    <message>
        <source>Das Prüfen wurde angehalten.</source>
        <translation>Checking was stopped.</translation>
    </message>
    <message>
        <source>Die Antworten in dieser Vorschau sind nicht gespeichert.</source>
        <translation>The answers in this preview are not saved.</translation>
    </message>
    <message>
        <source>Die Datei lässt sich nicht lesen ({reason}).</source>
        <translation>The file cannot be read ({reason}).</translation>
    </message>
    <message>
        <source>Die Liste liegt in der Zwischenablage.</source>
        <translation>The list is on the clipboard.</translation>
    </message>
    <message>
        <source>Formular ansehen</source>
        <translation>Look at a form</translation>
    </message>
    <message>
        <source>Formular prüfen</source>
        <translation>Checking the form</translation>
    </message>
    <message>
        <source>Formular und zugehörige Dateien</source>
        <translation>Form and the files that belong to it</translation>
    </message>
    <message>
        <source>Formulare (*.xlsx *.xls *.xml *.csv *.geojson);;Alle Dateien (*)</source>
        <translation>Forms (*.xlsx *.xls *.xml *.csv *.geojson);;All files (*)</translation>
    </message>
    <message numerus="yes">
        <source>Gespeichert als {file} mit %n Dateien daneben.</source>
        <translation>
            <numerusform>Saved as {file} with %n file beside it.</numerusform>
            <numerusform>Saved as {file} with %n files beside it.</numerusform>
        </translation>
    </message>
    <message>
        <source>Gespeichert als {file}.</source>
        <translation>Saved as {file}.</translation>
    </message>
    <message>
        <source>Verwerfen</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>Weiter ausfüllen</source>
        <translation>Go on filling</translation>
    </message>
    <message>
        <source>Zur ersten Stelle</source>
        <translation>Go to the first place</translation>
    </message>
    <message>
        <source>Sprache</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Sprache des Formulars</source>
        <translation>Language of the form</translation>
    </message>
    <message>
        <source>Leer drucken</source>
        <translation>Print blank</translation>
    </message>
    <message>
        <source>Ausfüllbare PDF …</source>
        <translation>Fillable PDF …</translation>
    </message>
    <message>
        <source>Anderes Formular</source>
        <translation>Another form</translation>
    </message>
    <message>
        <source>In die Bögen übernehmen</source>
        <translation>Take over into the forms</translation>
    </message>
    <message>
        <source>Antworten speichern …</source>
        <translation>Save answers …</translation>
    </message>
    <message>
        <source>Vorschau zum Ausprobieren: Nichts davon wird im Programm gespeichert.</source>
        <translation>A preview to try out: nothing of it is saved in the program.</translation>
    </message>
    <message>
        <source>Was am Formular zu ändern ist</source>
        <translation>What to change in the form</translation>
    </message>
    <message>
        <source>Erneut prüfen</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>Arbeitsmappe öffnen</source>
        <translation>Open workbook</translation>
    </message>
    <message>
        <source>Liste kopieren</source>
        <translation>Copy list</translation>
    </message>
    <message>
        <source>Zur Vorschau</source>
        <translation>To the preview</translation>
    </message>
</context>
<context>
    <name>FormPapers</name>
    <message numerus="yes">
        <source>%n Angaben brauchen einen Blick. Die Liste bleibt beim Bogen.</source>
        <translation>
            <numerusform>%n entry needs a look. The list stays with the form.</numerusform>
            <numerusform>%n entries need a look. The list stays with the form.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Angaben stehen im Bogen anders. Haken Sie an, was aus der Datei gelten soll.</source>
        <translation>
            <numerusform>%n answer is different in the form. Tick it if that of the file is to count.</numerusform>
            <numerusform>%n answers are different in the form. Tick those of the file that are to count.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Angaben werden übernommen.</source>
        <translation>
            <numerusform>%n entry will be taken over.</numerusform>
            <numerusform>%n entries will be taken over.</numerusform>
        </translation>
    </message>
    <message>
        <source>Auf diesem Gerät fehlt die Erweiterung für SPSS-Dateien („inka-desktop[spss]“). Bitte wählen Sie CSV: SPSS liest es auch.</source>
        <translation>The extension for SPSS files (“inka-desktop[spss]”) is missing on this device. Please choose CSV: SPSS reads it, too.</translation>
    </message>
    <message>
        <source>Ausfüllbare PDF speichern</source>
        <translation>Save a fillable PDF</translation>
    </message>
    <message>
        <source>Ausfüllbare PDF speichern …</source>
        <translation>Save a fillable PDF …</translation>
    </message>
    <message>
        <source>Ausgefüllte PDF einlesen</source>
        <translation>Read a filled PDF</translation>
    </message>
    <message>
        <source>Bitte wählen Sie das Projekt.</source>
        <translation>Please choose the project.</translation>
    </message>
    <message>
        <source>Daten speichern …</source>
        <translation>Save data …</translation>
    </message>
    <message>
        <source>Der Bogen hat eine ältere Fassung. Sie können ihn danach in die neue übernehmen.</source>
        <translation>The form has an older version. You can take it over into the new one afterwards.</translation>
    </message>
    <message>
        <source>Der Bogen ist hier schon begonnen. Seine Angaben bleiben, neue kommen dazu.</source>
        <translation>The form has been begun here already. Its answers stay, new ones are added.</translation>
    </message>
    <message>
        <source>Die Datei lässt sich nicht lesen ({reason}).</source>
        <translation>The file cannot be read ({reason}).</translation>
    </message>
    <message>
        <source>Die Datei nennt ein Projekt oder eine Erhebung, die es hier nicht gibt. Noch ist nichts übernommen. Bitte prüfen Sie, ob sie hierher gehört.</source>
        <translation>The file names a project or a round that is not here. Nothing was taken over yet. Please check whether it belongs here.</translation>
    </message>
    <message>
        <source>Diese Datei ist schon eingelesen. Der Bogen bleibt, wie er ist.</source>
        <translation>This file has been read already. The form stays as it is.</translation>
    </message>
    <message>
        <source>Per E-Mail senden …</source>
        <translation>Send by e-mail …</translation>
    </message>
    <message>
        <source>Scan: {file}</source>
        <translation>Scan: {file}</translation>
    </message>
    <message>
        <source>Die Grenze der Koordinierungsstelle ist {least}. Hier können Sie sie nur erhöhen.</source>
        <translation>The coordination office&apos;s limit is {least}. Here you can only raise it.</translation>
    </message>
    <message>
        <source>Ein Ordner je Bogen, mit den Fotos und Dateien der Antworten.</source>
        <translation>A folder for each form, with the photos and files of its answers.</translation>
    </message>
    <message>
        <source>Eingelesene PDF: {file}</source>
        <translation>PDF that was read: {file}</translation>
    </message>
    <message>
        <source>Erhebung: {round}.</source>
        <translation>Round: {round}.</translation>
    </message>
    <message>
        <source>Gespeichert als {file}.</source>
        <translation>Saved as {file}.</translation>
    </message>
    <message>
        <source>Leer drucken</source>
        <translation>Print blank</translation>
    </message>
    <message>
        <source>Mit Codebuch. Listen haben ein eigenes Blatt oder eine eigene Datei.</source>
        <translation>With a codebook. Lists have a sheet or a file of their own.</translation>
    </message>
    <message>
        <source>Nur für den internen Gebrauch: mit genauen Tagen und kleinsten Zahlen.</source>
        <translation>For internal use only: with exact days and the smallest numbers.</translation>
    </message>
    <message>
        <source>Ohne Texte, Dateien und Orte. Projekte und Bögen tragen Decknamen. Kleine Zahlen fehlen und was sie verraten würde.</source>
        <translation>Without texts, files and places. Projects and forms have pseudonyms. Small numbers are left out, and what would give them away.</translation>
    </message>
    <message>
        <source>Papierbogen eingeben …</source>
        <translation>Type in a paper form …</translation>
    </message>
</context>
<context>
    <name>FormProblems</name>
    <message numerus="yes">
        <source>%n Stellen sind zu ändern, bevor das Formular ausgefüllt werden kann.</source>
        <translation>
            <numerusform>%n place has to be changed before the form can be filled.</numerusform>
            <numerusform>%n places have to be changed before the form can be filled.</numerusform>
        </translation>
    </message>
    <message>
        <source>Art</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Blatt</source>
        <translation>Sheet</translation>
    </message>
    <message numerus="yes">
        <source>Das Formular lässt sich ausfüllen. Dazu %n Hinweise.</source>
        <translation>
            <numerusform>The form can be filled. There is %n remark.</numerusform>
            <numerusform>The form can be filled. There are %n remarks.</numerusform>
        </translation>
    </message>
    <message>
        <source>Hinweis</source>
        <translation>remark</translation>
    </message>
    <message>
        <source>Spalte</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>Was zu tun ist</source>
        <translation>What to do</translation>
    </message>
    <message>
        <source>Zeile</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>nötig</source>
        <translation>needed</translation>
    </message>
</context>
<context>
    <name>FormTaking</name>
    <message>
        <source>Der Bogen ist übernommen und kann verschickt werden.</source>
        <translation>The form was taken over and can be sent out.</translation>
    </message>
    <message>
        <source>Der Bogen wurde nicht übernommen. Bitte prüfen Sie ihn erneut.</source>
        <translation>The form was not taken over. Please check it again.</translation>
    </message>
</context>
<context>
    <name>FormTexts</name>
    <message>
        <source>(ohne Überschrift)</source>
        <translation>(no heading)</translation>
    </message>
    <message>
        <source>Antwort zur Wahl</source>
        <translation>Choice</translation>
    </message>
    <message>
        <source>Frage</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Hinweis zur Frage</source>
        <translation>Hint to the question</translation>
    </message>
    <message>
        <source>Titel des Bogens</source>
        <translation>Title of the form</translation>
    </message>
    <message>
        <source>Titel: {title}</source>
        <translation>Title: {title}</translation>
    </message>
    <message>
        <source>{what}, {language}</source>
        <translation>{what}, {language}</translation>
    </message>
    <message>
        <source>Überschrift</source>
        <translation>Heading</translation>
    </message>
</context>
<context>
    <name>FormTextsPage</name>
    <message>
        <source>Die Änderungen sind als neue Fassung übernommen.</source>
        <translation>The changes were taken over as a new version.</translation>
    </message>
    <message>
        <source>Ihre Änderungen sind noch nicht übernommen. Bitte übernehmen oder verwerfen Sie sie.</source>
        <translation>Your changes were not taken over yet. Please take them over or discard them.</translation>
    </message>
    <message>
        <source>Texte ändern</source>
        <translation>Change texts</translation>
    </message>
    <message>
        <source>Verwerfen</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>Als neue Fassung übernehmen</source>
        <translation>Take over as new version</translation>
    </message>
    <message>
        <source>Begonnene Bögen bleiben in ihrer Fassung. Was in geschweiften Klammern steht, zeigt eine Angabe.</source>
        <translation>Forms that were begun stay in their version. What stands in braces shows an answer.</translation>
    </message>
    <message>
        <source>Fragen</source>
        <translation>Questions</translation>
    </message>
    <message>
        <source>Nach oben</source>
        <translation>Move up</translation>
    </message>
    <message>
        <source>Nach unten</source>
        <translation>Move down</translation>
    </message>
    <message>
        <source>Eine Angabe ist nötig</source>
        <translation>An answer is needed</translation>
    </message>
    <message>
        <source>Ob eine Angabe nötig ist, legt der Bogen selbst fest.</source>
        <translation>Whether an answer is needed is decided by the form itself.</translation>
    </message>
</context>
<context>
    <name>FormVersions</name>
    <message numerus="yes">
        <source>%n Angaben bleiben, wie sie sind.</source>
        <translation>
            <numerusform>%n answer stays as it is.</numerusform>
            <numerusform>%n answers stay as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Angaben sieht man danach nicht mehr. Sie bleiben im Verlauf erhalten:</source>
        <translation>
            <numerusform>%n answer is no longer seen then. It is kept in the history:</numerusform>
            <numerusform>%n answers are no longer seen then. They are kept in the history:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Fragen sind neu:</source>
        <translation>
            <numerusform>%n question is new:</numerusform>
            <numerusform>%n questions are new:</numerusform>
        </translation>
    </message>
    <message>
        <source>Keine Angabe fällt weg.</source>
        <translation>No answer is dropped.</translation>
    </message>
    <message>
        <source>Keine Frage kommt dazu.</source>
        <translation>There is no new question.</translation>
    </message>
    <message>
        <source>Rückgängig geht es mit Strg+Z.</source>
        <translation>Ctrl+Z undoes it.</translation>
    </message>
</context>
<context>
    <name>FormView</name>
    <message>
        <source>Seite {page} von {pages}</source>
        <translation>Page {page} of {pages}</translation>
    </message>
    <message>
        <source>Weiter</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Zurück</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>FormsPage</name>
    <message numerus="yes">
        <source>%n Bögen sind übernommen.</source>
        <translation>
            <numerusform>%n form was taken over.</numerusform>
            <numerusform>%n forms were taken over.</numerusform>
        </translation>
    </message>
    <message>
        <source>Alle zusammen</source>
        <translation>All together</translation>
    </message>
    <message>
        <source>Alle übernehmen</source>
        <translation>Take over all</translation>
    </message>
    <message>
        <source>Ansehen</source>
        <translation>Look at</translation>
    </message>
    <message>
        <source>Der Bogen ist im Papierkorb.</source>
        <translation>The form is in the bin.</translation>
    </message>
    <message>
        <source>Der Bogen ist noch unterwegs.</source>
        <translation>The form is still on its way.</translation>
    </message>
    <message>
        <source>Ihre Bögen</source>
        <translation>Your forms</translation>
    </message>
    <message>
        <source>In den Papierkorb</source>
        <translation>Move to the bin</translation>
    </message>
    <message>
        <source>Mitgelieferte Bögen</source>
        <translation>Forms that come along</translation>
    </message>
    <message>
        <source>Noch kein Bogen. Übernehmen Sie einen der mitgelieferten oder einen aus einer Datei.</source>
        <translation>No form yet. Take over one that comes along, or one from a file.</translation>
    </message>
    <message>
        <source>Sie können sie später ändern oder löschen.</source>
        <translation>You can change or delete them later.</translation>
    </message>
    <message>
        <source>Texte ändern</source>
        <translation>Change texts</translation>
    </message>
    <message>
        <source>Weiteres zu {form}</source>
        <translation>More about {form}</translation>
    </message>
    <message>
        <source>Übernehmen</source>
        <translation>Take over</translation>
    </message>
    <message>
        <source>Übernommen</source>
        <translation>Taken over</translation>
    </message>
    <message>
        <source>Bögen</source>
        <translation>Forms</translation>
    </message>
    <message>
        <source>Bogen aus einer Datei</source>
        <translation>Form from a file</translation>
    </message>
</context>
<context>
    <name>GroupsDialog</name>
    <message>
        <source>Wiederherstellungsblatt</source>
        <translation>Recovery sheet</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Prüfen</source>
        <translation>Check</translation>
    </message>
</context>
<context>
    <name>GroupsEdit</name>
    <message>
        <source>Es fehlen noch Gruppen. Bitte tippen Sie alle 13 vom Blatt ab.</source>
        <translation>Some groups are missing. Please type all 13 from the sheet.</translation>
    </message>
    <message>
        <source>Gruppe {number}</source>
        <translation>Group {number}</translation>
    </message>
    <message>
        <source>Gruppe {number} stimmt nicht. Bitte vergleichen Sie sie mit dem Blatt.</source>
        <translation>Group {number} is not right. Please compare it with the sheet.</translation>
    </message>
</context>
<context>
    <name>HandbookDialog</name>
    <message>
        <source>Handbuch</source>
        <translation>Handbook</translation>
    </message>
</context>
<context>
    <name>HeldBack</name>
    <message>
        <source>Gerät nicht mehr berechtigt</source>
        <translation>Device no longer authorised</translation>
    </message>
    <message>
        <source>Gerät noch nicht zugelassen</source>
        <translation>Device not admitted yet</translation>
    </message>
    <message>
        <source>Gerät „{device}“</source>
        <translation>Device “{device}”</translation>
    </message>
    <message>
        <source>endgültig gelöscht</source>
        <translation>deleted for good</translation>
    </message>
    <message>
        <source>gelöscht</source>
        <translation>deleted</translation>
    </message>
    <message>
        <source>geändert</source>
        <translation>changed</translation>
    </message>
    <message>
        <source>liegen gelassen</source>
        <translation>left as it is</translation>
    </message>
    <message>
        <source>neu</source>
        <translation>new</translation>
    </message>
    <message numerus="yes">
        <source>und %n weitere Einträge</source>
        <translation>
            <numerusform>and %n more record</numerusform>
            <numerusform>and %n more records</numerusform>
        </translation>
    </message>
    <message>
        <source>zurückgeholt</source>
        <translation>restored</translation>
    </message>
    <message>
        <source>{field}: {value}</source>
        <translation>{field}: {value}</translation>
    </message>
    <message>
        <source>{kind} in „{name}“ · {action}</source>
        <translation>{kind} in “{name}” · {action}</translation>
    </message>
    <message>
        <source>{kind} · {action}</source>
        <translation>{kind} · {action}</translation>
    </message>
    <message>
        <source>{kind} „{name}“ · {action}</source>
        <translation>{kind} “{name}” · {action}</translation>
    </message>
    <message>
        <source>{kind} „{title}“ in „{name}“ · {action}</source>
        <translation>{kind} “{title}” in “{name}” · {action}</translation>
    </message>
    <message>
        <source>{name}, {day}</source>
        <translation>{name}, {day}</translation>
    </message>
    <message>
        <source>{person}, Gerät „{device}“</source>
        <translation>{person}, device “{device}”</translation>
    </message>
</context>
<context>
    <name>HeldBackPage</name>
    <message numerus="yes">
        <source>%n ausgewählt</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n weitere zeigen</source>
        <translation>
            <numerusform>Show %n more</numerusform>
            <numerusform>Show %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Änderungen liegen gelassen. Sie bleiben hier stehen.</source>
        <translation>
            <numerusform>%n change left as it is. It stays here.</numerusform>
            <numerusform>%n changes left as they are. They stay here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Änderungen übernommen. Mit dem nächsten Senden gelten sie überall.</source>
        <translation>
            <numerusform>%n change accepted. With the next sending it counts everywhere.</numerusform>
            <numerusform>%n changes accepted. With the next sending they count everywhere.</numerusform>
        </translation>
    </message>
    <message>
        <source>Alle von diesem Gerät</source>
        <translation>All from this device</translation>
    </message>
    <message>
        <source>Nichts ist zurückgehalten</source>
        <translation>Nothing is held back</translation>
    </message>
    <message>
        <source>Was ein abgemeldetes oder verlorenes Gerät noch sendet, steht dann hier.</source>
        <translation>What a lost device or one that was signed off still sends will stand here.</translation>
    </message>
    <message>
        <source>Zurückgehalten</source>
        <translation>Held back</translation>
    </message>
    <message>
        <source>Zu Senden und Empfangen</source>
        <translation>To Send and receive</translation>
    </message>
    <message>
        <source>Diese Angaben kamen von Geräten, die nicht mehr oder noch nicht berechtigt sind. Sie gelten nirgends, solange Sie sie nicht übernehmen.</source>
        <translation>These entries came from devices that are no longer authorised, or not yet. They count nowhere unless you accept them.</translation>
    </message>
    <message>
        <source>Alle auswählen</source>
        <translation>Select all</translation>
    </message>
    <message>
        <source>Liegen lassen</source>
        <translation>Leave as it is</translation>
    </message>
    <message>
        <source>Übernehmen</source>
        <translation>Accept</translation>
    </message>
</context>
<context>
    <name>HistoryCard</name>
    <message>
        <source>Verlauf</source>
        <translation>History</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>Noch keine Änderung.</source>
        <translation>No change yet.</translation>
    </message>
    <message>
        <source>Verlauf</source>
        <translation>History</translation>
    </message>
    <message>
        <source>{person}, Gerät „{device}“, {when}</source>
        <translation>{person}, device “{device}”, {when}</translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>IndicatorPage</name>
    <message>
        <source>Abweichung {number}</source>
        <translation>Deviation {number}</translation>
    </message>
    <message>
        <source>Alle Projekte</source>
        <translation>All projects</translation>
    </message>
    <message>
        <source>Entfernen</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Entfernt und im Papierkorb.</source>
        <translation>Removed and in the bin.</translation>
    </message>
    <message>
        <source>Etappenziel {value} bis {day}</source>
        <translation>Milestone {value} by {day}</translation>
    </message>
    <message>
        <source>Fehlende Angaben</source>
        <translation>Missing answers</translation>
    </message>
    <message>
        <source>Für diesen Zeitraum liegt weder ein Wert noch ein Ziel vor.</source>
        <translation>There is neither a value nor a target for this period.</translation>
    </message>
    <message>
        <source>Ist</source>
        <translation>Actual</translation>
    </message>
    <message>
        <source>Ist {value}</source>
        <translation>Actual {value}</translation>
    </message>
    <message>
        <source>Nach Alter</source>
        <translation>By age</translation>
    </message>
    <message>
        <source>Nach Geschlecht</source>
        <translation>By gender</translation>
    </message>
    <message>
        <source>Nach Projekten</source>
        <translation>By project</translation>
    </message>
    <message>
        <source>Ohne Zahl</source>
        <translation>Without a number</translation>
    </message>
    <message>
        <source>Soll</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>Soll und Ist</source>
        <translation>Target and actual</translation>
    </message>
    <message>
        <source>Soll {value}</source>
        <translation>Target {value}</translation>
    </message>
    <message>
        <source>Stand</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Verlauf</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Woraus der Wert besteht</source>
        <translation>What the value is made of</translation>
    </message>
    <message>
        <source>Ziele</source>
        <translation>Targets</translation>
    </message>
    <message>
        <source>fortgezählt, Basiswert {value}</source>
        <translation>counted on, baseline {value}</translation>
    </message>
    <message>
        <source>für diesen Zeitraum</source>
        <translation>for this period</translation>
    </message>
    <message>
        <source>noch nichts eingegangen</source>
        <translation>nothing received yet</translation>
    </message>
    <message>
        <source>{value} vom {begin} bis {end}</source>
        <translation>{value} from {begin} to {end}</translation>
    </message>
    <message>
        <source>Ändern</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Öffnen</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Zur Auswertung</source>
        <translation>To the analysis</translation>
    </message>
    <message>
        <source>Wert eintragen</source>
        <translation>Enter a value</translation>
    </message>
    <message>
        <source>Ziel festlegen</source>
        <translation>Set a target</translation>
    </message>
    <message>
        <source>Verlauf nach Quartalen</source>
        <translation>Quarter by quarter</translation>
    </message>
    <message>
        <source>Säulen zeigen das Ist, Striche das Soll.</source>
        <translation>Columns show results, strokes show targets.</translation>
    </message>
</context>
<context>
    <name>Indicators</name>
    <message>
        <source>Abweichung</source>
        <translation>Deviation</translation>
    </message>
    <message>
        <source>Anzahl</source>
        <translation>Number</translation>
    </message>
    <message numerus="yes">
        <source>%n Personen zählen in {one} und {other}, die sich ausschließen.</source>
        <translation>
            <numerusform>%n person counts in {one} and {other}, which exclude each other.</numerusform>
            <numerusform>%n people count in {one} and {other}, which exclude each other.</numerusform>
        </translation>
    </message>
    <message>
        <source>Datenstand</source>
        <translation>Data as of</translation>
    </message>
    <message>
        <source>Eingabe von Hand</source>
        <translation>entered by hand</translation>
    </message>
    <message>
        <source>Es liegt noch kein Wert vor, der mit dem Ziel zu vergleichen wäre.</source>
        <translation>There is no value yet to compare with the target.</translation>
    </message>
    <message>
        <source>Förderperiode 2014–2020 (ESF)</source>
        <translation>Funding period 2014–2020 (ESF)</translation>
    </message>
    <message>
        <source>Förderperiode 2021–2027 (ESF+)</source>
        <translation>Funding period 2021–2027 (ESF+)</translation>
    </message>
    <message numerus="yes">
        <source>Für alle Projekte zusammen steht kein Ziel fest, %n Projekte haben eines. Ihre Summe gilt, sobald jedes Projekt mit einem Wert ein Ziel gleicher Art hat.</source>
        <translation>
            <numerusform>There is no target for all projects together, %n project has one. It holds once each project with a value has a target of one kind.</numerusform>
            <numerusform>There is no target for all projects together, %n projects have one. Their sum holds once each project with a value has a target of one kind.</numerusform>
        </translation>
    </message>
    <message>
        <source>Für diesen Zeitraum steht kein Ziel fest.</source>
        <translation>No target is set for this period.</translation>
    </message>
    <message>
        <source>Geprüft sind nur die Summen: Kein Bogen zählt hier Person für Person.</source>
        <translation>Only the sums are checked: no form counts person by person here.</translation>
    </message>
    <message>
        <source>Im Plan ab {good} % des Solls, deutlich unter Plan bei weniger als {far} %.</source>
        <translation>On track from {good} % of the target on, far behind below {far} %.</translation>
    </message>
    <message>
        <source>Indikator</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>Ist</source>
        <translation>Actual</translation>
    </message>
    <message>
        <source>Kontakte</source>
        <translation>Contacts</translation>
    </message>
    <message>
        <source>Kontaktzählung</source>
        <translation>contact counts</translation>
    </message>
    <message>
        <source>Kürzel</source>
        <translation>Code</translation>
    </message>
    <message numerus="yes">
        <source>Mittel aus %n Zielen für einzelne Zeiträume</source>
        <translation>
            <numerusform>Mean of %n target for single periods</numerusform>
            <numerusform>Mean of %n targets for single periods</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mittel der Ziele von %n Projekten</source>
        <translation>
            <numerusform>Mean of the targets of %n project</numerusform>
            <numerusform>Mean of the targets of %n projects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Person für Person geprüft: %n Personen zählen in beiden.</source>
        <translation>
            <numerusform>Checked person by person: %n person counts in both.</numerusform>
            <numerusform>Checked person by person: %n people count in both.</numerusform>
        </translation>
    </message>
    <message>
        <source>Person für Person geprüft: Niemand zählt in beiden.</source>
        <translation>Checked person by person: nobody counts in both.</translation>
    </message>
    <message>
        <source>Personen</source>
        <translation>People</translation>
    </message>
    <message>
        <source>Prozent</source>
        <translation>Per cent</translation>
    </message>
    <message>
        <source>Schließt {code} aus: Eine Person zählt nur in einem von beiden</source>
        <translation>Excludes {code}: one person counts in one of the two only</translation>
    </message>
    <message>
        <source>Seit Beginn</source>
        <translation>Since the beginning</translation>
    </message>
    <message>
        <source>Soll</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>Stand</source>
        <translation>State</translation>
    </message>
    <message numerus="yes">
        <source>Summe aus %n Zielen für einzelne Zeiträume</source>
        <translation>
            <numerusform>Sum of %n target for single periods</numerusform>
            <numerusform>Sum of %n targets for single periods</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Summe der Ziele von %n Projekten</source>
        <translation>
            <numerusform>Sum of the targets of %n project</numerusform>
            <numerusform>Sum of the targets of %n projects</numerusform>
        </translation>
    </message>
    <message>
        <source>Tage</source>
        <translation>Days</translation>
    </message>
    <message>
        <source>Weniger ist besser. Im Plan bis {good} % des Solls, deutlich über Plan bei mehr als {far} %.</source>
        <translation>Less is better. On track up to {good} % of the target, far above it beyond {far} %.</translation>
    </message>
    <message>
        <source>Wer bis {end} austritt, ist am {day} erfasst. Bis dahin ist der Wert vorläufig.</source>
        <translation>Whoever leaves by {end} is recorded by {day}. Until then the value is provisional.</translation>
    </message>
    <message>
        <source>Ziel für genau diesen Zeitraum</source>
        <translation>target for just this period</translation>
    </message>
    <message numerus="yes">
        <source>Zählt %n Monate nach dem Austritt</source>
        <translation>
            <numerusform>Counts %n month after leaving</numerusform>
            <numerusform>Counts %n months after leaving</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Zählt innerhalb von %n Tagen nach dem Austritt, das letzte Ereignis gilt</source>
        <translation>
            <numerusform>Counts within %n day of leaving; the last event holds</numerusform>
            <numerusform>Counts within %n days of leaving; the last event holds</numerusform>
        </translation>
    </message>
    <message>
        <source>anteilig aus dem Ziel vom {begin} bis {end}</source>
        <translation>share of the target from {begin} to {end}</translation>
    </message>
    <message>
        <source>davon {number} geschätzt</source>
        <translation>{number} of them estimated</translation>
    </message>
    <message>
        <source>deutlich unter Plan</source>
        <translation>far behind</translation>
    </message>
    <message>
        <source>deutlich über Plan</source>
        <translation>far above</translation>
    </message>
    <message>
        <source>fortgezählt seit {day}</source>
        <translation>counted on since {day}</translation>
    </message>
    <message>
        <source>ganz aus dem Ziel vom {begin} bis {end}</source>
        <translation>all of the target from {begin} to {end}</translation>
    </message>
    <message>
        <source>geprüfte Bögen</source>
        <translation>accepted forms</translation>
    </message>
    <message>
        <source>im Plan</source>
        <translation>on track</translation>
    </message>
    <message>
        <source>kein Ziel</source>
        <translation>no target</translation>
    </message>
    <message>
        <source>knapp unter Plan</source>
        <translation>slightly behind</translation>
    </message>
    <message>
        <source>knapp über Plan</source>
        <translation>slightly above</translation>
    </message>
    <message>
        <source>noch kein Wert</source>
        <translation>no value yet</translation>
    </message>
    <message>
        <source>zum Teil geschätzt</source>
        <translation>partly estimated</translation>
    </message>
    <message>
        <source>zählt im gezeigten Zeitraum</source>
        <translation>counts in the period shown</translation>
    </message>
    <message>
        <source>zählt im gezeigten Zeitraum nicht zusätzlich</source>
        <translation>does not count as well in the period shown</translation>
    </message>
    <message>
        <source>zählt nicht mit, eine neuere Eingabe gilt</source>
        <translation>does not count, a newer entry holds</translation>
    </message>
    <message>
        <source>zählt nicht mit, es gilt der Bogen aus „{round}“</source>
        <translation>does not count, the form of “{round}” does</translation>
    </message>
    <message>
        <source>zählt nicht mit, für diese Tage zählen andere Angaben</source>
        <translation>does not count, other entries do for these days</translation>
    </message>
    <message>
        <source>{name} (Arbeitstitel)</source>
        <translation>{name} (working title)</translation>
    </message>
    <message>
        <source>{one} und {other} schließen sich aus, ergeben zusammen aber mehr als {of}.</source>
        <translation>{one} and {other} exclude each other, but together are more than {of}.</translation>
    </message>
    <message>
        <source>{parts} ergeben zusammen mehr als {of}.</source>
        <translation>{parts} together make more than {of}.</translation>
    </message>
    <message numerus="yes">
        <source>{why}: %n Angaben</source>
        <translation>
            <numerusform>{why}: %n answer</numerusform>
            <numerusform>{why}: %n answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{why}: %n Projekte</source>
        <translation>
            <numerusform>{why}: %n project</numerusform>
            <numerusform>{why}: %n projects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IndicatorsPage</name>
    <message numerus="yes">
        <source>%n geprüfte Bögen sind noch nicht vollständig da.</source>
        <translation>
            <numerusform>%n accepted form has not fully arrived yet.</numerusform>
            <numerusform>%n accepted forms have not fully arrived yet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Alle Indikatoren zeigen</source>
        <translation>Show all indicators</translation>
    </message>
    <message>
        <source>Alle Projekte</source>
        <translation>All projects</translation>
    </message>
    <message>
        <source>Auswertung</source>
        <translation>Analysis</translation>
    </message>
    <message>
        <source>Bitte prüfen</source>
        <translation>Please check</translation>
    </message>
    <message>
        <source>In diesem Zeitraum gibt es noch keine Werte und Ziele</source>
        <translation>There are no values and targets in this period yet</translation>
    </message>
    <message>
        <source>Werte kommen aus geprüften Bögen und aus gezählten Kontakten.</source>
        <translation>Values come from accepted forms and from counted contacts.</translation>
    </message>
    <message>
        <source>Ziele legen Sie beim Indikator fest.</source>
        <translation>Targets are set at the indicator.</translation>
    </message>
    <message>
        <source>{codes}: Es sind Personen einer anderen Altersgruppe eingetragen.</source>
        <translation>{codes}: People of another age group are entered.</translation>
    </message>
    <message>
        <source>Was gezählt wird</source>
        <translation>What is counted</translation>
    </message>
    <message>
        <source>Als Excel-Tabelle speichern</source>
        <translation>Save as Excel table</translation>
    </message>
    <message>
        <source>Drucken</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Projekt</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>Zeitraum</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>Alle Indikatoren</source>
        <translation>All indicators</translation>
    </message>
    <message>
        <source>Indikatoren</source>
        <translation>Indicators</translation>
    </message>
</context>
<context>
    <name>InstitutionList</name>
    <message>
        <source>+ Einrichtung</source>
        <translation>+ Institution</translation>
    </message>
    <message>
        <source>Die Einrichtung ist im Papierkorb.</source>
        <translation>The institution is in the bin.</translation>
    </message>
</context>
<context>
    <name>InstitutionRow</name>
    <message>
        <source>Einrichtung</source>
        <translation>Institution</translation>
    </message>
    <message>
        <source>Art der Einrichtung</source>
        <translation>Kind of institution</translation>
    </message>
    <message>
        <source>Art</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Angaben zeigen</source>
        <translation>Show details</translation>
    </message>
    <message>
        <source>Einrichtung verschieben oder entfernen</source>
        <translation>Move or remove the institution</translation>
    </message>
    <message>
        <source>Träger</source>
        <translation>Carrier organisation</translation>
    </message>
    <message>
        <source>Angebot</source>
        <translation>Offer</translation>
    </message>
    <message>
        <source>Zielgruppe</source>
        <translation>Target group</translation>
    </message>
    <message>
        <source>Plätze</source>
        <translation>Capacity</translation>
    </message>
    <message>
        <source>Zugang</source>
        <translation>Accessibility</translation>
    </message>
    <message>
        <source>Öffnungszeiten</source>
        <translation>Opening hours</translation>
    </message>
    <message>
        <source>Finanzierung</source>
        <translation>Financing</translation>
    </message>
</context>
<context>
    <name>IntakeDialog</name>
    <message>
        <source>Bitte wählen</source>
        <translation>Please choose</translation>
    </message>
    <message>
        <source>Der begonnene Bogen „{form}“ ist ergänzt.</source>
        <translation>The form “{form}” that was begun has been added to.</translation>
    </message>
    <message>
        <source>Frage</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Im Bogen</source>
        <translation>In the form</translation>
    </message>
    <message>
        <source>In der Datei</source>
        <translation>In the file</translation>
    </message>
    <message>
        <source>Kein Projekt</source>
        <translation>No project</translation>
    </message>
    <message>
        <source>Zum Bogen</source>
        <translation>To the form</translation>
    </message>
    <message>
        <source>„{form}“ ist als Entwurf aufgenommen.</source>
        <translation>“{form}” was taken in as a draft.</translation>
    </message>
    <message>
        <source>„{form}“ war schon eingelesen.</source>
        <translation>“{form}” had been read already.</translation>
    </message>
    <message>
        <source>Ausgefüllte PDF einlesen</source>
        <translation>Read a filled PDF</translation>
    </message>
    <message>
        <source>Projekt</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>Erhebung</source>
        <translation>Round</translation>
    </message>
    <message>
        <source>Angaben, die im Bogen anders stehen</source>
        <translation>Answers that are different in the form</translation>
    </message>
    <message>
        <source>Was nicht übernommen werden kann</source>
        <translation>What cannot be taken over</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Übernehmen</source>
        <translation>Take over</translation>
    </message>
</context>
<context>
    <name>InviteDialog</name>
    <message>
        <source>Bitte geben Sie an, wer mit dem Gerät arbeitet.</source>
        <translation>Please say who will work with the device.</translation>
    </message>
    <message>
        <source>Bitte wählen Sie mindestens ein Projekt.</source>
        <translation>Please choose at least one project.</translation>
    </message>
    <message>
        <source>Einladung speichern</source>
        <translation>Save invitation</translation>
    </message>
    <message>
        <source>Einladungscode {code}</source>
        <translation>Invitation code {code}</translation>
    </message>
    <message>
        <source>Gespeichert</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>Speichern Sie „{file}“ und geben Sie die Datei weiter. Sie gilt für ein Gerät.</source>
        <translation>Save “{file}” and hand the file over. It is good for one device.</translation>
    </message>
    <message>
        <source>Text kopiert</source>
        <translation>Text copied</translation>
    </message>
    <message>
        <source>Gerät einladen</source>
        <translation>Invite device</translation>
    </message>
    <message>
        <source>Die Einladung ist eine Datei. Geben Sie sie auf einem Stick oder per E-Mail weiter. Den Code sagen Sie persönlich oder am Telefon.</source>
        <translation>The invitation is a file. Hand it over on a stick or by e-mail. Say the code in person or by telephone.</translation>
    </message>
    <message>
        <source>Wer arbeitet mit dem Gerät?</source>
        <translation>Who works with the device?</translation>
    </message>
    <message>
        <source>Funktion oder Name</source>
        <translation>Function or name</translation>
    </message>
    <message>
        <source>Aufgabe</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>Projekte</source>
        <translation>Projects</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Träger des Projekts</source>
        <translation>Carrier of the project</translation>
    </message>
    <message>
        <source>Austauschort</source>
        <translation>Exchange place</translation>
    </message>
    <message>
        <source>Mehrere auf einmal</source>
        <translation>Several at once</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Einladung erstellen</source>
        <translation>Create invitation</translation>
    </message>
    <message>
        <source>Einladung erstellt</source>
        <translation>Invitation created</translation>
    </message>
    <message>
        <source>Text für die E-Mail kopieren</source>
        <translation>Copy text for the e-mail</translation>
    </message>
    <message>
        <source>Einladungscode, nur persönlich oder am Telefon weitergeben:</source>
        <translation>Invitation code, to be passed on in person or on the phone only:</translation>
    </message>
    <message>
        <source>Code kopieren</source>
        <translation>Copy code</translation>
    </message>
    <message>
        <source>Die Person öffnet die Datei mit einem Doppelklick und gibt den Code ein. Kein anderes Gerät muss dabei laufen. Die Einladung gilt 14 Tage.</source>
        <translation>The person opens the file with a double click and enters the code. No other device needs to be running. The invitation is valid for 14 days.</translation>
    </message>
    <message>
        <source>Fertig</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>InviteListDialog</name>
    <message numerus="yes">
        <source>%n Dateien gespeichert</source>
        <translation>
            <numerusform>%n file saved</numerusform>
            <numerusform>%n files saved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Einladungen</source>
        <translation>
            <numerusform>%n invitation</numerusform>
            <numerusform>%n invitations</numerusform>
        </translation>
    </message>
    <message>
        <source>Codeblatt ausgegeben</source>
        <translation>Sheet of codes handed out</translation>
    </message>
    <message>
        <source>Codeblatt speichern</source>
        <translation>Save sheet of codes</translation>
    </message>
    <message>
        <source>Dateien oder Codes sind noch nicht ausgegeben.</source>
        <translation>Files or codes were not handed out yet.</translation>
    </message>
    <message>
        <source>Dort lässt sich nicht schreiben. Es ist nichts verloren. Bitte wählen Sie neu.</source>
        <translation>It is not possible to write there. Nothing is lost. Please choose again.</translation>
    </message>
    <message>
        <source>Einladungen zurückziehen</source>
        <translation>Withdraw invitations</translation>
    </message>
    <message>
        <source>Liste einlesen</source>
        <translation>Read list</translation>
    </message>
    <message>
        <source>Noch ist niemand eingeladen. Bitte prüfen Sie zuerst die Liste.</source>
        <translation>Nobody is invited yet. Please check the list first.</translation>
    </message>
    <message>
        <source>Ohne sie nützen die Einladungen niemandem. Sollen sie nicht mehr gelten?</source>
        <translation>Without them the invitations are of no use. Shall they no longer be valid?</translation>
    </message>
    <message>
        <source>Ordner für die Einladungen wählen</source>
        <translation>Choose folder for the invitations</translation>
    </message>
    <message>
        <source>Tabellen ({patterns})</source>
        <translation>Tables ({patterns})</translation>
    </message>
    <message>
        <source>Weiter ausgeben</source>
        <translation>Go on handing out</translation>
    </message>
    <message>
        <source>Zurückziehen</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>Mehrere einladen</source>
        <translation>Invite several people</translation>
    </message>
    <message>
        <source>Eine Zeile je Person: Name, E-Mail, Organisation, Projekt. Sie können die Zeilen aus einer Tabelle einfügen. Alle werden als Träger eingeladen.</source>
        <translation>One line for each person: name, e-mail, organisation, project. You can paste the lines from a table. All are invited as carriers.</translation>
    </message>
    <message>
        <source>Liste der Personen</source>
        <translation>List of people</translation>
    </message>
    <message>
        <source>Datei einlesen</source>
        <translation>Read a file</translation>
    </message>
    <message>
        <source>Frau Muster; muster@verein.example; Nachbarschaftswerk e. V.; Sonnenhang</source>
        <translation>Ms Sample; sample@charity.example; Neighbourhood Works; Sonnenhang</translation>
    </message>
    <message>
        <source>Was noch zu prüfen ist</source>
        <translation>What is still to be checked</translation>
    </message>
    <message>
        <source>Austauschort</source>
        <translation>Exchange place</translation>
    </message>
    <message>
        <source>Einladungen werden erstellt</source>
        <translation>Invitations are being made</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Einladungen erstellen</source>
        <translation>Make invitations</translation>
    </message>
    <message>
        <source>Einladungen erstellt</source>
        <translation>Invitations made</translation>
    </message>
    <message>
        <source>Geben Sie Dateien und Codes getrennt weiter. Die Dateien gehen zum Beispiel per E-Mail, die Codes auf Papier. Sie sind nirgends sonst gespeichert.</source>
        <translation>Files and codes travel separately: the files by e-mail, for example, the codes on paper. They are kept nowhere else.</translation>
    </message>
    <message>
        <source>1. Eine Datei je Person</source>
        <translation>1. One file for each person</translation>
    </message>
    <message>
        <source>Dateien speichern</source>
        <translation>Save files</translation>
    </message>
    <message>
        <source>2. Ein Blatt mit allen Codes, zum Zerschneiden</source>
        <translation>2. One sheet with all codes, to be cut apart</translation>
    </message>
    <message>
        <source>Codes drucken</source>
        <translation>Print codes</translation>
    </message>
    <message>
        <source>Fertig</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>Inviting</name>
    <message>
        <source>Bewahrt alles auf, zum Beispiel ein Rechner, der immer läuft.</source>
        <translation>Keeps everything, for example a computer that is always on.</translation>
    </message>
    <message>
        <source>Das sind {value} Einladungen. Bitte laden Sie höchstens {hint} auf einmal ein.</source>
        <translation>These are {value} invitations. Please invite {hint} at most at a time.</translation>
    </message>
    <message>
        <source>Die Liste ist noch leer. Bitte tragen Sie je Zeile eine Person ein.</source>
        <translation>The list is still empty. Please enter one person in each line.</translation>
    </message>
    <message>
        <source>Guten Tag {person},

im Anhang finden Sie Ihre Einladung zu INKA Desktop: {file}

Öffnen Sie die Datei mit einem Doppelklick und geben Sie den Code ein. Den Code erhalten Sie von uns persönlich oder am Telefon.

Die Einladung gilt 14 Tage und für ein Gerät.
</source>
        <translation>Dear {person},

attached you find your invitation to INKA Desktop: {file}

Open the file with a double click and enter the code. We will tell you the code in person or on the phone.

The invitation is valid for 14 days and for one device.
</translation>
    </message>
    <message>
        <source>Liest nur. Ohne gewähltes Projekt sind es alle, die es heute gibt.</source>
        <translation>Reads only. Without a chosen project these are all that exist today.</translation>
    </message>
    <message>
        <source>Sieht alle Projekte und arbeitet an allen mit.</source>
        <translation>Sees all projects and works on all of them.</translation>
    </message>
    <message>
        <source>Sieht nur die gewählten Projekte und trägt dort selbst ein.</source>
        <translation>Sees only the chosen projects and makes entries there.</translation>
    </message>
    <message>
        <source>Zeile {line}: Bitte ergänzen Sie das Projekt.</source>
        <translation>Line {line}: please add the project.</translation>
    </message>
    <message>
        <source>Zeile {line}: Bitte ergänzen Sie den Namen.</source>
        <translation>Line {line}: please add the name.</translation>
    </message>
    <message>
        <source>Zeile {line}: Bitte prüfen Sie die E-Mail-Adresse „{value}“.</source>
        <translation>Line {line}: please check the e-mail address “{value}”.</translation>
    </message>
    <message>
        <source>Zeile {line}: Das Projekt „{value}“ gibt es nicht. Bitte prüfen Sie es.</source>
        <translation>Line {line}: there is no project “{value}”. Please check it.</translation>
    </message>
    <message>
        <source>Zeile {line}: Das Projekt „{value}“ gibt es nicht. Ist „{hint}“ gemeint?</source>
        <translation>Line {line}: there is no project “{value}”. Do you mean “{hint}”?</translation>
    </message>
    <message>
        <source>Zeile {line}: „{value}“ hat noch keinen Bereich für seinen Träger. Bitte legen Sie es auf dem Gerät an, auf dem begonnen wurde.</source>
        <translation>Line {line}: “{value}” has no area for its carrier yet. Please create it on the device on which everything began.</translation>
    </message>
    <message>
        <source>Zeile {line}: „{value}“ heißen mehrere Projekte. Bitte nehmen Sie das Aktenzeichen.</source>
        <translation>Line {line}: several projects are called “{value}”. Please use the file number.</translation>
    </message>
    <message>
        <source>Zeile {line}: „{value}“ steht schon in Zeile {hint}.</source>
        <translation>Line {line}: “{value}” stands in line {hint} already.</translation>
    </message>
</context>
<context>
    <name>JobBar</name>
    <message>
        <source>Anhalten</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>{title}: {step}</source>
        <translation>{title}: {step}</translation>
    </message>
</context>
<context>
    <name>KeptFormPage</name>
    <message>
        <source>Der Bogen ist im Papierkorb.</source>
        <translation>The form is in the bin.</translation>
    </message>
</context>
<context>
    <name>LateCard</name>
    <message>
        <source>Nach dem Einreichen eingetroffen</source>
        <translation>Arrived after submission</translation>
    </message>
</context>
<context>
    <name>LateChanges</name>
    <message>
        <source>Foto</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>Foto folgt</source>
        <translation>Photo to follow</translation>
    </message>
    <message>
        <source>Reihenfolge der Anwesenden geändert</source>
        <translation>Order of the people present changed</translation>
    </message>
    <message>
        <source>Reihenfolge der Fotos geändert</source>
        <translation>Order of the photos changed</translation>
    </message>
    <message>
        <source>Reihenfolge der Themen geändert</source>
        <translation>Order of the topics changed</translation>
    </message>
    <message>
        <source>Reihenfolge der Vereinbarungen geändert</source>
        <translation>Order of the agreements changed</translation>
    </message>
    <message>
        <source>Reihenfolge der abweichenden Auffassungen geändert</source>
        <translation>Order of the diverging views changed</translation>
    </message>
    <message>
        <source>ohne Bildunterschrift</source>
        <translation>without a caption</translation>
    </message>
    <message>
        <source>{kind} entfernt</source>
        <translation>{kind} removed</translation>
    </message>
    <message>
        <source>{kind} hinzugefügt</source>
        <translation>{kind} added</translation>
    </message>
    <message>
        <source>{now} statt {before}</source>
        <translation>{now} instead of {before}</translation>
    </message>
    <message>
        <source>{person}, {when}</source>
        <translation>{person}, {when}</translation>
    </message>
</context>
<context>
    <name>LeaversDialog</name>
    <message numerus="yes">
        <source>%n Vereinbarungen sind übertragen.</source>
        <translation>
            <numerusform>%n agreement was handed over.</numerusform>
            <numerusform>%n agreements were handed over.</numerusform>
        </translation>
    </message>
    <message>
        <source>Keine offene Vereinbarung wartet auf neue Zuständige.</source>
        <translation>No open agreement waits for a new responsible person.</translation>
    </message>
    <message>
        <source>ohne Termin</source>
        <translation>no due date</translation>
    </message>
    <message>
        <source>{what} – {person} (vielleicht {leaver}), {project}, {due}</source>
        <translation>{what} – {person} (perhaps {leaver}), {project}, {due}</translation>
    </message>
    <message>
        <source>{what} – {person}, {project}, {due}</source>
        <translation>{what} – {person}, {project}, {due}</translation>
    </message>
    <message>
        <source>Neue Zuständige</source>
        <translation>New responsible person</translation>
    </message>
    <message>
        <source>Diese Vereinbarungen sind offen, und die zuständige Person ist ausgeschieden.</source>
        <translation>These agreements are open, and the responsible person has left.</translation>
    </message>
    <message>
        <source>Offene Vereinbarungen</source>
        <translation>Open agreements</translation>
    </message>
    <message>
        <source>Neu zuständig</source>
        <translation>Now responsible</translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Übertragen</source>
        <translation>Hand over</translation>
    </message>
</context>
<context>
    <name>LineOfPoints</name>
    <message numerus="yes">
        <source>%n Punkte</source>
        <translation>
            <numerusform>%n point</numerusform>
            <numerusform>%n points</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bitte mindestens %n verschiedene Punkte eingeben, in jeder Zeile einen Ort.</source>
        <translation>
            <numerusform>Please enter at least %n point, one place in each line.</numerusform>
            <numerusform>Please enter at least %n different points, one place in each line.</numerusform>
        </translation>
    </message>
    <message>
        <source>Einfügen</source>
        <translation>Paste</translation>
    </message>
    <message>
        <source>Entfernt die gewählten Punkte ({key})</source>
        <translation>Removes the selected points ({key})</translation>
    </message>
    <message>
        <source>Koordinaten aus der Zwischenablage, ein Punkt in jeder Zeile</source>
        <translation>Coordinates from the clipboard, one point in each line</translation>
    </message>
    <message>
        <source>Punkt entfernen</source>
        <translation>Remove point</translation>
    </message>
</context>
<context>
    <name>ListAnswer</name>
    <message>
        <source>– bitte wählen –</source>
        <translation>– please choose –</translation>
    </message>
</context>
<context>
    <name>MailDialog</name>
    <message>
        <source>Anlage: {file}</source>
        <translation>Attachment: {file}</translation>
    </message>
    <message>
        <source>Bitte geben Sie ein Passwort ein.</source>
        <translation>Please enter a password.</translation>
    </message>
    <message>
        <source>Termin ankündigen</source>
        <translation>Announce appointment</translation>
    </message>
    <message>
        <source>Per E-Mail senden</source>
        <translation>Send by e-mail</translation>
    </message>
    <message>
        <source>Der Entwurf öffnet sich in Ihrem E-Mail-Programm. Gesendet wird er erst dort.</source>
        <translation>The draft opens in your mail program. It is sent only from there.</translation>
    </message>
    <message>
        <source>Wer bekommt die E-Mail?</source>
        <translation>Who gets the e-mail?</translation>
    </message>
    <message>
        <source>Weitere Adresse</source>
        <translation>Another address</translation>
    </message>
    <message>
        <source>Name oder E-Mail-Adresse</source>
        <translation>Name or e-mail address</translation>
    </message>
    <message>
        <source>Betreff</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>PDF mit Passwort schützen</source>
        <translation>Protect PDF with a password</translation>
    </message>
    <message>
        <source>Passwort für das PDF</source>
        <translation>Password of the PDF</translation>
    </message>
    <message>
        <source>Passwort, mindestens 8 Zeichen</source>
        <translation>Password, at least 8 characters</translation>
    </message>
    <message>
        <source>Das Passwort wird nirgends aufbewahrt. Teilen Sie es auf einem anderen Weg mit.</source>
        <translation>The password is kept nowhere. Tell it by another way.</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Entwurf öffnen</source>
        <translation>Open draft</translation>
    </message>
</context>
<context>
    <name>MailRow</name>
    <message>
        <source>Als versendet vermerkt.</source>
        <translation>Noted as sent.</translation>
    </message>
    <message>
        <source>An einem anderen Tag versendet …</source>
        <translation>Sent on another day …</translation>
    </message>
    <message>
        <source>An welchem Tag haben Sie die E-Mail versendet?</source>
        <translation>On which day did you send the e-mail?</translation>
    </message>
    <message>
        <source>Die E-Mail ist verworfen.</source>
        <translation>The e-mail is dropped.</translation>
    </message>
    <message>
        <source>E-Mail versendet</source>
        <translation>E-mail sent</translation>
    </message>
    <message>
        <source>Vermerken</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Versandt am</source>
        <translation>Sent on</translation>
    </message>
    <message>
        <source>Versendet</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>Verwerfen</source>
        <translation>Drop</translation>
    </message>
    <message>
        <source>Weitere Schritte zur E-Mail</source>
        <translation>Further steps for the e-mail</translation>
    </message>
    <message>
        <source>Zurücknehmen</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Öffnen</source>
        <translation>Open</translation>
    </message>
</context>
<context>
    <name>Mailing</name>
    <message numerus="yes">
        <source>%n E-Mails sind vorbereitet, noch keine ist versendet.</source>
        <translation>
            <numerusform>%n e-mail is prepared, not sent yet.</numerusform>
            <numerusform>%n e-mails are prepared, none sent yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Fotos gehen nicht mit: „nicht weitergeben“ oder ohne Angabe zu Personen.</source>
        <translation>
            <numerusform>%n photo does not go along: not to be passed on, or nothing said about people.</numerusform>
            <numerusform>%n photos do not go along: not to be passed on, or nothing said about people.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Fotos weglassen, die nicht weitergegeben werden dürfen</source>
        <translation>
            <numerusform>Leave out one photo that may not be passed on</numerusform>
            <numerusform>Leave out %n photos that may not be passed on</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Projekte fehlen noch: siehe unten.</source>
        <translation>
            <numerusform>%n project is left: see below.</numerusform>
            <numerusform>%n projects are left: see below.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n weitere</source>
        <translation>
            <numerusform>%n other</numerusform>
            <numerusform>%n others</numerusform>
        </translation>
    </message>
    <message>
        <source>Datei mit Passwort</source>
        <translation>file with password</translation>
    </message>
    <message>
        <source>Der Entwurf ist im E-Mail-Programm geöffnet. Ob er gesendet wurde, wissen nur Sie.</source>
        <translation>The draft is open in the mail program. Whether it was sent only you know.</translation>
    </message>
    <message>
        <source>Der Entwurf ließ sich hier nicht öffnen. Der Text liegt in der Zwischenablage.</source>
        <translation>The draft could not be opened here. Its text is in the clipboard.</translation>
    </message>
    <message>
        <source>Der Entwurf ließ sich hier nicht öffnen. Er ist als vorbereitet vermerkt, der Text liegt in der Zwischenablage.</source>
        <translation>The draft could not be opened here. It is noted as prepared, the text is in the clipboard.</translation>
    </message>
    <message>
        <source>Entwurf</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>Fassung {version}</source>
        <translation>Version {version}</translation>
    </message>
    <message>
        <source>Kein E-Mail-Programm hat den Entwurf geöffnet. Der Text liegt in der Zwischenablage. Die Datei bleibt im geöffneten Ordner, bis Sie INKA Desktop schließen.</source>
        <translation>No mail program opened the draft. The text is in the clipboard. The file stays in the folder that opened until you close INKA Desktop.</translation>
    </message>
    <message>
        <source>Versendet</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>an {names}</source>
        <translation>to {names}</translation>
    </message>
    <message>
        <source>an {name} und {more}</source>
        <translation>to {name} and {more}</translation>
    </message>
    <message>
        <source>keine Adresse bekannt</source>
        <translation>no address known</translation>
    </message>
    <message>
        <source>versendet</source>
        <translation>sent</translation>
    </message>
    <message>
        <source>versendet {when}, {to}, durch {person}</source>
        <translation>sent {when}, {to}, by {person}</translation>
    </message>
    <message>
        <source>vorbereitet</source>
        <translation>prepared</translation>
    </message>
    <message>
        <source>vorbereitet {when}</source>
        <translation>prepared {when}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Befehle, Projekte und Protokolle suchen (Strg+K)</source>
        <translation>Find commands, projects and protocols (Ctrl+K)</translation>
    </message>
    <message>
        <source>Beispieldaten</source>
        <translation>Example data</translation>
    </message>
    <message>
        <source>{name} – INKA Desktop</source>
        <translation>{name} – INKA Desktop</translation>
    </message>
    <message>
        <source>INKA Desktop</source>
        <translation>INKA Desktop</translation>
    </message>
    <message>
        <source>Alles durchsuchen</source>
        <translation>Search everything</translation>
    </message>
    <message>
        <source>Neu</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Neu anlegen</source>
        <translation>Create new</translation>
    </message>
    <message>
        <source>Stand von Senden und Empfangen</source>
        <translation>State of sending and receiving</translation>
    </message>
    <message>
        <source>Beispieldaten. Alles hier ist erfunden, jede gedruckte Seite trägt den Vermerk MUSTER.</source>
        <translation>Example data. Everything here is invented, every printed page is marked MUSTER.</translation>
    </message>
</context>
<context>
    <name>MemberList</name>
    <message>
        <source>Die Person wird nicht mehr eingeladen.</source>
        <translation>The person is no longer invited.</translation>
    </message>
</context>
<context>
    <name>MemberRow</name>
    <message>
        <source>Funktion</source>
        <translation>Function</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Stimme</source>
        <translation>Vote</translation>
    </message>
    <message>
        <source>Stimmrecht</source>
        <translation>Right to vote</translation>
    </message>
    <message>
        <source>Name angeben</source>
        <translation>Add name</translation>
    </message>
    <message>
        <source>Person entfernen</source>
        <translation>Remove person</translation>
    </message>
    <message>
        <source>Name, nur wenn gewünscht</source>
        <translation>Name, only where wanted</translation>
    </message>
    <message>
        <source>Name (freiwillig)</source>
        <translation>Name (optional)</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Hinweis schließen</source>
        <translation>Close notice</translation>
    </message>
</context>
<context>
    <name>MissingCard</name>
    <message>
        <source>Alles Nötige ist beantwortet.</source>
        <translation>All that is needed is answered.</translation>
    </message>
    <message>
        <source>Noch offen</source>
        <translation>Still open</translation>
    </message>
    <message numerus="yes">
        <source>und %n weitere</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MissingPage</name>
    <message numerus="yes">
        <source>Alle %n erinnern</source>
        <translation>
            <numerusform>Remind %n project</numerusform>
            <numerusform>Remind all %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Alle Bögen sind da, oder es wurde noch keiner verschickt.</source>
        <translation>All forms have arrived, or none was sent out yet.</translation>
    </message>
    <message>
        <source>E-Mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Jetzt erinnern</source>
        <translation>Remind now</translation>
    </message>
    <message>
        <source>Noch offen</source>
        <translation>Still open</translation>
    </message>
    <message>
        <source>Zurzeit ist niemand zu erinnern.</source>
        <translation>Nobody is to be reminded at present.</translation>
    </message>
    <message>
        <source>Wer fehlt noch</source>
        <translation>Who is missing</translation>
    </message>
    <message>
        <source>Alle erinnern</source>
        <translation>Remind all</translation>
    </message>
    <message>
        <source>Fristen als Kalenderdatei</source>
        <translation>Due dates as calendar file</translation>
    </message>
    <message>
        <source>Erinnert wird zwei Wochen vor der Frist, am Tag der Frist und drei Tage danach.</source>
        <translation>Reminders are due two weeks before the due date, on that day and three days after.</translation>
    </message>
</context>
<context>
    <name>MomentAnswer</name>
    <message>
        <source>Bitte Tag und Uhrzeit eingeben.</source>
        <translation>Please enter day and time.</translation>
    </message>
    <message>
        <source>Uhr</source>
        <translation>hours</translation>
    </message>
    <message>
        <source>{question}: Tag</source>
        <translation>{question}: day</translation>
    </message>
    <message>
        <source>{question}: Uhrzeit</source>
        <translation>{question}: time</translation>
    </message>
</context>
<context>
    <name>MonitoringPage</name>
    <message>
        <source>Bögen</source>
        <translation>Forms</translation>
    </message>
    <message>
        <source>Dazu braucht es einen Bogen. Fertige Bögen sind schon dabei.</source>
        <translation>It takes a form. Ready-made forms come along.</translation>
    </message>
    <message>
        <source>Eine Erhebung fragt alle Projekte nach demselben Bogen, etwa jedes Quartal.</source>
        <translation>A round asks all projects for the same form, such as every quarter.</translation>
    </message>
    <message>
        <source>In die Erhebung aufnehmen</source>
        <translation>Ask it, too</translation>
    </message>
    <message>
        <source>Jahr</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>Monitoring</source>
        <translation>Monitoring</translation>
    </message>
    <message>
        <source>Neue Erhebung</source>
        <translation>New round</translation>
    </message>
    <message>
        <source>Noch keine Erhebung</source>
        <translation>No round yet</translation>
    </message>
    <message>
        <source>„{project}“ ist jetzt an „{round}“ beteiligt.</source>
        <translation>“{project}” is part of “{round}” now.</translation>
    </message>
    <message>
        <source>Als Excel-Tabelle speichern</source>
        <translation>Save as Excel table</translation>
    </message>
    <message>
        <source>Wer fehlt noch</source>
        <translation>Who is missing</translation>
    </message>
    <message>
        <source>Projekte und Erhebungen</source>
        <translation>Projects and rounds</translation>
    </message>
    <message>
        <source>Bogen öffnen</source>
        <translation>Open form</translation>
    </message>
    <message>
        <source>Frist und Teilnahme …</source>
        <translation>Due date and participation …</translation>
    </message>
    <message>
        <source>Erhebung bearbeiten</source>
        <translation>Edit round</translation>
    </message>
</context>
<context>
    <name>MonthAnswer</name>
    <message>
        <source>Bitte Monat und Jahr eingeben.</source>
        <translation>Please enter month and year.</translation>
    </message>
    <message>
        <source>Jahr</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>{question}: Jahr</source>
        <translation>{question}: year</translation>
    </message>
    <message>
        <source>{question}: Monat</source>
        <translation>{question}: month</translation>
    </message>
</context>
<context>
    <name>MoreButton</name>
    <message>
        <source>Doch angeben</source>
        <translation>Answer after all</translation>
    </message>
    <message>
        <source>Frage an die Koordinierungsstelle …</source>
        <translation>Question to the coordination office …</translation>
    </message>
    <message>
        <source>Rückfrage notieren</source>
        <translation>Note a query</translation>
    </message>
    <message>
        <source>Weitere Möglichkeiten (Alt+Eingabe)</source>
        <translation>More options (Alt+Return)</translation>
    </message>
    <message>
        <source>{question}: Rückfrage</source>
        <translation>{question}: query</translation>
    </message>
    <message>
        <source>{question}: Weitere Möglichkeiten</source>
        <translation>{question}: more options</translation>
    </message>
</context>
<context>
    <name>MyProjectPage</name>
    <message>
        <source>Aktenzeichen</source>
        <translation>File number</translation>
    </message>
    <message>
        <source>Angaben zum Projekt</source>
        <translation>Project details</translation>
    </message>
    <message>
        <source>Ansprechpersonen</source>
        <translation>Contact persons</translation>
    </message>
    <message>
        <source>Dazu muss der Austauschort erreichbar sein.</source>
        <translation>For this the exchange place must be reachable.</translation>
    </message>
    <message>
        <source>Entfernen</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Entfernt: {name}</source>
        <translation>Removed: {name}</translation>
    </message>
    <message>
        <source>Förderung</source>
        <translation>Funding</translation>
    </message>
    <message>
        <source>Hinzufügen</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Ihr Projekt kommt mit dem ersten Senden und Empfangen.</source>
        <translation>Your project arrives with the first send and receive.</translation>
    </message>
    <message>
        <source>Jetzt senden und empfangen</source>
        <translation>Send and receive now</translation>
    </message>
    <message>
        <source>Koordinierungsstelle</source>
        <translation>Coordination office</translation>
    </message>
    <message>
        <source>Mein Projekt</source>
        <translation>My project</translation>
    </message>
    <message>
        <source>Name, Funktion und Telefon der neuen Ansprechperson</source>
        <translation>Name, function and phone of the new contact person</translation>
    </message>
    <message>
        <source>Name, Funktion, Telefon</source>
        <translation>Name, function, phone</translation>
    </message>
    <message>
        <source>Noch ist nichts angekommen</source>
        <translation>Nothing has arrived yet</translation>
    </message>
    <message>
        <source>Noch niemand eingetragen.</source>
        <translation>Nobody is entered yet.</translation>
    </message>
    <message>
        <source>Standorte</source>
        <translation>Sites</translation>
    </message>
    <message>
        <source>Weitere Ansprechperson</source>
        <translation>Another contact person</translation>
    </message>
    <message>
        <source>Zurückholen</source>
        <translation>Bring back</translation>
    </message>
    <message>
        <source>geführt von der Koordinierungsstelle</source>
        <translation>kept by the coordination office</translation>
    </message>
    <message>
        <source>seit {day}</source>
        <translation>since {day}</translation>
    </message>
    <message>
        <source>{first} bis {last}</source>
        <translation>{first} to {last}</translation>
    </message>
    <message>
        <source>Projekt</source>
        <translation>Project</translation>
    </message>
</context>
<context>
    <name>Network</name>
    <message numerus="yes">
        <source>%n Einträge</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message>
        <source>Aktive</source>
        <translation>Active</translation>
    </message>
    <message>
        <source>Aktuelle</source>
        <translation>Current</translation>
    </message>
    <message>
        <source>Alle</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Ansprechperson</source>
        <translation>contact person</translation>
    </message>
    <message>
        <source>Art</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Ausgeschiedene</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>Befristete</source>
        <translation>With an end</translation>
    </message>
    <message>
        <source>Bestandsaufnahmen</source>
        <translation>Stock-takings</translation>
    </message>
    <message>
        <source>Ein Kooperationsvertrag nennt Vertragsparteien, Laufzeit und die Datei.</source>
        <translation>A cooperation contract names its parties, its term and the file.</translation>
    </message>
    <message>
        <source>Ein Sozialraum hat Kommune, Ortsteil und Abgrenzung.</source>
        <translation>A neighbourhood has a municipality, a district and boundaries.</translation>
    </message>
    <message>
        <source>Frühere</source>
        <translation>Former</translation>
    </message>
    <message>
        <source>Funktion</source>
        <translation>Function</translation>
    </message>
    <message>
        <source>Kommune</source>
        <translation>Municipality</translation>
    </message>
    <message>
        <source>Kooperationsvertrag anlegen</source>
        <translation>New cooperation contract</translation>
    </message>
    <message>
        <source>Kooperationsverträge</source>
        <translation>Cooperation contracts</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Noch kein Kooperationsvertrag</source>
        <translation>No cooperation contract yet</translation>
    </message>
    <message>
        <source>Noch kein Sozialraum</source>
        <translation>No neighbourhood yet</translation>
    </message>
    <message>
        <source>Noch keine Organisation</source>
        <translation>No organisation yet</translation>
    </message>
    <message>
        <source>Noch keine Person</source>
        <translation>No person yet</translation>
    </message>
    <message>
        <source>Offene Vereinbarungen</source>
        <translation>Open agreements</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Organisation anlegen</source>
        <translation>New organisation</translation>
    </message>
    <message>
        <source>Organisationen</source>
        <translation>Organisations</translation>
    </message>
    <message>
        <source>Ort</source>
        <translation>Town</translation>
    </message>
    <message>
        <source>Person anlegen</source>
        <translation>New person</translation>
    </message>
    <message>
        <source>Personen</source>
        <translation>Persons</translation>
    </message>
    <message>
        <source>Personen entstehen auch beim Tippen in Protokollen.</source>
        <translation>Persons also come from typing in protocols.</translation>
    </message>
    <message>
        <source>Projekt</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>Projekte</source>
        <translation>Projects</translation>
    </message>
    <message>
        <source>Protokolle</source>
        <translation>Protocols</translation>
    </message>
    <message>
        <source>Senden und Empfangen</source>
        <translation>Send and receive</translation>
    </message>
    <message>
        <source>Sozialraum anlegen</source>
        <translation>New neighbourhood</translation>
    </message>
    <message>
        <source>Sozialräume</source>
        <translation>Neighbourhoods</translation>
    </message>
    <message>
        <source>Stand</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Titel</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Träger, Kommunen und Behörden entstehen auch beim Tippen in Projekten und Protokollen.</source>
        <translation>Carriers, municipalities and authorities also come from typing in projects and protocols.</translation>
    </message>
    <message>
        <source>Unbefristete</source>
        <translation>Without an end</translation>
    </message>
    <message>
        <source>ausgeschieden am {day}</source>
        <translation>left on {day}</translation>
    </message>
    <message>
        <source>bei der Koordinierungsstelle, für alle lesbar</source>
        <translation>with the coordination office, readable by all</translation>
    </message>
    <message>
        <source>fällig am {day}</source>
        <translation>due on {day}</translation>
    </message>
    <message>
        <source>gleiche E-Mail</source>
        <translation>same e-mail</translation>
    </message>
    <message>
        <source>gleiche Telefonnummer</source>
        <translation>same phone number</translation>
    </message>
    <message>
        <source>gleicher Name</source>
        <translation>same name</translation>
    </message>
    <message>
        <source>gültig bis {day}</source>
        <translation>valid to {day}</translation>
    </message>
    <message>
        <source>heißt seitdem so</source>
        <translation>called so since then</translation>
    </message>
    <message>
        <source>hieß vorher so</source>
        <translation>called so before</translation>
    </message>
    <message>
        <source>im Projekt „{project}“, auch für seinen Träger</source>
        <translation>in the project “{project}”, also for its carrier</translation>
    </message>
    <message>
        <source>keine Angabe</source>
        <translation>not stated</translation>
    </message>
    <message>
        <source>nur bei der Koordinierungsstelle</source>
        <translation>with the coordination office only</translation>
    </message>
    <message>
        <source>ohne Termin</source>
        <translation>no due date</translation>
    </message>
    <message>
        <source>scheidet aus am {day}</source>
        <translation>leaves on {day}</translation>
    </message>
    <message>
        <source>zuständig für Vereinbarungen</source>
        <translation>responsible for agreements</translation>
    </message>
    <message>
        <source>{kind} (die neuesten {count})</source>
        <translation>{kind} (the newest {count})</translation>
    </message>
    <message>
        <source>{name} ({why})</source>
        <translation>{name} ({why})</translation>
    </message>
    <message>
        <source>{name} – {other} ({why})</source>
        <translation>{name} – {other} ({why})</translation>
    </message>
    <message>
        <source>{role}, bis {last}</source>
        <translation>{role}, until {last}</translation>
    </message>
    <message>
        <source>{role}, seit {first}</source>
        <translation>{role}, since {first}</translation>
    </message>
    <message>
        <source>{role}, {first} bis {last}</source>
        <translation>{role}, {first} to {last}</translation>
    </message>
</context>
<context>
    <name>NetworkPage</name>
    <message>
        <source>Netzwerk</source>
        <translation>Network</translation>
    </message>
    <message>
        <source>Offene Vereinbarungen Ausgeschiedener</source>
        <translation>Open agreements of leavers</translation>
    </message>
    <message>
        <source>Doppelte suchen</source>
        <translation>Find doubles</translation>
    </message>
    <message>
        <source>Neu</source>
        <translation>New</translation>
    </message>
</context>
<context>
    <name>NewProtocolDialog</name>
    <message>
        <source>Besuch beginnen</source>
        <translation>Begin visit</translation>
    </message>
    <message>
        <source>Projekt</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>Projekt oder Kommune</source>
        <translation>Project or municipality</translation>
    </message>
    <message>
        <source>Projekte</source>
        <translation>Projects</translation>
    </message>
    <message>
        <source>Datum</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Personen und Themen kommen vom letzten Besuch mit, offene Vereinbarungen von allen früheren.</source>
        <translation>People and topics come along from the last visit, open agreements from all earlier ones.</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Beginnen</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>Gremium oder Projekt</source>
        <translation>Body or project</translation>
    </message>
    <message>
        <source>Sitzungsreihe oder Projekt</source>
        <translation>Series of meetings or project</translation>
    </message>
</context>
<context>
    <name>NewerDialog</name>
    <message>
        <source>Angabe</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Der Bogen steht jetzt in der neueren Fassung.</source>
        <translation>The form is in its newer version now.</translation>
    </message>
    <message>
        <source>Frage</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Warum</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>In die neuere Fassung übernehmen</source>
        <translation>Take over into the newer version</translation>
    </message>
    <message>
        <source>Angaben, die in der neuen Fassung nicht mehr stehen</source>
        <translation>Answers that the new version no longer shows</translation>
    </message>
    <message>
        <source>Neue Fragen</source>
        <translation>New questions</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Übernehmen</source>
        <translation>Take over</translation>
    </message>
</context>
<context>
    <name>Notes</name>
    <message numerus="yes">
        <source>%n offen</source>
        <translation>
            <numerusform>%n open</numerusform>
            <numerusform>%n open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n offene Kommentare</source>
        <translation>
            <numerusform>%n open comment</numerusform>
            <numerusform>%n open comments</numerusform>
        </translation>
    </message>
    <message>
        <source>Kommentare für Sie</source>
        <translation>Comments for you</translation>
    </message>
    <message>
        <source>Offene Kommentare</source>
        <translation>Open comments</translation>
    </message>
    <message>
        <source>erledigt</source>
        <translation>done</translation>
    </message>
    <message>
        <source>erledigt von {person}</source>
        <translation>done by {person}</translation>
    </message>
    <message>
        <source>für {person}</source>
        <translation>for {person}</translation>
    </message>
</context>
<context>
    <name>NotesCard</name>
    <message>
        <source>Der Kommentar ist im Papierkorb.</source>
        <translation>The comment is in the bin.</translation>
    </message>
    <message>
        <source>Erledigt</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>In den Papierkorb</source>
        <translation>Move to bin</translation>
    </message>
    <message>
        <source>Kommentieren</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>Weiteres zum Kommentar: {text}</source>
        <translation>More about the comment: {text}</translation>
    </message>
    <message>
        <source>Wieder offen</source>
        <translation>Open again</translation>
    </message>
    <message>
        <source>für alle</source>
        <translation>for everybody</translation>
    </message>
    <message>
        <source>für {person}</source>
        <translation>for {person}</translation>
    </message>
    <message>
        <source>Ändern</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Schlagwörter und Kommentare</source>
        <translation>Tags and comments</translation>
    </message>
    <message>
        <source>Nur für die Koordinierungsstelle; wird nie weitergegeben</source>
        <translation>For the coordination office only; never passed on</translation>
    </message>
    <message>
        <source>Kommentar, wird nie weitergegeben</source>
        <translation>Comment, never passed on</translation>
    </message>
    <message>
        <source>Kommentar für das Büro …</source>
        <translation>Comment for the office …</translation>
    </message>
    <message>
        <source>Für wen der Kommentar ist</source>
        <translation>Whom the comment is for</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Strg+Eingabe</source>
        <translation>Ctrl+Enter</translation>
    </message>
</context>
<context>
    <name>NotesDialog</name>
    <message>
        <source>Schlagwörter und Kommentare</source>
        <translation>Tags and comments</translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>NumberEdit</name>
    <message>
        <source>Bitte eine Zahl eingeben, zum Beispiel 7.</source>
        <translation>Please enter a number, for example 7.</translation>
    </message>
</context>
<context>
    <name>NumberInRange</name>
    <message>
        <source>Bitte eine Zahl eingeben: {range}.</source>
        <translation>Please enter a number: {range}.</translation>
    </message>
    <message>
        <source>{first} bis {last} in Schritten von {step}</source>
        <translation>{first} to {last} in steps of {step}</translation>
    </message>
</context>
<context>
    <name>OneOfButtons</name>
    <message>
        <source>Hier gibt es noch nichts zu wählen.</source>
        <translation>There is nothing to choose yet.</translation>
    </message>
</context>
<context>
    <name>OpenedFiles</name>
    <message>
        <source>Die Daten sind auf diesem Gerät schon offen. Die Antwort brauchen Sie nicht.</source>
        <translation>The data on this device is open already. You do not need the answer.</translation>
    </message>
    <message>
        <source>Eine Anfrage beantwortet die Leitung mit dem Wiederherstellungsblatt. Bitte leiten Sie die Datei dorthin weiter.</source>
        <translation>A request is answered by an owner with the recovery sheet. Please forward the file to them.</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Auf diesem Gerät liegen keine Daten, die diese Antwort öffnen kann.</source>
        <translation>There is no data on this device that this answer could open.</translation>
    </message>
    <message>
        <source>Das Programm fragt nicht mehr nach einer PIN. Eine neue legen Sie in den Einstellungen fest.</source>
        <translation>The program does not ask for a PIN any more. Set a new one in the settings.</translation>
    </message>
    <message>
        <source>Der Schlüssel zu diesen Daten wurde auf diesem Gerät nicht gefunden.</source>
        <translation>The key to this data was not found on this device.</translation>
    </message>
    <message>
        <source>Einstellungen</source>
        <translation>Settings</translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>Deutsch</source>
        <translation>German</translation>
    </message>
    <message>
        <source>Englisch</source>
        <translation>English</translation>
    </message>
    <message>
        <source>dunkel</source>
        <translation>dark</translation>
    </message>
    <message>
        <source>groß</source>
        <translation>large</translation>
    </message>
    <message>
        <source>hell</source>
        <translation>light</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>normal</translation>
    </message>
    <message>
        <source>sehr groß</source>
        <translation>very large</translation>
    </message>
    <message>
        <source>wie das System</source>
        <translation>like the system</translation>
    </message>
</context>
<context>
    <name>OrderedEditor</name>
    <message>
        <source>Entfernen</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Nach oben</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>Nach unten</source>
        <translation>Down</translation>
    </message>
</context>
<context>
    <name>OrganizationForm</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Kurzname</source>
        <translation>Short name</translation>
    </message>
    <message>
        <source>Art</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Gültig ab</source>
        <translation>Valid from</translation>
    </message>
    <message>
        <source>Gültig bis</source>
        <translation>Valid to</translation>
    </message>
    <message>
        <source>Straße</source>
        <translation>Street</translation>
    </message>
    <message>
        <source>Postleitzahl</source>
        <translation>Postcode</translation>
    </message>
    <message>
        <source>Ort</source>
        <translation>Town</translation>
    </message>
    <message>
        <source>Telefon</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>E-Mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Internetseite</source>
        <translation>Website</translation>
    </message>
    <message>
        <source>Gemeindeschlüssel</source>
        <translation>Municipality key</translation>
    </message>
    <message>
        <source>Früherer Name (Organisation)</source>
        <translation>Former name (organisation)</translation>
    </message>
    <message>
        <source>Notiz</source>
        <translation>Note</translation>
    </message>
</context>
<context>
    <name>Outgoing</name>
    <message>
        <source>Als Word-Datei speichern</source>
        <translation>Save as Word file</translation>
    </message>
    <message>
        <source>Als Word-Datei speichern …</source>
        <translation>Save as Word file …</translation>
    </message>
    <message>
        <source>Die Datei ließ sich dort nicht speichern. Bitte wählen Sie einen anderen Ordner.</source>
        <translation>The file could not be saved there. Please choose another folder.</translation>
    </message>
    <message>
        <source>Gespeichert als {file}.</source>
        <translation>Saved as {file}.</translation>
    </message>
    <message>
        <source>Per E-Mail senden …</source>
        <translation>Send by e-mail …</translation>
    </message>
    <message>
        <source>Termin ankündigen …</source>
        <translation>Announce appointment …</translation>
    </message>
    <message>
        <source>Text und Tabellen kopieren</source>
        <translation>Copy text and tables</translation>
    </message>
    <message>
        <source>Text und Tabellen liegen in der Zwischenablage.</source>
        <translation>Text and tables are in the clipboard.</translation>
    </message>
</context>
<context>
    <name>OwnIndicatorDialog</name>
    <message>
        <source>Eigener Indikator</source>
        <translation>Own indicator</translation>
    </message>
    <message>
        <source>Bögen nennen einen Indikator mit seinem Kürzel.</source>
        <translation>Forms name an indicator by its code.</translation>
    </message>
    <message>
        <source>Kürzel</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Gezählt werden</source>
        <translation>What is counted</translation>
    </message>
    <message>
        <source>Bezeichnung</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Anlegen</source>
        <translation>Create</translation>
    </message>
    <message>
        <source>Indikator ändern</source>
        <translation>Change the indicator</translation>
    </message>
    <message>
        <source>Übernehmen</source>
        <translation>Apply</translation>
    </message>
</context>
<context>
    <name>Owners</name>
    <message numerus="yes">
        <source>%n Geräte der Leitung</source>
        <translation>
            <numerusform>%n owner’s device</numerusform>
            <numerusform>%n owners’ devices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Änderungen warten auf Ihre Entscheidung.</source>
        <translation>
            <numerusform>%n change waits for your decision.</numerusform>
            <numerusform>%n changes wait for your decision.</numerusform>
        </translation>
    </message>
    <message>
        <source>Das Wiederherstellungsblatt benennt dieses Gerät neu.</source>
        <translation>The recovery sheet makes this device an owner’s.</translation>
    </message>
    <message>
        <source>Jedes davon kann einladen, abmelden und zulassen.</source>
        <translation>Each of them can invite, sign off and admit.</translation>
    </message>
    <message>
        <source>Jemand kommt nicht an seine Daten</source>
        <translation>Somebody cannot open their data</translation>
    </message>
    <message>
        <source>Kein Gerät der Leitung ist berechtigt</source>
        <translation>No owner’s device is authorised</translation>
    </message>
    <message>
        <source>Mit einer Anfrage und dem Wiederherstellungsblatt lassen sie sich wieder öffnen.</source>
        <translation>With a request and the recovery sheet it can be opened again.</translation>
    </message>
    <message>
        <source>Nichts wartet.</source>
        <translation>Nothing waits.</translation>
    </message>
    <message>
        <source>Noch nicht gedruckt und geprüft.</source>
        <translation>Not printed and checked yet.</translation>
    </message>
    <message>
        <source>Sein Schlüssel liegt nicht auf diesem Gerät, nur auf dem Papier.</source>
        <translation>Its key is not on this device, only on paper.</translation>
    </message>
    <message>
        <source>Sind alle verloren, hilft das gedruckte Blatt.</source>
        <translation>If all are lost, the printed sheet helps.</translation>
    </message>
    <message>
        <source>Wiederherstellungsblatt</source>
        <translation>Recovery sheet</translation>
    </message>
    <message>
        <source>Wählen Sie oben bei einem zweiten Gerät „Mehr“ und „Zur Leitung machen“. Sonst kann nach einem Verlust niemand mehr entscheiden.</source>
        <translation>Choose “More” and “Make an owner’s” at a second device above. Otherwise nobody can decide after a loss.</translation>
    </message>
    <message>
        <source>Zurückgehalten (Gerät nicht mehr berechtigt)</source>
        <translation>Held back (device no longer authorised)</translation>
    </message>
    <message>
        <source>abgemeldet {when}</source>
        <translation>signed off {when}</translation>
    </message>
    <message>
        <source>nicht zugelassen {when}</source>
        <translation>not admitted {when}</translation>
    </message>
    <message>
        <source>verloren gemeldet {when}</source>
        <translation>reported lost {when}</translation>
    </message>
    <message>
        <source>{device} · {person}</source>
        <translation>{device} · {person}</translation>
    </message>
</context>
<context>
    <name>OwnersCard</name>
    <message numerus="yes">
        <source>%n weitere zeigen</source>
        <translation>
            <numerusform>Show %n more</numerusform>
            <numerusform>Show %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>Anfrage beantworten</source>
        <translation>Answer request</translation>
    </message>
    <message>
        <source>Ansehen</source>
        <translation>View</translation>
    </message>
    <message>
        <source>Drucken</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Leitung</source>
        <translation>Owners</translation>
    </message>
    <message>
        <source>Leitung übernehmen</source>
        <translation>Take over ownership</translation>
    </message>
    <message>
        <source>Liste ansehen</source>
        <translation>View list</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>Seite {number}</source>
        <translation>Page {number}</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Archiv</source>
        <translation>Archive</translation>
    </message>
    <message>
        <source>Auswertung</source>
        <translation>Analysis</translation>
    </message>
    <message>
        <source>Bestandsaufnahme</source>
        <translation>Stock-taking</translation>
    </message>
    <message>
        <source>Bögen</source>
        <translation>Forms</translation>
    </message>
    <message>
        <source>Einstellungen</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Heute</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Kontakte</source>
        <translation>Contacts</translation>
    </message>
    <message>
        <source>Mein Projekt</source>
        <translation>My project</translation>
    </message>
    <message>
        <source>Monitoring</source>
        <translation>Monitoring</translation>
    </message>
    <message>
        <source>Netzwerk</source>
        <translation>Network</translation>
    </message>
    <message>
        <source>Projekte</source>
        <translation>Projects</translation>
    </message>
    <message>
        <source>Protokolle</source>
        <translation>Protocols</translation>
    </message>
    <message>
        <source>Protokolle und Vereinbarungen</source>
        <translation>Protocols and agreements</translation>
    </message>
    <message>
        <source>Senden und Empfangen</source>
        <translation>Send and receive</translation>
    </message>
    <message>
        <source>Termine</source>
        <translation>Calendar</translation>
    </message>
    <message>
        <source>Vereinbarungen</source>
        <translation>Agreements</translation>
    </message>
    <message>
        <source>Zu Aufbewahren und Löschen</source>
        <translation>Go to Keeping and erasing</translation>
    </message>
    <message>
        <source>Zu Bögen</source>
        <translation>Go to Forms</translation>
    </message>
    <message>
        <source>Zu Einstellungen</source>
        <translation>Go to Settings</translation>
    </message>
    <message>
        <source>Zu Heute</source>
        <translation>Go to Today</translation>
    </message>
    <message>
        <source>Zu Kontakte</source>
        <translation>Go to contacts</translation>
    </message>
    <message>
        <source>Zu Mein Projekt</source>
        <translation>Go to My project</translation>
    </message>
    <message>
        <source>Zu Projekte</source>
        <translation>Go to Projects</translation>
    </message>
    <message>
        <source>Zu Protokolle</source>
        <translation>Go to Protocols</translation>
    </message>
    <message>
        <source>Zu Protokolle und Vereinbarungen</source>
        <translation>Go to Protocols and agreements</translation>
    </message>
    <message>
        <source>Zu Senden und Empfangen</source>
        <translation>Go to Send and receive</translation>
    </message>
    <message>
        <source>Zu Sitzungsreihen</source>
        <translation>Go to Series of meetings</translation>
    </message>
    <message>
        <source>Zu Termine</source>
        <translation>To Calendar</translation>
    </message>
    <message>
        <source>Zu Vereinbarungen</source>
        <translation>Go to Agreements</translation>
    </message>
    <message>
        <source>Zu dem, was gezählt wird</source>
        <translation>Go to what is counted</translation>
    </message>
    <message>
        <source>Zu den Bögen</source>
        <translation>Go to Forms</translation>
    </message>
    <message>
        <source>Zum Archiv</source>
        <translation>To the archive</translation>
    </message>
    <message>
        <source>Zum Monitoring</source>
        <translation>Go to Monitoring</translation>
    </message>
    <message>
        <source>Zum Netzwerk</source>
        <translation>Go to Network</translation>
    </message>
    <message>
        <source>Zum Papierkorb</source>
        <translation>Go to bin</translation>
    </message>
    <message>
        <source>Zur Auswertung</source>
        <translation>Go to analysis</translation>
    </message>
    <message>
        <source>Zur Bestandsaufnahme</source>
        <translation>Go to Stock-taking</translation>
    </message>
    <message>
        <source>Zur Sicherung</source>
        <translation>Go to Backup</translation>
    </message>
</context>
<context>
    <name>PaperDialog</name>
    <message numerus="yes">
        <source>%n Seiten</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message>
        <source>An den Drucker gegeben.</source>
        <translation>Sent to the printer.</translation>
    </message>
    <message>
        <source>Das Dokument wird gesetzt …</source>
        <translation>The document is being set …</translation>
    </message>
    <message>
        <source>Die Datei ließ sich dort nicht speichern. Bitte wählen Sie einen anderen Ordner.</source>
        <translation>The file could not be saved there. Please choose another folder.</translation>
    </message>
    <message>
        <source>Dokument speichern</source>
        <translation>Save document</translation>
    </message>
    <message>
        <source>Drucken war hier nicht möglich. Bitte speichern Sie die Datei und drucken Sie sie dort.</source>
        <translation>Printing was not possible here. Please save the file and print it there.</translation>
    </message>
    <message>
        <source>Drucken war hier nicht möglich. Das Dokument ist im PDF-Programm geöffnet.</source>
        <translation>Printing was not possible here. The document is open in the PDF program.</translation>
    </message>
    <message>
        <source>Gespeichert als {file}.</source>
        <translation>Saved as {file}.</translation>
    </message>
    <message>
        <source>PDF mit Passwort (*.pdf)</source>
        <translation>PDF with password (*.pdf)</translation>
    </message>
</context>
<context>
    <name>PaperEntryDialog</name>
    <message>
        <source>Auf keinen Bogen dieser Erhebung wird gewartet.</source>
        <translation>No form of this round is waited for.</translation>
    </message>
    <message>
        <source>Bitte wählen</source>
        <translation>Please choose</translation>
    </message>
    <message>
        <source>Es gibt noch kein Formular in der Bibliothek.</source>
        <translation>There is no form in the library yet.</translation>
    </message>
    <message>
        <source>Kein Projekt</source>
        <translation>No project</translation>
    </message>
    <message>
        <source>Scan beifügen</source>
        <translation>Add a scan</translation>
    </message>
    <message>
        <source>Scans und Fotos ({endings})</source>
        <translation>Scans and photos ({endings})</translation>
    </message>
    <message>
        <source>„{file}“ liegt beim Bogen.</source>
        <translation>“{file}” lies with the form.</translation>
    </message>
    <message>
        <source>Papierbogen eingeben</source>
        <translation>Type in a paper form</translation>
    </message>
    <message>
        <source>Formular</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Projekt</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>Erhebung</source>
        <translation>Round</translation>
    </message>
    <message>
        <source>Was eingegeben ist</source>
        <translation>What was typed in</translation>
    </message>
    <message>
        <source>Fehlt die Angabe: „n.&#x202f;e.“ (nicht erhoben) oder „n.&#x202f;v.“ (liegt noch nicht vor), dann Doppelpunkt und Grund.</source>
        <translation>Where the answer is missing: “not collected” or “not yet known”, then a colon and the reason.</translation>
    </message>
    <message>
        <source>Antwort</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Zurück</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Scan beifügen …</source>
        <translation>Add a scan …</translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Beginnen</source>
        <translation>Begin</translation>
    </message>
</context>
<context>
    <name>PaperTyping</name>
    <message>
        <source>+ für ja, Eingabetaste für nein</source>
        <translation>+ for yes, Enter for no</translation>
    </message>
    <message>
        <source>Alles ist eingegeben.</source>
        <translation>Everything is typed in.</translation>
    </message>
    <message>
        <source>Das passt nicht zu dieser Frage. Bitte prüfen Sie die Angabe.</source>
        <translation>This does not fit the question. Please check the entry.</translation>
    </message>
    <message>
        <source>Erst {first}, jetzt {second}. Bitte die richtige Zahl noch einmal eingeben.</source>
        <translation>First {first}, now {second}. Please type the right number once more.</translation>
    </message>
    <message>
        <source>Noch ein Eintrag? {title}</source>
        <translation>One more entry? {title}</translation>
    </message>
    <message>
        <source>Noch einmal: {question}</source>
        <translation>Once more: {question}</translation>
    </message>
    <message>
        <source>Sie können nun den Scan beifügen.</source>
        <translation>You can add the scan now.</translation>
    </message>
    <message>
        <source>TT.MM.JJJJ</source>
        <translation>DD.MM.YYYY</translation>
    </message>
    <message>
        <source>Zahlen werden zweimal eingegeben.</source>
        <translation>Numbers are typed twice.</translation>
    </message>
    <message>
        <source>keine Angabe</source>
        <translation>no answer</translation>
    </message>
    <message>
        <source>x für angekreuzt</source>
        <translation>x for ticked</translation>
    </message>
    <message>
        <source>{question} (Eintrag {number})</source>
        <translation>{question} (entry {number})</translation>
    </message>
</context>
<context>
    <name>ParsedEdit</name>
    <message>
        <source>„{words}“ in „{field}“ lässt sich nicht lesen. Bitte ändern oder leeren Sie das Feld.</source>
        <translation>“{words}” in “{field}” cannot be read. Please change or empty the field.</translation>
    </message>
</context>
<context>
    <name>PartDialog</name>
    <message>
        <source>Frist und Teilnahme</source>
        <translation>Due date and participation</translation>
    </message>
    <message>
        <source>Andere Frist</source>
        <translation>Other due date</translation>
    </message>
    <message>
        <source>Grund für die andere Frist</source>
        <translation>Reason for the other due date</translation>
    </message>
    <message>
        <source>Projekt begonnen am (wenn im Zeitraum)</source>
        <translation>Project began on (if within the period)</translation>
    </message>
    <message>
        <source>Nimmt an dieser Erhebung nicht teil</source>
        <translation>Does not take part in this round</translation>
    </message>
    <message>
        <source>Grund, warum es nicht teilnimmt</source>
        <translation>Reason why it does not take part</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Speichern</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>PartiesCard</name>
    <message>
        <source>Beteiligte</source>
        <translation>Parties</translation>
    </message>
    <message>
        <source>Noch niemand eingetragen.</source>
        <translation>Nobody entered yet.</translation>
    </message>
</context>
<context>
    <name>PartyAdder</name>
    <message>
        <source>Die bisherigen behalten diese Rolle</source>
        <translation>Those before keep this role</translation>
    </message>
    <message>
        <source>Eintragen</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Name der Stelle</source>
        <translation>Name of the organisation</translation>
    </message>
    <message>
        <source>Name der weiteren Stelle</source>
        <translation>Name of the further organisation</translation>
    </message>
    <message>
        <source>Rolle der weiteren Stelle</source>
        <translation>Role of the further organisation</translation>
    </message>
    <message>
        <source>Rolle seit</source>
        <translation>In this role since</translation>
    </message>
    <message>
        <source>seit</source>
        <translation>since</translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>INKA Desktop</source>
        <translation>INKA Desktop</translation>
    </message>
    <message>
        <source>Kennwort eingeben</source>
        <translation>Enter passphrase</translation>
    </message>
    <message>
        <source>Ihre Daten auf diesem Gerät sind verschlüsselt.</source>
        <translation>Your data on this device is encrypted.</translation>
    </message>
    <message>
        <source>Kennwort</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Kennwort vergessen</source>
        <translation>Forgot passphrase</translation>
    </message>
    <message>
        <source>Beenden</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>Öffnen</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Die Sicherung ist auf diesem Gerät. Bitte geben Sie das Kennwort der Sicherung ein.</source>
        <translation>The backup is on this device. Please enter the passphrase of the backup.</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>PIN eingeben</source>
        <translation>Enter PIN</translation>
    </message>
    <message>
        <source>PIN vergessen</source>
        <translation>Forgot PIN</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>PDF mit Passwort</source>
        <translation>PDF with password</translation>
    </message>
    <message>
        <source>Das Passwort wird nirgends aufbewahrt. Teilen Sie es auf einem anderen Weg mit.</source>
        <translation>The password is kept nowhere. Tell it by another way.</translation>
    </message>
    <message>
        <source>Passwort für das PDF</source>
        <translation>Password of the PDF</translation>
    </message>
    <message>
        <source>Passwort, mindestens 8 Zeichen</source>
        <translation>Password, at least 8 characters</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Speichern</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>PeopleList</name>
    <message>
        <source>+ Person: Funktion, Organisation</source>
        <translation>+ Person: function, organisation</translation>
    </message>
    <message>
        <source>Die Person ist nicht mehr aufgeführt.</source>
        <translation>The person is no longer listed.</translation>
    </message>
    <message>
        <source>Person hinzufügen: Funktion, Organisation, Name</source>
        <translation>Add person: function, organisation, name</translation>
    </message>
</context>
<context>
    <name>PeriodChoice</name>
    <message>
        <source>Bitte beide Tage eingeben. Gezeigt bleibt: {period}.</source>
        <translation>Please enter both days. Still shown: {period}.</translation>
    </message>
    <message>
        <source>Der zweite Tag liegt vor dem ersten. Gezeigt bleibt: {period}.</source>
        <translation>The second day is before the first one. Still shown: {period}.</translation>
    </message>
    <message>
        <source>Von – bis …</source>
        <translation>From – to …</translation>
    </message>
</context>
<context>
    <name>PeriodDays</name>
    <message>
        <source>Vom</source>
        <translation>From</translation>
    </message>
    <message>
        <source>bis zum</source>
        <translation>to</translation>
    </message>
</context>
<context>
    <name>PersonForm</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Funktion</source>
        <translation>Function</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Ausgeschieden am</source>
        <translation>Left on</translation>
    </message>
    <message>
        <source>Telefon</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>E-Mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Einwilligung</source>
        <translation>Consent</translation>
    </message>
</context>
<context>
    <name>PersonRow</name>
    <message>
        <source>Funktion</source>
        <translation>Function</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Name oder Bemerkung angeben</source>
        <translation>Give name or remark</translation>
    </message>
    <message>
        <source>Person entfernen</source>
        <translation>Remove person</translation>
    </message>
    <message>
        <source>Name, nur wenn gewünscht</source>
        <translation>Name, only if wanted</translation>
    </message>
    <message>
        <source>Name (freiwillig)</source>
        <translation>Name (optional)</translation>
    </message>
    <message>
        <source>Bemerkung</source>
        <translation>Remark</translation>
    </message>
</context>
<context>
    <name>PhoneEdit</name>
    <message>
        <source>Diese Nummer gibt es so vermutlich nicht. Sie ist trotzdem gespeichert.</source>
        <translation>There is probably no such number. It was saved anyway.</translation>
    </message>
</context>
<context>
    <name>PhotoDialog</name>
    <message>
        <source>Dieses Foto ist noch unterwegs.</source>
        <translation>This photo is still on its way.</translation>
    </message>
    <message>
        <source>Foto</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>wird geladen</source>
        <translation>loading</translation>
    </message>
</context>
<context>
    <name>PhotoEditor</name>
    <message>
        <source>Bildunterschrift zu Foto {number}</source>
        <translation>Caption of photo {number}</translation>
    </message>
    <message>
        <source>Dieses Foto ist noch unterwegs.</source>
        <translation>This photo is still on its way.</translation>
    </message>
    <message>
        <source>Foto folgt</source>
        <translation>Photo to follow</translation>
    </message>
    <message>
        <source>Foto folgt: jetzt wählen</source>
        <translation>Photo to follow: choose it now</translation>
    </message>
    <message>
        <source>Foto wählen oder hierher ziehen</source>
        <translation>Choose the photo or drag it here</translation>
    </message>
    <message>
        <source>Personen auf Foto {number}</source>
        <translation>People on photo {number}</translation>
    </message>
</context>
<context>
    <name>PhotoFolderCard</name>
    <message>
        <source>Bilder aus der Zeit eines Besuchs werden dort zum Hinzufügen angeboten. Nichts wird von selbst übernommen.</source>
        <translation>Pictures from the time of a visit are offered there to be added. Nothing is taken by itself.</translation>
    </message>
    <message>
        <source>Fotos</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>Kein Ordner für Fotos gewählt</source>
        <translation>No folder for photos chosen</translation>
    </message>
    <message>
        <source>Nicht mehr anbieten</source>
        <translation>Stop offering</translation>
    </message>
    <message>
        <source>Ordner wählen</source>
        <translation>Choose folder</translation>
    </message>
    <message>
        <source>Ordner wählen, in dem Fotos ankommen</source>
        <translation>Choose the folder in which photos arrive</translation>
    </message>
</context>
<context>
    <name>PhotoGrid</name>
    <message>
        <source>+ Foto hinzufügen</source>
        <translation>+ Add photo</translation>
    </message>
    <message>
        <source>Aus der Zwischenablage</source>
        <translation>From the clipboard</translation>
    </message>
    <message>
        <source>Bildunterschrift jetzt, Foto später</source>
        <translation>Caption now, photo later</translation>
    </message>
    <message>
        <source>Das Foto ist im Papierkorb.</source>
        <translation>The photo is in the bin.</translation>
    </message>
    <message>
        <source>Foto folgt</source>
        <translation>Photo to follow</translation>
    </message>
    <message>
        <source>Foto wählen</source>
        <translation>Choose photo</translation>
    </message>
    <message>
        <source>Fotos hinzufügen</source>
        <translation>Add photos</translation>
    </message>
    <message>
        <source>oder Bilder hierher ziehen</source>
        <translation>or drag pictures here</translation>
    </message>
</context>
<context>
    <name>PhotoOffer</name>
    <message numerus="yes">
        <source>%n Fotos aus dieser Zeit hinzufügen</source>
        <translation>
            <numerusform>Add %n photo from this time</numerusform>
            <numerusform>Add %n photos from this time</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotoRow</name>
    <message>
        <source>Foto groß zeigen</source>
        <translation>Show photo large</translation>
    </message>
    <message>
        <source>Bildunterschrift</source>
        <translation>Caption</translation>
    </message>
    <message>
        <source>Foto entfernen</source>
        <translation>Remove photo</translation>
    </message>
    <message>
        <source>Personen auf dem Foto</source>
        <translation>People on the photo</translation>
    </message>
</context>
<context>
    <name>PickedAnswer</name>
    <message>
        <source>Bild</source>
        <translation>Picture</translation>
    </message>
    <message>
        <source>Bild aus der Zwischenablage</source>
        <translation>Picture from the clipboard</translation>
    </message>
    <message>
        <source>Bild wählen …</source>
        <translation>Choose a picture …</translation>
    </message>
    <message>
        <source>Datei wählen …</source>
        <translation>Choose file …</translation>
    </message>
    <message>
        <source>Dateien ({endings})</source>
        <translation>Files ({endings})</translation>
    </message>
    <message>
        <source>Einfügen</source>
        <translation>Paste</translation>
    </message>
    <message>
        <source>Film wählen …</source>
        <translation>Choose a film …</translation>
    </message>
    <message>
        <source>Tonaufnahme wählen …</source>
        <translation>Choose a recording …</translation>
    </message>
    <message>
        <source>„{name}“ ist keine Datei, die sich lesen lässt.</source>
        <translation>“{name}” is not a file that can be read.</translation>
    </message>
    <message>
        <source>„{name}“ lässt sich nicht als Bild lesen.</source>
        <translation>“{name}” cannot be read as a picture.</translation>
    </message>
</context>
<context>
    <name>PickerAnswer</name>
    <message>
        <source>– bitte wählen –</source>
        <translation>– please choose –</translation>
    </message>
</context>
<context>
    <name>Pictures</name>
    <message>
        <source>Bilder ({patterns})</source>
        <translation>Pictures ({patterns})</translation>
    </message>
    <message>
        <source>Dieses Bild liegt noch auf einer Internetseite. Bitte speichern Sie es zuerst auf dem Schreibtisch und ziehen es dann hierher.</source>
        <translation>This picture is still on a web page. Please save it on the desktop first, then drag it here.</translation>
    </message>
    <message>
        <source>Dieses Foto liegt noch auf dem Telefon. Bitte kopieren Sie es zuerst auf den Schreibtisch und ziehen es dann hierher.</source>
        <translation>This photo is still on the phone. Please copy it to the desktop first and then drag it here.</translation>
    </message>
    <message>
        <source>In der Zwischenablage ist kein Bild. Bitte kopieren Sie zuerst eines.</source>
        <translation>There is no picture in the clipboard. Please copy one first.</translation>
    </message>
    <message>
        <source>Kein Bild: {names}. Bitte wählen Sie Fotos (JPEG, PNG, HEIC).</source>
        <translation>No picture: {names}. Please choose photos (JPEG, PNG, HEIC).</translation>
    </message>
</context>
<context>
    <name>PinDialog</name>
    <message>
        <source>Die beiden PINs sind verschieden. Bitte geben Sie beide noch einmal ein.</source>
        <translation>The two PINs differ. Please enter both again.</translation>
    </message>
    <message>
        <source>PIN ändern</source>
        <translation>Change PIN</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>PIN festlegen</source>
        <translation>Set PIN</translation>
    </message>
    <message>
        <source>Die PIN wird bei jedem Start verlangt. Sie hält Personen fern, die an diesem Gerät dieselbe Anmeldung benutzen.</source>
        <translation>The PIN is asked for at each start. It keeps out people who use the same login on this device.</translation>
    </message>
    <message>
        <source>Sie schützt nicht vor Fachleuten, die diese Anmeldung haben. Alle sechsstelligen PINs zu probieren dauert ein bis zwei Tage. Jede weitere Ziffer dauert zehnmal so lange. Sicherer ist eine eigene Anmeldung für jede Person.</source>
        <translation>It does not keep out experts who have this login: trying all PINs of six digits takes a day or two, each further digit ten times as long. A login of their own for each person is safer.</translation>
    </message>
    <message>
        <source>Wer die PIN vergisst, braucht das Wiederherstellungsblatt oder die Koordinierungsstelle.</source>
        <translation>Whoever forgets the PIN needs the recovery sheet or the coordination office.</translation>
    </message>
    <message>
        <source>Bisherige PIN</source>
        <translation>Present PIN</translation>
    </message>
    <message>
        <source>Neue PIN, mindestens 6 Ziffern</source>
        <translation>New PIN, at least 6 digits</translation>
    </message>
    <message>
        <source>Neue PIN wiederholen</source>
        <translation>Repeat new PIN</translation>
    </message>
    <message>
        <source>PIN entfernen</source>
        <translation>Remove PIN</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>Das gilt ab dem nächsten Senden.</source>
        <translation>This holds from the next sending on.</translation>
    </message>
    <message>
        <source>Für alles, was auf diesem Gerät ist</source>
        <translation>For everything on this device</translation>
    </message>
    <message>
        <source>Nur für Geräte der Koordinierungsstelle</source>
        <translation>Only for devices of the coordination office</translation>
    </message>
    <message>
        <source>Wofür ist dieser Austauschort?</source>
        <translation>What is this exchange place for?</translation>
    </message>
    <message>
        <source>{place}
Was dort schon liegt, bleibt liegen.</source>
        <translation>{place}
What lies there already stays.</translation>
    </message>
</context>
<context>
    <name>PointAnswer</name>
    <message>
        <source>Diese Koordinaten nennen keinen Ort. Beispiel: 50,978512 11,029341</source>
        <translation>These coordinates name no place. Example: 50.978512 11.029341</translation>
    </message>
    <message>
        <source>zum Beispiel 50,978512 11,029341</source>
        <translation>for example 50.978512 11.029341</translation>
    </message>
</context>
<context>
    <name>PointList</name>
    <message>
        <source>+ Begehungspunkt</source>
        <translation>+ Walk point</translation>
    </message>
    <message>
        <source>Der Begehungspunkt ist im Papierkorb.</source>
        <translation>The walk point is in the bin.</translation>
    </message>
</context>
<context>
    <name>PointRow</name>
    <message>
        <source>Begehungspunkt</source>
        <translation>Walk point</translation>
    </message>
    <message>
        <source>Wo ist das?</source>
        <translation>Where is it?</translation>
    </message>
    <message>
        <source>Begehungspunkt verschieben oder entfernen</source>
        <translation>Move or remove the walk point</translation>
    </message>
    <message>
        <source>Foto zum Begehungspunkt</source>
        <translation>Photo of the walk point</translation>
    </message>
    <message>
        <source>Foto hinzufügen</source>
        <translation>Add a photo</translation>
    </message>
    <message>
        <source>Beobachtung</source>
        <translation>Observation</translation>
    </message>
    <message>
        <source>Was ist zu sehen?</source>
        <translation>What can be seen?</translation>
    </message>
    <message>
        <source>Kategorie</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>Einschätzung</source>
        <translation>Assessment</translation>
    </message>
    <message>
        <source>Personen auf dem Foto</source>
        <translation>People on the photo</translation>
    </message>
    <message>
        <source>Koordinaten</source>
        <translation>Coordinates</translation>
    </message>
    <message>
        <source>Koordinaten, zum Beispiel 50,978512 11,029341</source>
        <translation>Coordinates, for example 50.978512 11.029341</translation>
    </message>
</context>
<context>
    <name>PointTable</name>
    <message>
        <source>Breite</source>
        <translation>Latitude</translation>
    </message>
    <message>
        <source>Das ist keine Zahl, die hier passt.</source>
        <translation>This is not a number that fits here.</translation>
    </message>
    <message>
        <source>Höhe in m</source>
        <translation>Height in m</translation>
    </message>
    <message>
        <source>Länge</source>
        <translation>Longitude</translation>
    </message>
</context>
<context>
    <name>PreviewDialog</name>
    <message>
        <source>Vorschau</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>Speichern</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Per E-Mail senden</source>
        <translation>Send by e-mail</translation>
    </message>
    <message>
        <source>Drucken</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>ProfileCard</name>
    <message>
        <source>Jede Person erhält ein eigenes Profil mit eigenen Daten.</source>
        <translation>Each person gets a profile of their own with their own data.</translation>
    </message>
    <message>
        <source>PIN festlegen</source>
        <translation>Set PIN</translation>
    </message>
    <message>
        <source>PIN ändern</source>
        <translation>Change PIN</translation>
    </message>
    <message>
        <source>Profil an diesem Gerät</source>
        <translation>Profile on this device</translation>
    </message>
    <message>
        <source>Profil wechseln</source>
        <translation>Change profile</translation>
    </message>
    <message>
        <source>Schutz dieses Profils</source>
        <translation>Protection of this profile</translation>
    </message>
    <message>
        <source>Weitere Person einrichten</source>
        <translation>Set up another person</translation>
    </message>
    <message>
        <source>Weitere Personen an diesem Gerät</source>
        <translation>Other people on this device</translation>
    </message>
    <message>
        <source>Öffnet sich mit Ihrer Anmeldung an diesem Gerät und einer PIN.</source>
        <translation>Opens with your login on this device and a PIN.</translation>
    </message>
    <message>
        <source>Öffnet sich mit Ihrer Anmeldung an diesem Gerät, ohne weitere Frage.</source>
        <translation>Opens with your login on this device, without a further question.</translation>
    </message>
    <message>
        <source>Öffnet sich mit einem Kennwort.</source>
        <translation>Opens with a passphrase.</translation>
    </message>
</context>
<context>
    <name>ProfileDialog</name>
    <message>
        <source>Auf diesem Gerät lässt sich gerade nichts anlegen. Es wurde nichts verändert.</source>
        <translation>Nothing can be created on this device at the moment. Nothing was changed.</translation>
    </message>
    <message>
        <source>Bitte füllen Sie „{field}“ aus.</source>
        <translation>Please fill in “{field}”.</translation>
    </message>
    <message>
        <source>Profil, das es schon gibt</source>
        <translation>Profile that exists already</translation>
    </message>
    <message>
        <source>INKA Desktop</source>
        <translation>INKA Desktop</translation>
    </message>
    <message>
        <source>Wer arbeitet jetzt?</source>
        <translation>Who is working now?</translation>
    </message>
    <message>
        <source>Jede Person hat an diesem Gerät ein eigenes Profil mit eigenen Daten.</source>
        <translation>Each person has a profile with their own data on this device.</translation>
    </message>
    <message>
        <source>Profile an diesem Gerät</source>
        <translation>Profiles on this device</translation>
    </message>
    <message>
        <source>Weitere Person einrichten</source>
        <translation>Set up another person</translation>
    </message>
    <message>
        <source>Öffnen</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Sie erhalten ein eigenes Profil mit eigenen Daten. Wer dieselbe Anmeldung hat, kann es öffnen, bis Sie in den Einstellungen eine PIN festlegen. Auch die Namen hier sieht jede dieser Personen.</source>
        <translation>You get a profile of your own with your own data. Whoever has the same login can open it until you set a PIN in the settings. The names here can be seen by each of these people, too.</translation>
    </message>
    <message>
        <source>Name Ihres Profils</source>
        <translation>Name of your profile</translation>
    </message>
    <message>
        <source>zum Beispiel Frau Muster</source>
        <translation>for example Ms Sample</translation>
    </message>
    <message>
        <source>Name des Profils, das es schon gibt</source>
        <translation>Name of the profile that exists already</translation>
    </message>
    <message>
        <source>Zurück</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Weiter</source>
        <translation>Continue</translation>
    </message>
</context>
<context>
    <name>ProjectChoiceDialog</name>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Übernehmen</source>
        <translation>Apply</translation>
    </message>
</context>
<context>
    <name>ProjectDialog</name>
    <message>
        <source>Bitte geben Sie dem Projekt einen Titel.</source>
        <translation>Please give the project a title.</translation>
    </message>
    <message>
        <source>Projekt anlegen</source>
        <translation>Create project</translation>
    </message>
    <message>
        <source>Titel</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>zum Beispiel Sonnenhang</source>
        <translation>for example Sonnenhang</translation>
    </message>
    <message>
        <source>Kommune, mehrere mit Semikolon</source>
        <translation>Municipality, several with semicolons</translation>
    </message>
    <message>
        <source>Träger</source>
        <translation>Carrier organisation</translation>
    </message>
    <message>
        <source>Aktenzeichen (freiwillig)</source>
        <translation>File number (optional)</translation>
    </message>
    <message>
        <source>Aktenzeichen, freiwillig</source>
        <translation>File number, optional</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Anlegen</source>
        <translation>Create</translation>
    </message>
</context>
<context>
    <name>ProjectPeopleCard</name>
    <message>
        <source>Noch keine Person eingetragen.</source>
        <translation>No person entered yet.</translation>
    </message>
    <message>
        <source>Personen (nur bei der Koordinierungsstelle)</source>
        <translation>Persons (with the coordination office only)</translation>
    </message>
</context>
<context>
    <name>ProjectPersonAdder</name>
    <message>
        <source>Aufgabe der weiteren Person</source>
        <translation>Task of the further person</translation>
    </message>
    <message>
        <source>Aufgabe im Projekt</source>
        <translation>Task in the project</translation>
    </message>
    <message>
        <source>Hinzufügen</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Im Projekt seit</source>
        <translation>In the project since</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name der weiteren Person</source>
        <translation>Name of the further person</translation>
    </message>
    <message>
        <source>seit</source>
        <translation>since</translation>
    </message>
</context>
<context>
    <name>Projects</name>
    <message numerus="yes">
        <source>%n offen</source>
        <translation>
            <numerusform>%n open</numerusform>
            <numerusform>%n open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n überfällig</source>
        <translation>
            <numerusform>%n overdue</numerusform>
            <numerusform>%n overdue</numerusform>
        </translation>
    </message>
    <message>
        <source>besucht am {day}</source>
        <translation>visited on {day}</translation>
    </message>
    <message>
        <source>früher</source>
        <translation>former</translation>
    </message>
    <message>
        <source>künftig</source>
        <translation>upcoming</translation>
    </message>
    <message>
        <source>noch nicht besucht</source>
        <translation>not visited yet</translation>
    </message>
    <message>
        <source>{role}, bis {last}</source>
        <translation>{role}, until {last}</translation>
    </message>
    <message>
        <source>{role}, seit {first}</source>
        <translation>{role}, since {first}</translation>
    </message>
    <message>
        <source>{role}, {first} bis {last}</source>
        <translation>{role}, {first} to {last}</translation>
    </message>
</context>
<context>
    <name>ProjectsPage</name>
    <message>
        <source>Das Projekt ist im Papierkorb.</source>
        <translation>The project is in the bin.</translation>
    </message>
    <message>
        <source>Gespeichert {time}</source>
        <translation>Saved {time}</translation>
    </message>
    <message>
        <source>Hinzufügen</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>In den Papierkorb</source>
        <translation>Move to bin</translation>
    </message>
    <message>
        <source>Legen Sie zuerst ein Projekt an.</source>
        <translation>Please create a project first.</translation>
    </message>
    <message>
        <source>Name des Standorts</source>
        <translation>Name of the site</translation>
    </message>
    <message>
        <source>Name des neuen Standorts</source>
        <translation>Name of the new site</translation>
    </message>
    <message>
        <source>Noch kein Projekt</source>
        <translation>No project yet</translation>
    </message>
    <message>
        <source>Projekt anlegen</source>
        <translation>Create project</translation>
    </message>
    <message>
        <source>Standorte</source>
        <translation>Sites</translation>
    </message>
    <message>
        <source>Titel, Kommune und Träger genügen. Alles Weitere können Sie später ergänzen.</source>
        <translation>Title, municipality and carrier are enough. You can add everything else later.</translation>
    </message>
    <message>
        <source>Träger wechselt …</source>
        <translation>Carrier changes …</translation>
    </message>
    <message>
        <source>Verlauf</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Weiterer Standort</source>
        <translation>Another site</translation>
    </message>
    <message>
        <source>Projekte</source>
        <translation>Projects</translation>
    </message>
    <message>
        <source>Projekt, Kommune oder Träger</source>
        <translation>Project, municipality or carrier</translation>
    </message>
    <message>
        <source>Projekte filtern</source>
        <translation>Filter projects</translation>
    </message>
    <message>
        <source>Alte Dateien dieses Projekts</source>
        <translation>Old files of this project</translation>
    </message>
    <message>
        <source>Besuch beginnen</source>
        <translation>Begin visit</translation>
    </message>
    <message>
        <source>Weiteres zu diesem Projekt</source>
        <translation>More about this project</translation>
    </message>
    <message>
        <source>Titel</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Aktenzeichen</source>
        <translation>File number</translation>
    </message>
    <message>
        <source>Stand</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Förderung ab</source>
        <translation>Funded from</translation>
    </message>
    <message>
        <source>Förderung bis</source>
        <translation>Funded until</translation>
    </message>
    <message>
        <source>Beschreibung</source>
        <translation>Description</translation>
    </message>
</context>
<context>
    <name>Proposals</name>
    <message>
        <source>Abmelden …</source>
        <translation>Sign off …</translation>
    </message>
    <message>
        <source>Ein Vorschlag, den dieses Programm noch nicht kennt</source>
        <translation>A proposal that this program does not know yet</translation>
    </message>
    <message>
        <source>Einladen …</source>
        <translation>Invite …</translation>
    </message>
    <message>
        <source>Erledigt</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Gerät „{subject}“ abmelden</source>
        <translation>Sign off device “{subject}”</translation>
    </message>
    <message>
        <source>Neuer Träger für „{subject}“</source>
        <translation>New carrier for “{subject}”</translation>
    </message>
    <message>
        <source>Träger wechseln …</source>
        <translation>Change carrier …</translation>
    </message>
    <message>
        <source>Vorgeschlagen. Die Leitung sieht es nach dem nächsten Senden.</source>
        <translation>Proposed. The owners see it after the next sending.</translation>
    </message>
    <message>
        <source>noch offen</source>
        <translation>still open</translation>
    </message>
    <message>
        <source>vorgeschlagen von {device}</source>
        <translation>proposed by {device}</translation>
    </message>
    <message>
        <source>vorgeschlagen von {person}, Gerät „{device}“</source>
        <translation>proposed by {person}, device “{device}”</translation>
    </message>
    <message>
        <source>{subject} einladen</source>
        <translation>Invite {subject}</translation>
    </message>
</context>
<context>
    <name>ProposalsCard</name>
    <message>
        <source>Ablehnen</source>
        <translation>Decline</translation>
    </message>
    <message>
        <source>Der Vorschlag ist abgelehnt. Es wurde nichts verändert.</source>
        <translation>The proposal is declined. Nothing was changed.</translation>
    </message>
    <message>
        <source>Vorschläge</source>
        <translation>Proposals</translation>
    </message>
</context>
<context>
    <name>ProtocolApproval</name>
    <message>
        <source>Abstimmung</source>
        <translation>Consultation</translation>
    </message>
    <message>
        <source>Anwesenheitsliste drucken …</source>
        <translation>Print attendance list …</translation>
    </message>
    <message>
        <source>Beginnen …</source>
        <translation>Start …</translation>
    </message>
    <message>
        <source>Das Blatt liegt auf diesem Gerät noch nicht vor.</source>
        <translation>The sheet is not on this device yet.</translation>
    </message>
    <message>
        <source>Das Blatt liegt beim Protokoll und wird im Anhang genannt.</source>
        <translation>The sheet lies with the protocol and is named in its annex.</translation>
    </message>
    <message>
        <source>Das Blatt ließ sich hier nicht öffnen.</source>
        <translation>The sheet could not be opened here.</translation>
    </message>
    <message>
        <source>Der Text ist festgehalten und in Abstimmung. Das PDF hat Zeilennummern.</source>
        <translation>The text is fixed and under consultation. The PDF has line numbers.</translation>
    </message>
    <message>
        <source>Entfernen</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Ganzer Text auf dem Bildschirm …</source>
        <translation>Whole text on the screen …</translation>
    </message>
    <message>
        <source>Noch nicht in Abstimmung</source>
        <translation>Not under consultation yet</translation>
    </message>
    <message>
        <source>Noch keine</source>
        <translation>None yet</translation>
    </message>
    <message>
        <source>Anderes Papier …</source>
        <translation>Another paper …</translation>
    </message>
    <message>
        <source>Das Blatt ist im Papierkorb.</source>
        <translation>The sheet is in the bin.</translation>
    </message>
    <message>
        <source>Die Unterschrift ist im Papierkorb.</source>
        <translation>The signature is in the bin.</translation>
    </message>
    <message>
        <source>Einwendung nach dem Abschließen eingetroffen</source>
        <translation>An objection arrived after finishing</translation>
    </message>
    <message>
        <source>Nächster Text …</source>
        <translation>Next text …</translation>
    </message>
    <message>
        <source>Per E-Mail senden …</source>
        <translation>Send by e-mail …</translation>
    </message>
    <message>
        <source>Scans und Fotos ({endings})</source>
        <translation>Scans and photos ({endings})</translation>
    </message>
    <message>
        <source>Seither geändert</source>
        <translation>Changed since</translation>
    </message>
    <message>
        <source>Text seither geändert</source>
        <translation>Text changed since</translation>
    </message>
    <message>
        <source>Unterschreiben</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>Unterschriebenes Blatt hinzufügen</source>
        <translation>Add signed sheet</translation>
    </message>
    <message>
        <source>Unterschriebenes Blatt hinzufügen …</source>
        <translation>Add signed sheet …</translation>
    </message>
    <message>
        <source>Unterschriften</source>
        <translation>Signatures</translation>
    </message>
    <message>
        <source>Vereinbarungsblatt auf dem Bildschirm …</source>
        <translation>Agreement sheet on the screen …</translation>
    </message>
    <message>
        <source>Vereinbarungsblatt drucken …</source>
        <translation>Print agreement sheet …</translation>
    </message>
    <message>
        <source>unterschrieben auf Papier, {when}</source>
        <translation>signed on paper, {when}</translation>
    </message>
    <message>
        <source>Öffnen</source>
        <translation>Open</translation>
    </message>
</context>
<context>
    <name>ProtocolLate</name>
    <message>
        <source>Als berichtigte Fassung</source>
        <translation>As a corrected version</translation>
    </message>
    <message>
        <source>Nach dem Abschließen eingetroffen</source>
        <translation>Arrived after finishing</translation>
    </message>
    <message>
        <source>Verwerfen</source>
        <translation>Drop</translation>
    </message>
    <message>
        <source>Verworfen. Was eingetroffen war, bleibt im Verlauf.</source>
        <translation>Dropped. What had arrived stays in the history.</translation>
    </message>
    <message>
        <source>Übernehmen</source>
        <translation>Take up</translation>
    </message>
</context>
<context>
    <name>ProtocolLater</name>
    <message>
        <source>Beobachtungen</source>
        <translation>Observations</translation>
    </message>
    <message>
        <source>Gelungenes</source>
        <translation>What went well</translation>
    </message>
    <message>
        <source>Problemlagen</source>
        <translation>Problems</translation>
    </message>
    <message>
        <source>Empfehlungen</source>
        <translation>Recommendations</translation>
    </message>
    <message>
        <source>Unterstützungsbedarf</source>
        <translation>Need for support</translation>
    </message>
    <message>
        <source>Stellungnahme des Trägers</source>
        <translation>Carrier&apos;s statement</translation>
    </message>
    <message>
        <source>Fotos und Anlagen</source>
        <translation>Photos and attachments</translation>
    </message>
    <message>
        <source>Weitere Anlagen, eine je Zeile</source>
        <translation>Further attachments, one a line</translation>
    </message>
    <message>
        <source>Nächster Termin</source>
        <translation>Next appointment</translation>
    </message>
    <message>
        <source>Datum</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Nächster Termin, Datum</source>
        <translation>Next appointment, date</translation>
    </message>
    <message>
        <source>Uhrzeit</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Nächster Termin, Uhrzeit</source>
        <translation>Next appointment, time</translation>
    </message>
    <message>
        <source>Hinweis</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Nächster Termin, Hinweis</source>
        <translation>Next appointment, note</translation>
    </message>
    <message>
        <source>Verteiler</source>
        <translation>Distribution list</translation>
    </message>
    <message>
        <source>Eine Stelle je Zeile</source>
        <translation>One recipient a line</translation>
    </message>
</context>
<context>
    <name>ProtocolPage</name>
    <message>
        <source>Abgeschlossen als {number}, Fassung {version}.</source>
        <translation>Finished as {number}, version {version}.</translation>
    </message>
    <message>
        <source>Abschließen</source>
        <translation>Finish</translation>
    </message>
    <message>
        <source>Berichtigte Fassung abschließen</source>
        <translation>Finish corrected version</translation>
    </message>
    <message>
        <source>Das Abschließen ist zurückgenommen.</source>
        <translation>Finishing is taken back.</translation>
    </message>
    <message>
        <source>Das Protokoll ist im Papierkorb.</source>
        <translation>The protocol is in the bin.</translation>
    </message>
    <message>
        <source>Endgültig löschen …</source>
        <translation>Erase for good …</translation>
    </message>
    <message>
        <source>In den Papierkorb</source>
        <translation>Move to the bin</translation>
    </message>
    <message>
        <source>Sitzung vom {day}</source>
        <translation>Meeting of {day}</translation>
    </message>
    <message>
        <source>Verlauf</source>
        <translation>History</translation>
    </message>
    <message numerus="yes">
        <source>Vor dem Abschließen fehlen noch %n Angaben. Die erste ist ausgewählt.</source>
        <translation>
            <numerusform>%n entry is missing before finishing. It is selected.</numerusform>
            <numerusform>%n entries are missing before finishing. The first is selected.</numerusform>
        </translation>
    </message>
    <message>
        <source>Zurücknehmen</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>Vor-Ort-Besuch</source>
        <translation>Site visit</translation>
    </message>
    <message>
        <source>Vorschau</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>Weiteres zu diesem Protokoll</source>
        <translation>More about this protocol</translation>
    </message>
    <message>
        <source>+ Abschnitt</source>
        <translation>+ Section</translation>
    </message>
    <message>
        <source>Angaben zum Termin</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Datum</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Beginn</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>Ende</source>
        <translation>End</translation>
    </message>
    <message>
        <source>Gremium</source>
        <translation>Body</translation>
    </message>
    <message>
        <source>Sitzung Nr.</source>
        <translation>Meeting no.</translation>
    </message>
    <message>
        <source>Ort</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Art</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Anlass</source>
        <translation>Occasion</translation>
    </message>
    <message>
        <source>Protokollführung</source>
        <translation>Minutes taken by</translation>
    </message>
    <message>
        <source>Gespräch mit</source>
        <translation>Talk with</translation>
    </message>
    <message>
        <source>Zweck</source>
        <translation>Purpose</translation>
    </message>
    <message>
        <source>Sitzungsleitung</source>
        <translation>Chair</translation>
    </message>
    <message>
        <source>Eingeladen am</source>
        <translation>Invited on</translation>
    </message>
    <message>
        <source>Nötige Stimmen</source>
        <translation>Votes needed</translation>
    </message>
    <message>
        <source>Beschlussfähig</source>
        <translation>Quorate</translation>
    </message>
    <message>
        <source>Schnellnotiz</source>
        <translation>Quick note</translation>
    </message>
    <message>
        <source>Strg+0</source>
        <translation>Ctrl+0</translation>
    </message>
    <message>
        <source>Erst festhalten, später einordnen</source>
        <translation>Write it down first, sort it later</translation>
    </message>
    <message>
        <source>Anwesende</source>
        <translation>People present</translation>
    </message>
    <message>
        <source>Letzte Niederschrift</source>
        <translation>Last minutes</translation>
    </message>
    <message>
        <source>Genehmigung</source>
        <translation>Approval</translation>
    </message>
    <message>
        <source>Umgang mit Einwendungen</source>
        <translation>Handling of objections</translation>
    </message>
    <message>
        <source>Einwendungen zur letzten Niederschrift</source>
        <translation>Objections to the last minutes</translation>
    </message>
    <message>
        <source>Einwendungen, wie sie vorgebracht wurden</source>
        <translation>Objections as they were put forward</translation>
    </message>
    <message>
        <source>Themen</source>
        <translation>Topics</translation>
    </message>
    <message>
        <source>Ergebnisse</source>
        <translation>Results</translation>
    </message>
    <message>
        <source>Was wurde festgehalten?</source>
        <translation>What was put on record?</translation>
    </message>
    <message>
        <source>Vereinbarungen</source>
        <translation>Agreements</translation>
    </message>
    <message>
        <source>Strg+Eingabe macht aus einer Zeile eine Vereinbarung</source>
        <translation>Ctrl+Enter turns a line into an agreement</translation>
    </message>
</context>
<context>
    <name>ProtocolRelease</name>
    <message>
        <source>Die Freigabe ist zurückgenommen. Niemand hat sie gesehen.</source>
        <translation>The release is taken back. Nobody has seen it.</translation>
    </message>
    <message>
        <source>Die Freigabe ist zurückgezogen. Das Protokoll kann schon gelesen worden sein.</source>
        <translation>The release is withdrawn. The protocol may have been read already.</translation>
    </message>
    <message>
        <source>Freigeben</source>
        <translation>Release</translation>
    </message>
    <message>
        <source>Freigegeben {when}</source>
        <translation>Released {when}</translation>
    </message>
    <message>
        <source>Freigegeben. Der Träger sieht das Protokoll nach dem nächsten Senden.</source>
        <translation>Released. The carrier sees the protocol after the next sending.</translation>
    </message>
    <message>
        <source>Noch nicht freigegeben</source>
        <translation>Not released yet</translation>
    </message>
    <message>
        <source>Zurücknehmen</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>Zurückziehen</source>
        <translation>Withdraw</translation>
    </message>
</context>
<context>
    <name>ProtocolSections</name>
    <message>
        <source>Alle Abschnitte sind zu sehen</source>
        <translation>All sections are shown</translation>
    </message>
</context>
<context>
    <name>ProtocolSide</name>
    <message numerus="yes">
        <source>%n Stellen</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n erledigt oder entfallen</source>
        <translation>
            <numerusform>%n done or dropped</numerusform>
            <numerusform>%n done or dropped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n offen</source>
        <translation>
            <numerusform>%n open</numerusform>
            <numerusform>%n open</numerusform>
        </translation>
    </message>
    <message>
        <source>Alles Nötige ist eingetragen.</source>
        <translation>Everything needed is entered.</translation>
    </message>
    <message>
        <source>Berichtigte Fassung (ersetzt Fassung {version})</source>
        <translation>Corrected version (replaces version {version})</translation>
    </message>
    <message>
        <source>Fassungen</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>Noch nicht gesendet</source>
        <translation>Not sent yet</translation>
    </message>
    <message>
        <source>Noch offen</source>
        <translation>Still open</translation>
    </message>
    <message>
        <source>Noch offen bis zum Abschluss</source>
        <translation>Open before finishing</translation>
    </message>
    <message>
        <source>Senden und Empfangen</source>
        <translation>Send and receive</translation>
    </message>
    <message>
        <source>Termin vom {day}</source>
        <translation>Meeting of {day}</translation>
    </message>
    <message>
        <source>Vereinbarungen: {state}</source>
        <translation>Agreements: {state}</translation>
    </message>
    <message>
        <source>Zur Stelle</source>
        <translation>Go there</translation>
    </message>
    <message>
        <source>Zurücknehmen</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>nötig für den Abschluss</source>
        <translation>needed for finishing</translation>
    </message>
    <message>
        <source>zugleich entstanden</source>
        <translation>made at once</translation>
    </message>
    <message>
        <source>zurückgenommen</source>
        <translation>taken back</translation>
    </message>
    <message>
        <source>{number}, Fassung {version}</source>
        <translation>{number}, version {version}</translation>
    </message>
    <message>
        <source>{open}, {done}</source>
        <translation>{open}, {done}</translation>
    </message>
    <message>
        <source>{person}, {when}</source>
        <translation>{person}, {when}</translation>
    </message>
    <message>
        <source>Öffnen</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Interne Notiz</source>
        <translation>Internal note</translation>
    </message>
    <message>
        <source>wird nie weitergegeben</source>
        <translation>never shared</translation>
    </message>
    <message>
        <source>Interne Notiz, wird nie weitergegeben</source>
        <translation>Internal note, never shared</translation>
    </message>
    <message>
        <source>Nur für die Koordinierungsstelle …</source>
        <translation>For the coordination office only …</translation>
    </message>
</context>
<context>
    <name>Protocols</name>
    <message numerus="yes">
        <source>%n Protokolle</source>
        <translation>
            <numerusform>%n protocol</numerusform>
            <numerusform>%n protocols</numerusform>
        </translation>
    </message>
    <message>
        <source>Alle</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Art</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Datum</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Nummer</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Ort</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Projekt</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>Senden und Empfangen</source>
        <translation>Send and receive</translation>
    </message>
    <message>
        <source>Stand</source>
        <translation>State</translation>
    </message>
</context>
<context>
    <name>ProtocolsPage</name>
    <message>
        <source>Anwesenheitslisten</source>
        <translation>Attendance lists</translation>
    </message>
    <message>
        <source>Besuch beginnen</source>
        <translation>Begin visit</translation>
    </message>
    <message>
        <source>Ein Protokoll beginnt mit einem Besuch.</source>
        <translation>A protocol begins with a visit.</translation>
    </message>
    <message>
        <source>Noch kein Protokoll</source>
        <translation>No protocol yet</translation>
    </message>
    <message>
        <source>Personen und Themen kommen vom letzten Besuch mit, offene Vereinbarungen von allen früheren.</source>
        <translation>People and topics come along from the last visit, open agreements from all earlier ones.</translation>
    </message>
    <message>
        <source>Protokolle</source>
        <translation>Protocols</translation>
    </message>
    <message>
        <source>Vereinbarungsblätter</source>
        <translation>Agreement sheets</translation>
    </message>
    <message>
        <source>Als Excel-Tabelle speichern</source>
        <translation>Save as Excel table</translation>
    </message>
    <message>
        <source>Vordrucke</source>
        <translation>Blank forms</translation>
    </message>
    <message>
        <source>Sitzungsreihen</source>
        <translation>Series of meetings</translation>
    </message>
    <message>
        <source>Protokoll beginnen</source>
        <translation>Begin protocol</translation>
    </message>
</context>
<context>
    <name>QuestionAside</name>
    <message numerus="yes">
        <source>%n erledigte Anmerkungen</source>
        <translation>
            <numerusform>%n settled remark</numerusform>
            <numerusform>%n settled remarks</numerusform>
        </translation>
    </message>
    <message>
        <source>Anzeigen</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Ausblenden</source>
        <translation>Hide</translation>
    </message>
    <message>
        <source>Beide ansehen</source>
        <translation>See both</translation>
    </message>
    <message>
        <source>Frage an die Koordinierungsstelle</source>
        <translation>Question to the coordination office</translation>
    </message>
    <message>
        <source>Frage stellen</source>
        <translation>Ask</translation>
    </message>
    <message>
        <source>Gezählte Kontakte: {count}</source>
        <translation>Counted contacts: {count}</translation>
    </message>
    <message>
        <source>Gezählte Kontakte: {count}, davon {estimated} geschätzt</source>
        <translation>Contacts counted: {count}, {estimated} of them estimated</translation>
    </message>
    <message>
        <source>Notieren</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Rückfrage an den Träger</source>
        <translation>Query to the carrier</translation>
    </message>
    <message>
        <source>Was ist unklar?</source>
        <translation>What is unclear?</translation>
    </message>
    <message>
        <source>Was ist zu korrigieren?</source>
        <translation>What is to be corrected?</translation>
    </message>
    <message>
        <source>Zwei Angaben – bitte entscheiden</source>
        <translation>Two entries – please decide</translation>
    </message>
    <message>
        <source>Übernehmen</source>
        <translation>Use</translation>
    </message>
</context>
<context>
    <name>QuestionGroup</name>
    <message>
        <source>{record} öffnen</source>
        <translation>Open {record}</translation>
    </message>
    <message>
        <source>Öffnen</source>
        <translation>Open</translation>
    </message>
</context>
<context>
    <name>QuestionView</name>
    <message>
        <source>Beide Texte stehen dann untereinander.</source>
        <translation>Both texts then stand one below the other.</translation>
    </message>
    <message>
        <source>Beide behalten</source>
        <translation>Keep both</translation>
    </message>
    <message>
        <source>Diesen Text nehmen</source>
        <translation>Use this text</translation>
    </message>
    <message>
        <source>Erläuterung</source>
        <translation>Explanation</translation>
    </message>
    <message>
        <source>Neu schreiben</source>
        <translation>Write anew</translation>
    </message>
    <message>
        <source>Pflichtangabe</source>
        <translation>An answer is needed</translation>
    </message>
    <message>
        <source>Vorherigen Text zeigen</source>
        <translation>Show the text before</translation>
    </message>
    <message>
        <source>{action}: {value}</source>
        <translation>{action}: {value}</translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <source>(anderer Eintrag)</source>
        <translation>(another record)</translation>
    </message>
    <message>
        <source>(leer)</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <source>Alle von „{device}“ nehmen</source>
        <translation>Take all from “{device}”</translation>
    </message>
    <message>
        <source>Angaben des Projekts sind noch nicht da</source>
        <translation>The project's details are not here yet</translation>
    </message>
    <message>
        <source>Behalten</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>Beschluss ohne Stimmenzahl</source>
        <translation>Resolution without votes</translation>
    </message>
    <message>
        <source>Beschluss ohne Wortlaut</source>
        <translation>Resolution without wording</translation>
    </message>
    <message>
        <source>Diese Angabe nehmen</source>
        <translation>Use this one</translation>
    </message>
    <message>
        <source>Einwendung ohne Entscheidung</source>
        <translation>Objection without a decision</translation>
    </message>
    <message>
        <source>Foto folgt noch</source>
        <translation>Photo still to follow</translation>
    </message>
    <message>
        <source>Foto ohne Bildunterschrift</source>
        <translation>Photo without caption</translation>
    </message>
    <message>
        <source>Foto: Sind Personen zu erkennen?</source>
        <translation>Photo: can people be recognised?</translation>
    </message>
    <message>
        <source>Gerät „{device}“, {when}</source>
        <translation>Device “{device}”, {when}</translation>
    </message>
    <message>
        <source>Hier gelöscht, dort geändert: behalten?</source>
        <translation>Deleted here, edited there: keep?</translation>
    </message>
    <message>
        <source>Löschen</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Niemand als anwesend eingetragen</source>
        <translation>Nobody entered as present</translation>
    </message>
    <message>
        <source>Noch kein Thema</source>
        <translation>No topic yet</translation>
    </message>
    <message>
        <source>Rückmeldung steht noch aus</source>
        <translation>Reply still missing</translation>
    </message>
    <message>
        <source>Texte wurden zusammengeführt – bitte kurz prüfen</source>
        <translation>Texts were merged – please check</translation>
    </message>
    <message>
        <source>Thema ohne Text</source>
        <translation>Topic without text</translation>
    </message>
    <message>
        <source>Thema ohne Titel</source>
        <translation>Topic without title</translation>
    </message>
    <message>
        <source>Vereinbarung ohne Termin</source>
        <translation>Agreement without due date</translation>
    </message>
    <message>
        <source>Vereinbarung ohne Text</source>
        <translation>Agreement without text</translation>
    </message>
    <message>
        <source>Vereinbarung ohne Zuständige</source>
        <translation>Agreement without anyone responsible</translation>
    </message>
    <message>
        <source>Zwei Angaben zu „{field}“</source>
        <translation>Two entries for “{field}”</translation>
    </message>
    <message>
        <source>behalten</source>
        <translation>keep</translation>
    </message>
    <message>
        <source>gelöscht</source>
        <translation>deleted</translation>
    </message>
    <message>
        <source>gilt wieder</source>
        <translation>holds again</translation>
    </message>
    <message>
        <source>hinzugefügt</source>
        <translation>added</translation>
    </message>
    <message>
        <source>ja</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>löschen</source>
        <translation>delete</translation>
    </message>
    <message>
        <source>nein</source>
        <translation>no</translation>
    </message>
    <message>
        <source>vorher: {value}</source>
        <translation>before: {value}</translation>
    </message>
    <message>
        <source>zurückgeholt</source>
        <translation>brought back</translation>
    </message>
    <message>
        <source>zurückgezogen</source>
        <translation>withdrawn</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day}, {time}</translation>
    </message>
    <message>
        <source>{field} fehlt</source>
        <translation>{field} is missing</translation>
    </message>
    <message>
        <source>{field}: zwei Angaben</source>
        <translation>{field}: two entries</translation>
    </message>
    <message>
        <source>{field}: {after}</source>
        <translation>{field}: {after}</translation>
    </message>
    <message>
        <source>{field}: {after} (vorher {before})</source>
        <translation>{field}: {after} (before: {before})</translation>
    </message>
    <message>
        <source>{kind} – {change}</source>
        <translation>{kind} – {change}</translation>
    </message>
    <message>
        <source>{kind} „{name}“ – {change}</source>
        <translation>{kind} “{name}” – {change}</translation>
    </message>
    <message>
        <source>{person}, Gerät „{device}“, {when}</source>
        <translation>{person}, device “{device}”, {when}</translation>
    </message>
    <message>
        <source>{record}, {day}</source>
        <translation>{record}, {day}</translation>
    </message>
    <message>
        <source>{value} („{file}“)</source>
        <translation>{value} (&quot;{file}&quot;)</translation>
    </message>
</context>
<context>
    <name>RankAnswer</name>
    <message>
        <source>Alt+Pfeil nach oben oder unten verschiebt.</source>
        <translation>Alt+Up or Alt+Down moves it.</translation>
    </message>
    <message>
        <source>Nach oben</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>Nach unten</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>So übernehmen</source>
        <translation>Take it like this</translation>
    </message>
</context>
<context>
    <name>RatingAnswer</name>
    <message>
        <source>{question}: {number} von {most}</source>
        <translation>{question}: {number} of {most}</translation>
    </message>
</context>
<context>
    <name>ReadDialog</name>
    <message>
        <source>Vor dem Einreichen lesen</source>
        <translation>Read before submission</translation>
    </message>
    <message>
        <source>Bei Ihnen liest die Leitung einen Bogen, bevor er eingereicht wird. Nach einer späteren Änderung ist er neu zu lesen.</source>
        <translation>In your organisation a form is read by the head before it is submitted. After a later change it has to be read again.</translation>
    </message>
    <message>
        <source>Gelesen von</source>
        <translation>Read by</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Gelesen – jetzt einreichen</source>
        <translation>Read – submit now</translation>
    </message>
</context>
<context>
    <name>ReadingCard</name>
    <message>
        <source>Die Leitung liest jeden Bogen vor dem Einreichen</source>
        <translation>The head reads every form before submission</translation>
    </message>
    <message>
        <source>Einreichen</source>
        <translation>Submitting</translation>
    </message>
    <message>
        <source>Gilt auf allen Geräten des Trägers. Beim Einreichen wird gefragt, wer ihn gelesen hat. Der Name geht mit.</source>
        <translation>Holds on all devices of the carrier. When a form is submitted, it is asked who has read it. The name goes along.</translation>
    </message>
    <message>
        <source>eingeschaltet</source>
        <translation>on</translation>
    </message>
</context>
<context>
    <name>RecordMenu</name>
    <message>
        <source>In den Papierkorb</source>
        <translation>Move to the bin</translation>
    </message>
    <message>
        <source>Schlagwörter und Kommentare …</source>
        <translation>Tags and comments …</translation>
    </message>
    <message>
        <source>Verlauf</source>
        <translation>History</translation>
    </message>
</context>
<context>
    <name>RecordPage</name>
    <message>
        <source>Gespeichert {time}</source>
        <translation>Saved {time}</translation>
    </message>
    <message>
        <source>wird gespeichert …</source>
        <translation>saving …</translation>
    </message>
</context>
<context>
    <name>RecordState</name>
    <message numerus="yes">
        <source>%n Anhänge noch nicht abgeholt</source>
        <translation>
            <numerusform>%n attachment not picked up yet</numerusform>
            <numerusform>%n attachments not picked up yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Anhänge noch nicht gesendet</source>
        <translation>
            <numerusform>%n attachment not sent yet</numerusform>
            <numerusform>%n attachments not sent yet</numerusform>
        </translation>
    </message>
    <message>
        <source>Abgeholt von Gerät „{device}“, noch nicht bei der Koordinierungsstelle</source>
        <translation>Picked up by device “{device}”, not at the coordination office yet</translation>
    </message>
    <message>
        <source>Abgeholt von {person}, noch nicht bei der Koordinierungsstelle</source>
        <translation>Picked up by {person}, not at the coordination office yet</translation>
    </message>
    <message>
        <source>Abgeholt, aber noch nicht bei der Koordinierungsstelle</source>
        <translation>Picked up, but not at the coordination office yet</translation>
    </message>
    <message>
        <source>Angekommen bei Gerät „{device}“ am {day}</source>
        <translation>Arrived at device “{device}” on {day}</translation>
    </message>
    <message>
        <source>Angekommen bei der Koordinierungsstelle am {day}</source>
        <translation>Arrived at the coordination office on {day}</translation>
    </message>
    <message>
        <source>Angekommen bei {person} am {day}</source>
        <translation>Arrived with {person} on {day}</translation>
    </message>
    <message>
        <source>Angekommen, aber noch nicht mit allen Anhängen</source>
        <translation>Arrived, but not yet with all attachments</translation>
    </message>
    <message>
        <source>Die letzten Änderungen sind noch nicht gesendet</source>
        <translation>The latest changes have not been sent yet</translation>
    </message>
    <message>
        <source>Gerät „{device}“</source>
        <translation>Device “{device}”</translation>
    </message>
    <message>
        <source>Gesendet, noch von niemandem abgeholt</source>
        <translation>Sent, not picked up yet</translation>
    </message>
    <message>
        <source>Noch nicht gesendet</source>
        <translation>Not sent yet</translation>
    </message>
    <message>
        <source>Nur auf diesem Gerät</source>
        <translation>Only on this device</translation>
    </message>
    <message numerus="yes">
        <source>{here} von %n Anhängen sind da</source>
        <translation>
            <numerusform>{here} of %n attachment has arrived</numerusform>
            <numerusform>{here} of %n attachments have arrived</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RefusedDialog</name>
    <message>
        <source>Angabe</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Frage</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Warum</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>Beim Einlesen nicht übernommen</source>
        <translation>Not taken over when it was read</translation>
    </message>
    <message>
        <source>Was nicht übernommen werden kann</source>
        <translation>What cannot be taken over</translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>Released</name>
    <message>
        <source>Freigegebene Protokolle</source>
        <translation>Released protocols</translation>
    </message>
    <message>
        <source>Noch ist kein Protokoll freigegeben.</source>
        <translation>No protocol is released yet.</translation>
    </message>
    <message>
        <source>erledigt am {day}</source>
        <translation>done on {day}</translation>
    </message>
    <message>
        <source>ersetzt</source>
        <translation>replaced</translation>
    </message>
    <message>
        <source>vereinbart am {day}</source>
        <translation>agreed on {day}</translation>
    </message>
    <message>
        <source>{number}, Fassung {version} · freigegeben {when}, {person}</source>
        <translation>{number}, version {version} · released {when}, {person}</translation>
    </message>
</context>
<context>
    <name>ReleasedPage</name>
    <message>
        <source>Als Excel-Tabelle speichern</source>
        <translation>Save as Excel table</translation>
    </message>
    <message>
        <source>Protokolle und Vereinbarungen</source>
        <translation>Protocols and agreements</translation>
    </message>
</context>
<context>
    <name>ReleasedRows</name>
    <message numerus="yes">
        <source>%n weitere zeigen</source>
        <translation>
            <numerusform>show %n more</numerusform>
            <numerusform>show %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>Als erledigt vermerkt: {what}</source>
        <translation>Marked as done: {what}</translation>
    </message>
    <message>
        <source>Die Freigabe dieses Protokolls wurde zurückgezogen. Es ist hier nicht mehr zu lesen. Bitte fragen Sie bei Bedarf die Koordination.</source>
        <translation>The release of this protocol was withdrawn. It can no longer be read here. If you need it, please ask the coordinators.</translation>
    </message>
    <message>
        <source>Erledigt</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Freigegebene Protokolle</source>
        <translation>Released protocols</translation>
    </message>
    <message>
        <source>Nachweis …</source>
        <translation>Evidence …</translation>
    </message>
    <message>
        <source>Nachweis: {what}</source>
        <translation>Evidence: {what}</translation>
    </message>
    <message>
        <source>Noch ist kein Protokoll freigegeben.</source>
        <translation>No protocol is released yet.</translation>
    </message>
    <message>
        <source>Noch ist nichts vereinbart.</source>
        <translation>Nothing is agreed yet.</translation>
    </message>
    <message>
        <source>Texte zur Abstimmung</source>
        <translation>Texts for consultation</translation>
    </message>
    <message>
        <source>Vereinbarungen</source>
        <translation>Agreements</translation>
    </message>
    <message>
        <source>Verlauf</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Zurücknehmen</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>Öffnen</source>
        <translation>Open</translation>
    </message>
</context>
<context>
    <name>RemarksCard</name>
    <message numerus="yes">
        <source>%n erledigte zeigen</source>
        <translation>
            <numerusform>Show %n settled one</numerusform>
            <numerusform>Show %n settled ones</numerusform>
        </translation>
    </message>
    <message>
        <source>Antwort: {said}</source>
        <translation>Answer: {said}</translation>
    </message>
    <message>
        <source>Rückfragen und Fragen</source>
        <translation>Queries and questions</translation>
    </message>
</context>
<context>
    <name>RemindedDialog</name>
    <message numerus="yes">
        <source>%n E-Mails sind als versendet vermerkt.</source>
        <translation>
            <numerusform>%n e-mail is noted as sent.</numerusform>
            <numerusform>%n e-mails are noted as sent.</numerusform>
        </translation>
    </message>
    <message>
        <source>An {people}</source>
        <translation>To {people}</translation>
    </message>
    <message>
        <source>Der Ordner ließ sich nicht zeigen. Bitte öffnen Sie die E-Mails einzeln.</source>
        <translation>The folder could not be shown. Please open the e-mails one by one.</translation>
    </message>
    <message>
        <source>E-Mail öffnen: {project}</source>
        <translation>Open e-mail: {project}</translation>
    </message>
    <message>
        <source>Im E-Mail-Programm geöffnet</source>
        <translation>Opened in the mail program</translation>
    </message>
    <message>
        <source>Kein E-Mail-Programm hat ihn geöffnet. Die Datei liegt im Ordner.</source>
        <translation>No mail program opened it. The file lies in the folder.</translation>
    </message>
    <message>
        <source>Keine E-Mail-Adresse bekannt. Bitte im Netzwerk ergänzen.</source>
        <translation>No e-mail address is known. Please add one in the network.</translation>
    </message>
    <message>
        <source>Ließ sich hier nicht öffnen. Der Text liegt in der Zwischenablage.</source>
        <translation>It could not be opened here. The text is on the clipboard.</translation>
    </message>
    <message>
        <source>Zurücknehmen</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>Öffnen</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>E-Mails sind vorbereitet</source>
        <translation>E-mails are prepared</translation>
    </message>
    <message>
        <source>Alle im Ordner zeigen</source>
        <translation>Show all in a folder</translation>
    </message>
    <message>
        <source>Alle sind versendet</source>
        <translation>All were sent</translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>Removing</name>
    <message>
        <source>Zurückholen</source>
        <translation>Bring back</translation>
    </message>
</context>
<context>
    <name>RenameDialog</name>
    <message>
        <source>Neuer Name ab einem Tag</source>
        <translation>New name from a day on</translation>
    </message>
    <message>
        <source>Der bisherige Name bleibt an allem, was vorher war. Rollen in Projekten und Personen gehen unter dem neuen Namen weiter.</source>
        <translation>The former name stays with all that was before. Roles in projects and persons go on under the new name.</translation>
    </message>
    <message>
        <source>Neuer Name</source>
        <translation>New name</translation>
    </message>
    <message>
        <source>Gültig ab</source>
        <translation>Valid from</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Eintragen</source>
        <translation>Enter</translation>
    </message>
</context>
<context>
    <name>RepeatCards</name>
    <message numerus="yes">
        <source>%n weitere anzeigen</source>
        <translation>
            <numerusform>Show %n more</numerusform>
            <numerusform>Show %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>Eintrag hinzufügen</source>
        <translation>Add an entry</translation>
    </message>
    <message>
        <source>{title}: Eintrag hinzufügen</source>
        <translation>{title}: add an entry</translation>
    </message>
</context>
<context>
    <name>RepeatTable</name>
    <message>
        <source>Einträge</source>
        <translation>Entries</translation>
    </message>
    <message>
        <source>Zeile entfernen</source>
        <translation>Remove row</translation>
    </message>
    <message>
        <source>Zeile hinzufügen</source>
        <translation>Add a row</translation>
    </message>
    <message>
        <source>{question}, Zeile {row}</source>
        <translation>{question}, row {row}</translation>
    </message>
</context>
<context>
    <name>ReplyDialog</name>
    <message>
        <source>Bitte geben Sie an, von wem die Einwendung ist.</source>
        <translation>Please say whose objection it is.</translation>
    </message>
    <message>
        <source>Bitte geben Sie wieder, was eingewendet wurde.</source>
        <translation>Please say what was objected.</translation>
    </message>
    <message>
        <source>Dieser Tag ist noch nicht gekommen. Bitte prüfen Sie ihn.</source>
        <translation>This day has not come yet. Please check it.</translation>
    </message>
    <message>
        <source>Jemand, der nicht gefragt war</source>
        <translation>Somebody who was not asked</translation>
    </message>
    <message>
        <source>Rückmeldung ändern</source>
        <translation>Change reply</translation>
    </message>
    <message>
        <source>Speichern</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Zum ganzen Text</source>
        <translation>On the whole text</translation>
    </message>
    <message>
        <source>Einwendung eintragen</source>
        <translation>Enter objection</translation>
    </message>
    <message>
        <source>Von</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Wer nicht gefragt war</source>
        <translation>Who was not asked</translation>
    </message>
    <message>
        <source>Funktion, Organisation, Name</source>
        <translation>Function, organisation, name</translation>
    </message>
    <message>
        <source>Eingegangen am</source>
        <translation>Received on</translation>
    </message>
    <message>
        <source>Auf welchem Weg</source>
        <translation>Which way</translation>
    </message>
    <message>
        <source>Zu welcher Stelle</source>
        <translation>On which place</translation>
    </message>
    <message>
        <source>Zeilen</source>
        <translation>Lines</translation>
    </message>
    <message>
        <source>12–14</source>
        <translation>12–14</translation>
    </message>
    <message>
        <source>Wortlaut</source>
        <translation>Wording</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Eintragen</source>
        <translation>Enter</translation>
    </message>
</context>
<context>
    <name>Retention</name>
    <message numerus="yes">
        <source>%n Einträge</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Monate</source>
        <translation>
            <numerusform>%n month</numerusform>
            <numerusform>%n months</numerusform>
        </translation>
    </message>
    <message>
        <source>Frist abgelaufen am {day} · {records} · {ground}</source>
        <translation>Period over since {day} · {records} · {ground}</translation>
    </message>
    <message>
        <source>Löschen ausgesetzt</source>
        <translation>Erasing suspended</translation>
    </message>
    <message>
        <source>auf allen Geräten gelöscht</source>
        <translation>erased on all devices</translation>
    </message>
    <message>
        <source>{field}: früher eingetragen oder im festen Text</source>
        <translation>{field}: entered earlier, or in a fixed text</translation>
    </message>
    <message>
        <source>{field}: {value}</source>
        <translation>{field}: {value}</translation>
    </message>
    <message>
        <source>{kind} ({count})</source>
        <translation>{kind} ({count})</translation>
    </message>
    <message>
        <source>{months} ab „{event}“ ({start}), bis {end} · {ground}</source>
        <translation>{months} from “{event}” ({start}), until {end} · {ground}</translation>
    </message>
    <message>
        <source>{months} ab „{event}“ · {ground}</source>
        <translation>{months} from “{event}” · {ground}</translation>
    </message>
    <message>
        <source>{text} · {reason}</source>
        <translation>{text} · {reason}</translation>
    </message>
    <message numerus="yes">
        <source>{there} von %n Geräten bestätigt</source>
        <translation>
            <numerusform>{there} of %n device confirmed</numerusform>
            <numerusform>{there} of %n devices confirmed</numerusform>
        </translation>
    </message>
    <message>
        <source>{when}, {person}</source>
        <translation>{when}, {person}</translation>
    </message>
    <message>
        <source>Ältere Sicherungen können Gelöschtes noch enthalten: {folders}. Bitte schließen Sie den Datenträger an. Das Programm ersetzt sie dann.</source>
        <translation>Older backups may still hold what was erased: {folders}. Please connect the disk. The program then replaces them.</translation>
    </message>
</context>
<context>
    <name>RetentionPage</name>
    <message>
        <source>Bericht</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>Bericht speichern</source>
        <translation>Save report</translation>
    </message>
    <message>
        <source>Fristen</source>
        <translation>Periods</translation>
    </message>
    <message>
        <source>Fällig</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>Gelöscht</source>
        <translation>Erased</translation>
    </message>
    <message>
        <source>Gespeichert als {file}.</source>
        <translation>Saved as {file}.</translation>
    </message>
    <message>
        <source>Löschen</source>
        <translation>Erase</translation>
    </message>
    <message>
        <source>Noch keine. Ohne Frist bleibt alles, bis Sie es löschen.</source>
        <translation>None yet. Without a period everything stays until you erase it.</translation>
    </message>
    <message>
        <source>Noch nichts. Hier steht, welche Geräte eine Löschung bestätigt haben.</source>
        <translation>Nothing yet. This shows which devices have confirmed an erasure.</translation>
    </message>
    <message>
        <source>Ändern</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Aufbewahren und Löschen</source>
        <translation>Keeping and erasing</translation>
    </message>
    <message>
        <source>Angaben suchen und löschen</source>
        <translation>Find and erase entries</translation>
    </message>
    <message>
        <source>Frist festlegen</source>
        <translation>Set a period</translation>
    </message>
    <message>
        <source>Hier legen Sie fest, wie lange die Einträge eines Projekts bleiben. Gelöscht wird nur, was Sie bestätigen, dann auf allen Geräten.</source>
        <translation>Here you set how long the entries of a project are kept. Only what you confirm is erased, and then on all devices.</translation>
    </message>
</context>
<context>
    <name>ReturnDialog</name>
    <message>
        <source>Bogen zurückgeben</source>
        <translation>Return the form</translation>
    </message>
    <message>
        <source>Erneut einreichen bis</source>
        <translation>Submit again by</translation>
    </message>
    <message>
        <source>Begründung</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Zurückgeben</source>
        <translation>Return</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message numerus="yes">
        <source>%n Rückfragen gehen mit. Der Träger kann den Bogen wieder bearbeiten.</source>
        <translation>
            <numerusform>%n query goes along. The carrier can edit the form again.</numerusform>
            <numerusform>%n queries go along. The carrier can edit the form again.</numerusform>
        </translation>
    </message>
    <message>
        <source>Begründung</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Bogen wieder öffnen</source>
        <translation>Reopen the form</translation>
    </message>
    <message>
        <source>Bogen zurückgeben</source>
        <translation>Return the form</translation>
    </message>
    <message>
        <source>Der Bogen gilt danach wieder als eingereicht. Die Begründung sieht auch der Träger.</source>
        <translation>The form then counts as submitted again. The carrier sees the reason, too.</translation>
    </message>
    <message>
        <source>Der Bogen ist geprüft und gesperrt.</source>
        <translation>The form is accepted and locked.</translation>
    </message>
    <message>
        <source>Der Bogen ist zurückgegeben. Eine E-Mail an den Träger ist vorbereitet.</source>
        <translation>The form was returned. An e-mail to the carrier is prepared.</translation>
    </message>
    <message>
        <source>Der Bogen ist zurückgegeben. Zum Träger ist keine E-Mail-Adresse bekannt.</source>
        <translation>The form was returned. No e-mail address of the carrier is known.</translation>
    </message>
    <message>
        <source>E-Mail öffnen</source>
        <translation>Open e-mail</translation>
    </message>
    <message>
        <source>Nächster Bogen</source>
        <translation>Next form</translation>
    </message>
    <message>
        <source>Wieder öffnen</source>
        <translation>Reopen</translation>
    </message>
    <message>
        <source>Zum ganzen Bogen (freiwillig)</source>
        <translation>About the whole form (optional)</translation>
    </message>
    <message>
        <source>Zurückgeben</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>Monitoringbogen</source>
        <translation>Monitoring form</translation>
    </message>
    <message>
        <source>Sprache</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Sprache des Formulars</source>
        <translation>Language of the form</translation>
    </message>
    <message>
        <source>Dateien beim Bogen</source>
        <translation>Files with the form</translation>
    </message>
    <message>
        <source>Was beim Einlesen nicht übernommen wurde</source>
        <translation>What was not taken over when it was read</translation>
    </message>
    <message>
        <source>Vorheriger wartender Bogen</source>
        <translation>Previous waiting form</translation>
    </message>
    <message>
        <source>Nächster wartender Bogen</source>
        <translation>Next waiting form</translation>
    </message>
    <message>
        <source>Mehr</source>
        <translation>More</translation>
    </message>
    <message>
        <source>Wieder öffnen …</source>
        <translation>Reopen …</translation>
    </message>
    <message>
        <source>Selbst korrigieren</source>
        <translation>Correct it myself</translation>
    </message>
    <message>
        <source>Nimmt die Einreichung zurück; Sie füllen den Bogen weiter aus</source>
        <translation>Withdraws the submission; you go on filling in the form</translation>
    </message>
    <message>
        <source>Zurückgeben …</source>
        <translation>Return …</translation>
    </message>
    <message>
        <source>Geprüft</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>Selbst ausfüllen</source>
        <translation>Fill in yourself</translation>
    </message>
    <message>
        <source>Prüfung beginnen</source>
        <translation>Begin review</translation>
    </message>
    <message>
        <source>E-Mail …</source>
        <translation>E-mail …</translation>
    </message>
</context>
<context>
    <name>Reviewing</name>
    <message numerus="yes">
        <source>%n Rückfragen sind notiert. Der Träger sieht sie, wenn Sie zurückgeben.</source>
        <translation>
            <numerusform>%n query is noted. The carrier sees it when you return the form.</numerusform>
            <numerusform>%n queries are noted. The carrier sees them when you return the form.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Fragen des Trägers warten auf Antwort.</source>
        <translation>
            <numerusform>%n question of the carrier waits for an answer.</numerusform>
            <numerusform>%n questions of the carrier wait for an answer.</numerusform>
        </translation>
    </message>
    <message>
        <source>Der Bogen ist noch nicht eingereicht. Sie können ihn lesen.</source>
        <translation>The form is not submitted yet. You can read it.</translation>
    </message>
    <message>
        <source>Der Träger hat ihn neu eingereicht, ohne vom Prüfen zu wissen. Bitte noch einmal prüfen.</source>
        <translation>The carrier submitted it anew without knowing of the check. Please check it again.</translation>
    </message>
    <message>
        <source>Der Träger hat ihn zurückgezogen, ohne vom Prüfen zu wissen.</source>
        <translation>The carrier withdrew it without knowing that it was accepted.</translation>
    </message>
    <message>
        <source>Der Träger hatte ihn zur gleichen Zeit zurückgezogen.</source>
        <translation>The carrier had withdrawn it at the same time.</translation>
    </message>
    <message>
        <source>Der Träger hatte ihn zurückgezogen, als er davon noch nichts wusste. Rechts steht, was seither anders ist.</source>
        <translation>The carrier had withdrawn it before knowing of that. What is different since then stands at the right.</translation>
    </message>
    <message>
        <source>Geprüft, seit {day} gesperrt.</source>
        <translation>Accepted, locked since {day}.</translation>
    </message>
    <message>
        <source>Mit Rückfrage beim Träger, bis {day} erwartet.</source>
        <translation>With the carrier because of a query, expected by {day}.</translation>
    </message>
    <message>
        <source>Noch nicht in Prüfung.</source>
        <translation>Not being reviewed yet.</translation>
    </message>
    <message>
        <source>Noch nicht in Prüfung: Der Träger kann den Bogen zurückziehen.</source>
        <translation>Not under review yet: the carrier can withdraw the form.</translation>
    </message>
    <message>
        <source>Was eingereicht wurde, ist noch nicht ganz angekommen.</source>
        <translation>What was submitted has not fully arrived yet.</translation>
    </message>
    <message>
        <source>eingegangen {at}</source>
        <translation>received {at}</translation>
    </message>
    <message>
        <source>eingereicht {at}</source>
        <translation>submitted {at}</translation>
    </message>
</context>
<context>
    <name>RoundChoice</name>
    <message>
        <source>Für „{round}“ ist der Bogen dieses Projekts schon eingereicht. Ein zweiter für diesen Zeitraum zählt nicht mit.</source>
        <translation>This project’s form for “{round}” has been submitted already. A second one for this period does not count.</translation>
    </message>
    <message>
        <source>Ohne Erhebung</source>
        <translation>Outside of rounds</translation>
    </message>
</context>
<context>
    <name>RoundPage</name>
    <message numerus="yes">
        <source>%n Bögen liegen bereit. Sie gehen mit dem nächsten Senden hinaus.</source>
        <translation>
            <numerusform>%n form is ready. It goes out with the next sending.</numerusform>
            <numerusform>%n forms are ready. They go out with the next sending.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Bögen verschicken</source>
        <translation>
            <numerusform>Send out %n form</numerusform>
            <numerusform>Send out %n forms</numerusform>
        </translation>
    </message>
    <message>
        <source>Anderer Zeitraum</source>
        <translation>Other period</translation>
    </message>
    <message>
        <source>Bitte ergänzen Sie die markierte Angabe.</source>
        <translation>Please fill in the marked field.</translation>
    </message>
    <message>
        <source>Die Erhebung fragt jetzt nach der neueren Fassung.</source>
        <translation>The round asks for the newer version now.</translation>
    </message>
    <message>
        <source>Die Erhebung ist beendet. Was eingegangen ist, bleibt.</source>
        <translation>The round has ended. What was received stays.</translation>
    </message>
    <message>
        <source>Die Erhebung ist im Papierkorb.</source>
        <translation>The round is in the bin.</translation>
    </message>
    <message>
        <source>Die Erhebung ist wieder offen.</source>
        <translation>The round is open again.</translation>
    </message>
    <message>
        <source>Die Frist liegt vor dem Zeitraum. Bitte prüfen Sie den Tag.</source>
        <translation>The due date lies before the period. Please check the day.</translation>
    </message>
    <message>
        <source>Eine Erhebung braucht eine Frist. Bitte nennen Sie einen Tag.</source>
        <translation>A round needs a due date. Please name a day.</translation>
    </message>
    <message>
        <source>Erhebung beenden</source>
        <translation>End round</translation>
    </message>
    <message>
        <source>Erhebung wieder öffnen</source>
        <translation>Open round again</translation>
    </message>
    <message>
        <source>Es gibt noch keinen Bogen. Unter „Bögen“ liegen fertige bereit.</source>
        <translation>There is no form yet. Ready-made ones are under “Forms”.</translation>
    </message>
    <message>
        <source>Gespeichert {time}</source>
        <translation>Saved {time}</translation>
    </message>
    <message>
        <source>Neue Erhebung</source>
        <translation>New round</translation>
    </message>
    <message>
        <source>Mehr</source>
        <translation>More</translation>
    </message>
    <message>
        <source>Bögen verschicken</source>
        <translation>Send out forms</translation>
    </message>
    <message>
        <source>Der Bogen dieser Erhebung hat eine neuere Fassung. Begonnene Bögen bleiben, bis jemand sie übernimmt.</source>
        <translation>The form of this round has a newer version. Forms that were begun stay until somebody takes them over.</translation>
    </message>
    <message>
        <source>Nach der neuen Fassung fragen</source>
        <translation>Ask for the new version</translation>
    </message>
    <message>
        <source>Bogen</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Zeitraum</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>Erster Tag</source>
        <translation>First day</translation>
    </message>
    <message>
        <source>Letzter Tag</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>Frist für die Abgabe</source>
        <translation>Forms due on</translation>
    </message>
    <message>
        <source>Bezeichnung</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Hinweis an alle</source>
        <translation>Note to everybody</translation>
    </message>
    <message>
        <source>Steht über dem Bogen, zum Beispiel was diesmal neu ist</source>
        <translation>Stands above the form, such as what is new this time</translation>
    </message>
    <message>
        <source>Projekte</source>
        <translation>Projects</translation>
    </message>
    <message>
        <source>Alle</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Keines</source>
        <translation>None</translation>
    </message>
    <message>
        <source>Projekte, die befragt werden</source>
        <translation>Projects that are asked</translation>
    </message>
</context>
<context>
    <name>RoundPapers</name>
    <message numerus="yes">
        <source>Alle %n Projekte</source>
        <translation>
            <numerusform>The only project</numerusform>
            <numerusform>All %n projects</numerusform>
        </translation>
    </message>
    <message>
        <source>Auf keinen Bogen dieser Erhebung wird gewartet.</source>
        <translation>No form of this round is waited for.</translation>
    </message>
    <message>
        <source>Ausfüllbare PDF …</source>
        <translation>Fillable PDF …</translation>
    </message>
    <message>
        <source>Daten speichern …</source>
        <translation>Save data …</translation>
    </message>
    <message>
        <source>Leer drucken …</source>
        <translation>Print blank …</translation>
    </message>
    <message>
        <source>Ordner für die Bögen</source>
        <translation>Folder for the forms</translation>
    </message>
    <message>
        <source>Papierbogen eingeben …</source>
        <translation>Type in a paper form …</translation>
    </message>
    <message>
        <source>Per E-Mail senden …</source>
        <translation>Send by e-mail …</translation>
    </message>
    <message>
        <source>Weiter</source>
        <translation>Continue</translation>
    </message>
</context>
<context>
    <name>Rounds</name>
    <message numerus="yes">
        <source>%n Antworten</source>
        <translation>
            <numerusform>%n answer</numerusform>
            <numerusform>%n answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Bögen sind eingegangen und zu prüfen</source>
        <translation>
            <numerusform>%n form was received and is to be reviewed</numerusform>
            <numerusform>%n forms were received and are to be reviewed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Fragen</source>
        <translation>
            <numerusform>%n question</numerusform>
            <numerusform>%n questions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Fragen von Trägern</source>
        <translation>
            <numerusform>%n question from carriers</numerusform>
            <numerusform>%n questions from carriers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Projekte</source>
        <translation>
            <numerusform>%n project</numerusform>
            <numerusform>%n projects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Projekte sind an ihren Bogen zu erinnern</source>
        <translation>
            <numerusform>%n project is to be reminded of its form</numerusform>
            <numerusform>%n projects are to be reminded of their forms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mit Fragen</source>
        <translation>
            <numerusform>%n with questions</numerusform>
            <numerusform>%n with questions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mit Rückfrage</source>
        <translation>
            <numerusform>%n with a query</numerusform>
            <numerusform>%n with a query</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n offen</source>
        <translation>
            <numerusform>%n open</numerusform>
            <numerusform>%n open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n zu prüfen</source>
        <translation>
            <numerusform>%n to review</numerusform>
            <numerusform>%n to review</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n überfällig</source>
        <translation>
            <numerusform>%n overdue</numerusform>
            <numerusform>%n overdue</numerusform>
        </translation>
    </message>
    <message>
        <source>Bogen ausfüllen</source>
        <translation>Fill in form</translation>
    </message>
    <message>
        <source>Diesen Bogen gibt es für einen Teil der Tage schon: {rounds}. Gemeinsame Tage zählen nur einmal.</source>
        <translation>This form has been handed out for some of the days before: {rounds}. Days in common count only once.</translation>
    </message>
    <message>
        <source>E-Mail vorbereitet am {day}</source>
        <translation>E-mail prepared on {day}</translation>
    </message>
    <message>
        <source>Eingegangen am {day}</source>
        <translation>Received on {day}</translation>
    </message>
    <message>
        <source>Eingereicht am</source>
        <translation>Submitted on</translation>
    </message>
    <message>
        <source>Eingereicht am {day}</source>
        <translation>Submitted on {day}</translation>
    </message>
    <message>
        <source>Frist {day}</source>
        <translation>Due {day}</translation>
    </message>
    <message>
        <source>Projekt</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>Projekt begonnen am {day}</source>
        <translation>Project began on {day}</translation>
    </message>
    <message>
        <source>Rückfrage bis {day}</source>
        <translation>Query until {day}</translation>
    </message>
    <message>
        <source>Rückfrage, {overdue}</source>
        <translation>Query, {overdue}</translation>
    </message>
    <message>
        <source>Träger</source>
        <translation>Carrier organisation</translation>
    </message>
    <message>
        <source>Weiter ausfüllen</source>
        <translation>Go on filling in</translation>
    </message>
    <message>
        <source>beendet am {day}</source>
        <translation>ended on {day}</translation>
    </message>
    <message>
        <source>eingereicht</source>
        <translation>submitted</translation>
    </message>
    <message>
        <source>geprüft</source>
        <translation>accepted</translation>
    </message>
    <message>
        <source>in Bearbeitung</source>
        <translation>in progress</translation>
    </message>
    <message>
        <source>nicht beteiligt</source>
        <translation>not asked</translation>
    </message>
    <message>
        <source>nicht eingereicht</source>
        <translation>not submitted</translation>
    </message>
    <message>
        <source>nimmt nicht teil</source>
        <translation>does not take part</translation>
    </message>
    <message>
        <source>offen</source>
        <translation>open</translation>
    </message>
    <message>
        <source>offen bis {day}</source>
        <translation>open until {day}</translation>
    </message>
    <message>
        <source>{form}, Fassung {number}</source>
        <translation>{form}, version {number}</translation>
    </message>
    <message>
        <source>{number}. Quartal</source>
        <translation>Q{number}</translation>
    </message>
    <message>
        <source>{number}. Quartal {year}</source>
        <translation>Q{number} {year}</translation>
    </message>
    <message>
        <source>{period}: {form}</source>
        <translation>{period}: {form}</translation>
    </message>
    <message>
        <source>{project} (verschickt)</source>
        <translation>{project} (sent out)</translation>
    </message>
    <message>
        <source>{project} (verschickt, {questions})</source>
        <translation>{project} (sent out, {questions})</translation>
    </message>
</context>
<context>
    <name>RowCard</name>
    <message>
        <source>Eintrag {number}</source>
        <translation>Entry {number}</translation>
    </message>
    <message>
        <source>Entfernen</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>{row} auf- oder zuklappen</source>
        <translation>Fold or unfold {row}</translation>
    </message>
    <message>
        <source>{row} entfernen</source>
        <translation>Remove {row}</translation>
    </message>
</context>
<context>
    <name>RowCopier</name>
    <message numerus="yes">
        <source>%n Zeilen liegen in der Zwischenablage.</source>
        <translation>
            <numerusform>%n row is in the clipboard.</numerusform>
            <numerusform>%n rows are in the clipboard.</numerusform>
        </translation>
    </message>
    <message>
        <source>Kopieren</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>So viele Zeilen passen nicht in die Zwischenablage. Bitte speichern Sie die Liste als Excel-Tabelle.</source>
        <translation>So many rows do not fit into the clipboard. Please save the list as an Excel spreadsheet.</translation>
    </message>
</context>
<context>
    <name>RuleDialog</name>
    <message>
        <source>Bitte nennen Sie den Grund.</source>
        <translation>Please give the reason.</translation>
    </message>
    <message>
        <source>Bitte nennen Sie die Dauer in Monaten.</source>
        <translation>Please give the length in months.</translation>
    </message>
    <message>
        <source>Bitte nennen Sie die Rechtsgrundlage.</source>
        <translation>Please give the legal ground.</translation>
    </message>
    <message>
        <source>Bitte nennen Sie, womit die Frist beginnt.</source>
        <translation>Please say what the period begins with.</translation>
    </message>
    <message>
        <source>Frist festlegen</source>
        <translation>Set a period</translation>
    </message>
    <message>
        <source>Projekt</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>Beginn der Frist</source>
        <translation>Period begins with</translation>
    </message>
    <message>
        <source>zum Beispiel Ende der Förderung</source>
        <translation>for example end of funding</translation>
    </message>
    <message>
        <source>Eingetreten am (falls schon)</source>
        <translation>Happened on (if it has)</translation>
    </message>
    <message>
        <source>Dauer in Monaten</source>
        <translation>Length in months</translation>
    </message>
    <message>
        <source>Rechtsgrundlage</source>
        <translation>Legal ground</translation>
    </message>
    <message>
        <source>zum Beispiel Zuwendungsbescheid, Nummer 7</source>
        <translation>for example grant notice, number 7</translation>
    </message>
    <message>
        <source>Löschen aussetzen, zum Beispiel während einer Prüfung</source>
        <translation>Suspend erasing, for example during an audit</translation>
    </message>
    <message>
        <source>Grund der Aussetzung</source>
        <translation>Reason for suspending</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Festlegen</source>
        <translation>Set</translation>
    </message>
</context>
<context>
    <name>SaidFrame</name>
    <message>
        <source>Antwort auf: {said}</source>
        <translation>Reply to: {said}</translation>
    </message>
    <message>
        <source>Antwort ändern</source>
        <translation>Change reply</translation>
    </message>
    <message>
        <source>Antworten</source>
        <translation>Reply</translation>
    </message>
    <message>
        <source>Erledigt</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Frage zurücknehmen</source>
        <translation>Take the question back</translation>
    </message>
    <message>
        <source>Ihre Antwort</source>
        <translation>Your reply</translation>
    </message>
    <message>
        <source>Löschen</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Rückfrage ändern</source>
        <translation>Change query</translation>
    </message>
    <message>
        <source>Was ist zu korrigieren?</source>
        <translation>What is to be corrected?</translation>
    </message>
    <message>
        <source>Wieder aufnehmen</source>
        <translation>Take up again</translation>
    </message>
    <message>
        <source>Ändern</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Übernehmen</source>
        <translation>Apply</translation>
    </message>
</context>
<context>
    <name>SayLine</name>
    <message>
        <source>Verwerfen</source>
        <translation>Discard</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>Alle Arten</source>
        <translation>All kinds</translation>
    </message>
    <message>
        <source>Alle Projekte</source>
        <translation>All projects</translation>
    </message>
    <message>
        <source>Ansprechpersonen</source>
        <translation>Contact persons</translation>
    </message>
    <message>
        <source>Archiv</source>
        <translation>Archive</translation>
    </message>
    <message>
        <source>Aufgaben (intern)</source>
        <translation>Tasks (internal)</translation>
    </message>
    <message>
        <source>Befehle</source>
        <translation>Commands</translation>
    </message>
    <message>
        <source>Bestandsaufnahmen</source>
        <translation>Stock-takings</translation>
    </message>
    <message>
        <source>Bögen</source>
        <translation>Forms</translation>
    </message>
    <message>
        <source>Dieses Jahr</source>
        <translation>This year</translation>
    </message>
    <message>
        <source>Erhebungen</source>
        <translation>Rounds</translation>
    </message>
    <message>
        <source>Früher</source>
        <translation>Earlier</translation>
    </message>
    <message>
        <source>Für Einträge genügen drei Buchstaben eines Wortes.</source>
        <translation>For records, three letters of a word are enough.</translation>
    </message>
    <message>
        <source>Jederzeit</source>
        <translation>Any time</translation>
    </message>
    <message>
        <source>Kooperationsverträge</source>
        <translation>Cooperation contracts</translation>
    </message>
    <message>
        <source>Letzte 30 Tage</source>
        <translation>Last 30 days</translation>
    </message>
    <message>
        <source>Letztes Jahr</source>
        <translation>Last year</translation>
    </message>
    <message>
        <source>Nichts gefunden. Ohne die Einschränkungen oben gibt es vielleicht mehr.</source>
        <translation>Nothing found. Without the limits above there may be more.</translation>
    </message>
    <message>
        <source>Nichts gefunden. Wortanfänge genügen; Groß- und Kleinschreibung und Umlaute sind gleich.</source>
        <translation>Nothing found. Beginnings of words are enough; capitals and umlauts do not matter.</translation>
    </message>
    <message>
        <source>Organisationen</source>
        <translation>Organisations</translation>
    </message>
    <message>
        <source>Projekte</source>
        <translation>Projects</translation>
    </message>
    <message>
        <source>Protokolle</source>
        <translation>Protocols</translation>
    </message>
    <message>
        <source>Sitzungsreihen</source>
        <translation>Series of meetings</translation>
    </message>
    <message>
        <source>Sozialräume</source>
        <translation>Neighbourhoods</translation>
    </message>
    <message>
        <source>Suche wird vorbereitet … Einige Einträge fehlen noch.</source>
        <translation>The search is being prepared … Some records are still missing.</translation>
    </message>
    <message>
        <source>Vereinbarungen</source>
        <translation>Agreements</translation>
    </message>
    <message>
        <source>Wiedervorlagen</source>
        <translation>Follow-up dates</translation>
    </message>
    <message>
        <source>die besten {count}</source>
        <translation>the best {count}</translation>
    </message>
</context>
<context>
    <name>SearchAnswer</name>
    <message>
        <source>Bitte aus der Liste wählen.</source>
        <translation>Please choose from the list.</translation>
    </message>
    <message>
        <source>Tippen, um zu suchen</source>
        <translation>Type to search</translation>
    </message>
</context>
<context>
    <name>SearchPanel</name>
    <message>
        <source>Art der Einträge</source>
        <translation>Kind of records</translation>
    </message>
    <message>
        <source>Suche einschränken</source>
        <translation>Narrow the search</translation>
    </message>
    <message>
        <source>Projekt</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>Zeitraum</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>Nur eigene</source>
        <translation>Only mine</translation>
    </message>
    <message>
        <source>Was Sie selbst angelegt haben</source>
        <translation>What you began yourself</translation>
    </message>
    <message>
        <source>Treffer</source>
        <translation>Results</translation>
    </message>
</context>
<context>
    <name>SearchTicks</name>
    <message>
        <source>{choice} entfernen</source>
        <translation>Remove {choice}</translation>
    </message>
</context>
<context>
    <name>SentCard</name>
    <message>
        <source>Noch offen</source>
        <translation>Still open</translation>
    </message>
    <message>
        <source>Versand</source>
        <translation>Sending</translation>
    </message>
</context>
<context>
    <name>SentListsDialog</name>
    <message>
        <source>Noch keine Liste ist per E-Mail vorbereitet oder versendet.</source>
        <translation>No list has been prepared or sent by e-mail yet.</translation>
    </message>
    <message>
        <source>Versandte Listen</source>
        <translation>Lists that were sent</translation>
    </message>
</context>
<context>
    <name>SeriesPage</name>
    <message>
        <source>Die Sitzungsreihe ist im Papierkorb.</source>
        <translation>The series of meetings is in the bin.</translation>
    </message>
    <message>
        <source>Eine Sitzungsreihe ist ein Gremium, das immer wieder tagt.</source>
        <translation>A series of meetings is a body that meets again and again.</translation>
    </message>
    <message>
        <source>Eingeladene, Tagesordnung und offene Vereinbarungen kommen in jede Sitzung mit.</source>
        <translation>People invited, agenda and open agreements come along into each meeting.</translation>
    </message>
    <message>
        <source>Einladung</source>
        <translation>Invitation</translation>
    </message>
    <message>
        <source>Gespeichert {time}</source>
        <translation>Saved {time}</translation>
    </message>
    <message>
        <source>In den Papierkorb</source>
        <translation>Move to bin</translation>
    </message>
    <message>
        <source>Noch keine Sitzung. Die erste beginnt mit der festen Tagesordnung.</source>
        <translation>No meeting yet. The first one begins with the standing agenda.</translation>
    </message>
    <message>
        <source>Noch keine Sitzungsreihe</source>
        <translation>No series of meetings yet</translation>
    </message>
    <message>
        <source>Sitzungen</source>
        <translation>Meetings</translation>
    </message>
    <message>
        <source>Sitzungsreihe anlegen</source>
        <translation>Create series of meetings</translation>
    </message>
    <message>
        <source>Verlauf</source>
        <translation>History</translation>
    </message>
    <message>
        <source>nächste nach dem Rhythmus: {day}</source>
        <translation>next by the rhythm: {day}</translation>
    </message>
    <message>
        <source>nächste wie vereinbart: {day}</source>
        <translation>next as agreed: {day}</translation>
    </message>
    <message>
        <source>Öffnen</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Sitzungsreihen</source>
        <translation>Series of meetings</translation>
    </message>
    <message>
        <source>Nächste Sitzung beginnen</source>
        <translation>Begin next meeting</translation>
    </message>
    <message>
        <source>Weiteres zu dieser Sitzungsreihe</source>
        <translation>More about this series of meetings</translation>
    </message>
    <message>
        <source>Angaben zur Sitzungsreihe</source>
        <translation>Details of the series</translation>
    </message>
    <message>
        <source>Gremium</source>
        <translation>Body</translation>
    </message>
    <message>
        <source>Art</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Projekt</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>Rhythmus</source>
        <translation>Rhythm</translation>
    </message>
    <message>
        <source>Ort</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Beginn</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>Ende</source>
        <translation>End</translation>
    </message>
    <message>
        <source>Sitzungsleitung</source>
        <translation>Chair</translation>
    </message>
    <message>
        <source>Nötige Stimmen</source>
        <translation>Votes needed</translation>
    </message>
    <message>
        <source>Feste Tagesordnungspunkte</source>
        <translation>Standing agenda items</translation>
    </message>
    <message>
        <source>Ein Punkt je Zeile</source>
        <translation>One item a line</translation>
    </message>
    <message>
        <source>Hinweise in der Einladung</source>
        <translation>Notes in the invitation</translation>
    </message>
    <message>
        <source>Eingeladene</source>
        <translation>People invited</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message numerus="yes">
        <source>%n Dateien in {folder}</source>
        <translation>
            <numerusform>%n file in {folder}</numerusform>
            <numerusform>%n files in {folder}</numerusform>
        </translation>
    </message>
    <message>
        <source>Bilder ({patterns})</source>
        <translation>Pictures ({patterns})</translation>
    </message>
    <message>
        <source>Das Logo ist entfernt.</source>
        <translation>The logo is removed.</translation>
    </message>
    <message>
        <source>Der Ordner wird nicht mehr geführt.</source>
        <translation>The folder is kept no longer.</translation>
    </message>
    <message>
        <source>Der lesbare Ordner ist auf dem neuesten Stand.</source>
        <translation>The readable folder is up to date.</translation>
    </message>
    <message>
        <source>Gespeichert {time}</source>
        <translation>Saved {time}</translation>
    </message>
    <message>
        <source>Logo entfernen</source>
        <translation>Remove logo</translation>
    </message>
    <message>
        <source>Logo hinzufügen</source>
        <translation>Add logo</translation>
    </message>
    <message>
        <source>Logo {name}</source>
        <translation>Logo {name}</translation>
    </message>
    <message>
        <source>Logo {name} entfernen</source>
        <translation>Remove logo {name}</translation>
    </message>
    <message>
        <source>Noch kein Logo. Gedruckt wird ohne.</source>
        <translation>No logo yet. Pages print without one.</translation>
    </message>
    <message>
        <source>Ordner wählen, der nicht verschlüsselt ist</source>
        <translation>Choose a folder that is not encrypted</translation>
    </message>
    <message>
        <source>Zurückholen</source>
        <translation>Bring back</translation>
    </message>
    <message>
        <source>{office} · {person} · {role} · Kürzel {tag}</source>
        <translation>{office} · {person} · {role} · tag {tag}</translation>
    </message>
    <message>
        <source>Einstellungen</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Darstellung</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <source>Farben</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>Schriftgröße</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>Sprache</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Briefkopf</source>
        <translation>Letterhead</translation>
    </message>
    <message>
        <source>Er steht auf jeder gedruckten Seite und kommt auf alle Geräte der Koordinierungsstelle.</source>
        <translation>It stands on every printed page and reaches all devices of the coordination office.</translation>
    </message>
    <message>
        <source>Stelle</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>Absender, eine Angabe je Zeile</source>
        <translation>Sender, one item a line</translation>
    </message>
    <message>
        <source>Förderhinweis, wie ihn der Fördergeber vorgibt</source>
        <translation>Funding notice, as the funder words it</translation>
    </message>
    <message>
        <source>Logos, von links nach rechts</source>
        <translation>Logos, from left to right</translation>
    </message>
    <message>
        <source>Dieses Gerät</source>
        <translation>This device</translation>
    </message>
    <message>
        <source>Name des Geräts</source>
        <translation>Name of the device</translation>
    </message>
    <message>
        <source>Lesbarer Ordner</source>
        <translation>Readable folder</translation>
    </message>
    <message>
        <source>Freigegebene Protokolle als PDF und Listen als Excel-Tabellen, ohne interne Notizen. Der Ordner ist nicht verschlüsselt: Wer ihn öffnen kann, kann alles darin lesen.</source>
        <translation>Released protocols as PDF and lists as Excel tables, without internal notes. The folder is not encrypted: whoever can open it can read everything in it.</translation>
    </message>
    <message>
        <source>Lesbaren Ordner führen</source>
        <translation>Keep a readable folder</translation>
    </message>
    <message>
        <source>Sicherung</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>Stände Ihrer Daten, hier und auf einem anderen Datenträger; prüfen und wiederherstellen.</source>
        <translation>States of your data, here and on another disk; check and restore.</translation>
    </message>
    <message>
        <source>Sicherung öffnen</source>
        <translation>Open backup</translation>
    </message>
    <message>
        <source>Papierkorb</source>
        <translation>Bin</translation>
    </message>
    <message>
        <source>Gelöschte Protokolle, Projekte und alles andere, bis Sie es zurückholen.</source>
        <translation>Deleted protocols, projects and everything else, until you bring them back.</translation>
    </message>
    <message>
        <source>Papierkorb öffnen</source>
        <translation>Open bin</translation>
    </message>
    <message>
        <source>Aufbewahren und Löschen</source>
        <translation>Keeping and erasing</translation>
    </message>
    <message>
        <source>Wie lange Einträge bleiben, was fällig ist, und was endgültig gelöscht wurde.</source>
        <translation>How long entries are kept, what is due, and what was erased for good.</translation>
    </message>
    <message>
        <source>Aufbewahren und Löschen öffnen</source>
        <translation>Open keeping and erasing</translation>
    </message>
</context>
<context>
    <name>ShareDialog</name>
    <message>
        <source>Adresse</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Die Angaben bekommen Sie von Ihrer IT. Wer sie hat, kann dort nichts lesen, aber löschen: Geben Sie sie nicht weiter.</source>
        <translation>Your IT gives you these. Whoever has them can read nothing there, but can delete: do not pass them on.</translation>
    </message>
    <message>
        <source>Geheimer Schlüssel</source>
        <translation>Secret key</translation>
    </message>
    <message>
        <source>Kopieren Sie den Link eines freigegebenen Ordners, zum Beispiel aus Nextcloud. Wer ihn hat, kann dort nichts lesen, aber löschen: Geben Sie ihn nicht weiter.</source>
        <translation>Copy the link of a shared folder, for example from Nextcloud. Whoever has it can read nothing there, but can delete: do not pass it on.</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Passwort der Freigabe (falls es eines gibt)</source>
        <translation>Password of the share (if it has one)</translation>
    </message>
    <message>
        <source>Austauschort im Internet</source>
        <translation>Exchange place on the internet</translation>
    </message>
    <message>
        <source>Art</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Freigabelink (Nextcloud, WebDAV)</source>
        <translation>Share link (Nextcloud, WebDAV)</translation>
    </message>
    <message>
        <source>S3-Speicher</source>
        <translation>S3 storage</translation>
    </message>
    <message>
        <source>Zugangsschlüssel</source>
        <translation>Access key</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Hinzufügen</source>
        <translation>Add</translation>
    </message>
</context>
<context>
    <name>SheetDialog</name>
    <message>
        <source>Das Blatt stimmt. Der Schlüssel steht jetzt nur noch auf dem Papier. Verwahren Sie es gut.</source>
        <translation>The sheet is right. The key now stands on paper only. Keep it well.</translation>
    </message>
    <message>
        <source>Nehmen Sie das gedruckte Blatt und tippen Sie alle 13 Gruppen ab.</source>
        <translation>Take the printed sheet and type all 13 groups.</translation>
    </message>
    <message>
        <source>Prüfen</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>Schlüssel abtippen</source>
        <translation>Type the key back</translation>
    </message>
    <message>
        <source>Wiederherstellungsblatt</source>
        <translation>Recovery sheet</translation>
    </message>
    <message>
        <source>Dieses Blatt öffnet die Daten wieder, wenn ein Kennwort vergessen oder ein Gerät verloren ist. Noch liegt sein Schlüssel nur auf diesem Gerät.</source>
        <translation>This sheet opens the data again when a passphrase is forgotten or a device is lost. So far its key is on this device only.</translation>
    </message>
    <message>
        <source>1. Drucken Sie das Blatt.
2. Tippen Sie den Schlüssel vom Papier ab. So steht fest, dass alles lesbar ist.
3. Legen Sie das Blatt in den Tresor. Dieses Gerät vergisst den Schlüssel.</source>
        <translation>1. Print the sheet.
2. Type the key back from the paper, so that it is sure to be readable.
3. Put the sheet into the safe. This device forgets the key.</translation>
    </message>
    <message>
        <source>Später</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>Ansehen und drucken</source>
        <translation>View and print</translation>
    </message>
    <message>
        <source>Jetzt abtippen</source>
        <translation>Type it back now</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Navigation ausklappen</source>
        <translation>Unfold navigation</translation>
    </message>
    <message>
        <source>Navigation einklappen</source>
        <translation>Fold navigation</translation>
    </message>
</context>
<context>
    <name>SignaturePanel</name>
    <message>
        <source>Wer unterschreibt?</source>
        <translation>Who signs?</translation>
    </message>
    <message>
        <source>Name (freiwillig)</source>
        <translation>Name (voluntary)</translation>
    </message>
    <message>
        <source>Funktion</source>
        <translation>Function</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Bitte hier mit Stift, Finger oder Maus unterschreiben</source>
        <translation>Please sign here with pen, finger or mouse</translation>
    </message>
    <message>
        <source>Neu zeichnen</source>
        <translation>Draw anew</translation>
    </message>
    <message>
        <source>Feld für die Unterschrift</source>
        <translation>Field for the signature</translation>
    </message>
    <message>
        <source>Es entsteht eine einfache elektronische Signatur. Sie ist an den gezeigten Text gebunden.</source>
        <translation>This makes a simple electronic signature. It is bound to the text shown.</translation>
    </message>
</context>
<context>
    <name>SigningDialog</name>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Bitte nennen Sie Funktion oder Name.</source>
        <translation>Please name function or name.</translation>
    </message>
    <message>
        <source>Bitte unterschreiben Sie in dem Feld.</source>
        <translation>Please sign in the field.</translation>
    </message>
    <message>
        <source>Die Unterschrift ist gespeichert und an diesen Text gebunden.</source>
        <translation>The signature is stored and bound to this text.</translation>
    </message>
    <message>
        <source>Die Zeichnung ist zu lang. Bitte zeichnen Sie die Unterschrift neu.</source>
        <translation>The drawing is too long. Please draw the signature anew.</translation>
    </message>
    <message>
        <source>Protokoll</source>
        <translation>Protocol</translation>
    </message>
    <message>
        <source>Unterschreiben</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>Vereinbarungsblatt</source>
        <translation>Agreement sheet</translation>
    </message>
    <message>
        <source>andere Person</source>
        <translation>somebody else</translation>
    </message>
</context>
<context>
    <name>SiteRow</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name des Standorts</source>
        <translation>Name of the site</translation>
    </message>
    <message>
        <source>Öffnungszeiten</source>
        <translation>Opening hours</translation>
    </message>
    <message>
        <source>Straße</source>
        <translation>Street</translation>
    </message>
    <message>
        <source>Postleitzahl</source>
        <translation>Postcode</translation>
    </message>
    <message>
        <source>Ort</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Telefon</source>
        <translation>Telephone</translation>
    </message>
</context>
<context>
    <name>Skeleton</name>
    <message>
        <source>wird geladen</source>
        <translation>loading</translation>
    </message>
</context>
<context>
    <name>SliderAnswer</name>
    <message>
        <source>Antwort zurücknehmen</source>
        <translation>Take the answer back</translation>
    </message>
    <message>
        <source>keine Angabe</source>
        <translation>no answer</translation>
    </message>
</context>
<context>
    <name>SpellMarks</name>
    <message>
        <source>In diesem Feld ist kein Wort unterstrichen.</source>
        <translation>No word is underlined in this field.</translation>
    </message>
    <message>
        <source>Keine Vorschläge</source>
        <translation>No suggestions</translation>
    </message>
    <message>
        <source>Vorschläge werden gesucht …</source>
        <translation>Looking for suggestions …</translation>
    </message>
    <message>
        <source>„{word}“ zu den eigenen Wörtern</source>
        <translation>Add “{word}” to the own words</translation>
    </message>
</context>
<context>
    <name>Spelling</name>
    <message>
        <source>Zurücknehmen</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>„{word}“ gilt jetzt auf allen Geräten der Stelle als richtig.</source>
        <translation>“{word}” now counts as right on all devices of the office.</translation>
    </message>
</context>
<context>
    <name>SpellingCard</name>
    <message>
        <source>Beim Schreiben prüfen</source>
        <translation>Check while typing</translation>
    </message>
    <message>
        <source>Entfernen</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Rechtschreibung</source>
        <translation>Spelling</translation>
    </message>
    <message>
        <source>Rechtschreibung beim Schreiben prüfen</source>
        <translation>Check spelling while typing</translation>
    </message>
    <message>
        <source>Sie gilt auch, wenn das Fenster eine andere hat.</source>
        <translation>It holds although the window has another one.</translation>
    </message>
    <message>
        <source>Sprache der Texte</source>
        <translation>Language of the texts</translation>
    </message>
    <message>
        <source>Unbekannte Wörter werden unterstrichen. F7 führt zum nächsten und schlägt andere vor. Geprüft wird nur auf diesem Gerät, auch ohne Verbindung.</source>
        <translation>Unknown words are underlined. F7 leads to the next one and suggests others. Checking happens on this device only, also without a connection.</translation>
    </message>
    <message>
        <source>Weitere anzeigen</source>
        <translation>Show more</translation>
    </message>
    <message>
        <source>eigenes Wort, auf allen Geräten der Stelle</source>
        <translation>own word, on all devices of the office</translation>
    </message>
    <message>
        <source>eingeschaltet</source>
        <translation>switched on</translation>
    </message>
    <message>
        <source>„{word}“ wird wieder unterstrichen.</source>
        <translation>“{word}” is underlined again.</translation>
    </message>
</context>
<context>
    <name>Stock</name>
    <message numerus="yes">
        <source>%n Begehungspunkte</source>
        <translation>
            <numerusform>%n walk point</numerusform>
            <numerusform>%n walk points</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Einrichtungen</source>
        <translation>
            <numerusform>%n institution</numerusform>
            <numerusform>%n institutions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Fotos nennen ihren Ort. Die gespeicherten Fotos enthalten ihn nicht mehr. Für ihre Begehungspunkte übernehmen?</source>
        <translation>
            <numerusform>One photo says where it was taken. The stored photo no longer does. Use that place for its walk point?</numerusform>
            <numerusform>%n photos say where they were taken. The stored photos no longer do. Use those places for their walk points?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unverändert</source>
        <translation>
            <numerusform>%n unchanged</numerusform>
            <numerusform>%n unchanged</numerusform>
        </translation>
    </message>
    <message>
        <source>+ Doppelstruktur</source>
        <translation>+ Duplicate structure</translation>
    </message>
    <message>
        <source>+ Lücke</source>
        <translation>+ Gap</translation>
    </message>
    <message>
        <source>+ Schlussfolgerung</source>
        <translation>+ Conclusion</translation>
    </message>
    <message>
        <source>+ Schwäche</source>
        <translation>+ Weakness</translation>
    </message>
    <message>
        <source>+ Stärke</source>
        <translation>+ Strength</translation>
    </message>
    <message>
        <source>Akteure</source>
        <translation>Actors</translation>
    </message>
    <message>
        <source>Angabe</source>
        <translation>Entry</translation>
    </message>
    <message>
        <source>Anmerkung</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>Art</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Aufgelöst</source>
        <translation>Resolved</translation>
    </message>
    <message>
        <source>Aus der Zwischenablage</source>
        <translation>From the clipboard</translation>
    </message>
    <message>
        <source>Begehungspunkte</source>
        <translation>Walk points</translation>
    </message>
    <message>
        <source>Beobachtung</source>
        <translation>Observation</translation>
    </message>
    <message>
        <source>Beobachtung zu Begehungspunkt {number}</source>
        <translation>Observation at walk point {number}</translation>
    </message>
    <message>
        <source>Beziehung: offen</source>
        <translation>Relation: open</translation>
    </message>
    <message>
        <source>Das Foto nennt einen Ort ({place}). Das gespeicherte Foto enthält ihn nicht mehr. Für Begehungspunkt {number} übernehmen?</source>
        <translation>The photo names a place ({place}). The stored photo no longer holds it. Use it for walk point {number}?</translation>
    </message>
    <message>
        <source>Doppelstrukturen</source>
        <translation>Duplicate structures</translation>
    </message>
    <message>
        <source>Einrichtungen und Angebote</source>
        <translation>Institutions and offers</translation>
    </message>
    <message>
        <source>Foto entfernen</source>
        <translation>Remove the photo</translation>
    </message>
    <message>
        <source>Foto hinzufügen</source>
        <translation>Add a photo</translation>
    </message>
    <message>
        <source>Foto wählen</source>
        <translation>Choose a photo</translation>
    </message>
    <message>
        <source>Foto wählen …</source>
        <translation>Choose a photo …</translation>
    </message>
    <message>
        <source>Foto ändern oder entfernen</source>
        <translation>Change or remove the photo</translation>
    </message>
    <message>
        <source>Geschlossen</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>Geändert</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>In beiden Bestandsaufnahmen steht noch nichts, was sich vergleichen lässt.</source>
        <translation>Neither stock-taking says anything yet that can be compared.</translation>
    </message>
    <message>
        <source>Jedes Foto wird ein Begehungspunkt.</source>
        <translation>Each photo becomes a walk point.</translation>
    </message>
    <message>
        <source>Jetzt ({day})</source>
        <translation>Now ({day})</translation>
    </message>
    <message>
        <source>Kennzahl</source>
        <translation>Figure</translation>
    </message>
    <message>
        <source>Kennzahlen</source>
        <translation>Figures</translation>
    </message>
    <message>
        <source>Koordinaten übernehmen</source>
        <translation>Use the coordinates</translation>
    </message>
    <message>
        <source>Lücken</source>
        <translation>Gaps</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Neu</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Nicht mehr genannt</source>
        <translation>No longer named</translation>
    </message>
    <message>
        <source>Nicht wieder begangen</source>
        <translation>Not seen again</translation>
    </message>
    <message>
        <source>Ort</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Rolle</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>Schlussfolgerungen</source>
        <translation>Conclusions</translation>
    </message>
    <message>
        <source>Schwächen</source>
        <translation>Weaknesses</translation>
    </message>
    <message>
        <source>Sozialraum noch offen</source>
        <translation>Neighbourhood still open</translation>
    </message>
    <message>
        <source>Stärken</source>
        <translation>Strengths</translation>
    </message>
    <message>
        <source>Unverändert: {parts}.</source>
        <translation>Unchanged: {parts}.</translation>
    </message>
    <message>
        <source>Veränderung</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Vorher ({day})</source>
        <translation>Before ({day})</translation>
    </message>
    <message>
        <source>Weggefallen</source>
        <translation>Gone</translation>
    </message>
    <message>
        <source>ohne Datum</source>
        <translation>undated</translation>
    </message>
    <message>
        <source>ohne Einschätzung</source>
        <translation>no assessment</translation>
    </message>
    <message>
        <source>{name} ({count})</source>
        <translation>{name} ({count})</translation>
    </message>
    <message>
        <source>{number} ({percent} %)</source>
        <translation>{number} ({percent}%)</translation>
    </message>
    <message>
        <source>{number} Prozentpunkte</source>
        <translation>{number} percentage points</translation>
    </message>
    <message>
        <source>Öffnungszeiten</source>
        <translation>Opening hours</translation>
    </message>
</context>
<context>
    <name>StockLater</name>
    <message>
        <source>Kennzahlen</source>
        <translation>Figures</translation>
    </message>
    <message>
        <source>Begehung</source>
        <translation>Walk</translation>
    </message>
    <message>
        <source>Einrichtungen und Angebote</source>
        <translation>Institutions and offers</translation>
    </message>
    <message>
        <source>Überblick</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>Akteure</source>
        <translation>Actors</translation>
    </message>
    <message>
        <source>Stärken</source>
        <translation>Strengths</translation>
    </message>
    <message>
        <source>Schwächen</source>
        <translation>Weaknesses</translation>
    </message>
    <message>
        <source>Lücken</source>
        <translation>Gaps</translation>
    </message>
    <message>
        <source>Doppelstrukturen</source>
        <translation>Duplicate structures</translation>
    </message>
    <message>
        <source>Schlussfolgerungen</source>
        <translation>Conclusions</translation>
    </message>
    <message>
        <source>Nächste Bestandsaufnahme</source>
        <translation>Next stock-taking</translation>
    </message>
    <message>
        <source>Wann, mit welchen Kennzahlen und Wegen?</source>
        <translation>When, with which figures and ways?</translation>
    </message>
    <message>
        <source>Vergleich</source>
        <translation>Comparison</translation>
    </message>
</context>
<context>
    <name>StockListPage</name>
    <message>
        <source>Begehung mit Fotos, Einrichtungen, Kennzahlen und Lücken werden später vergleichbar.</source>
        <translation>A walk with photos, institutions, figures and gaps can be compared later.</translation>
    </message>
    <message>
        <source>Bestandsaufnahme beginnen</source>
        <translation>Begin a stock-taking</translation>
    </message>
    <message>
        <source>Eine Bestandsaufnahme zeigt, was es in einem Sozialraum gibt und was fehlt.</source>
        <translation>A stock-taking shows what a neighbourhood has and what it lacks.</translation>
    </message>
    <message>
        <source>Noch keine Bestandsaufnahme</source>
        <translation>No stock-taking yet</translation>
    </message>
    <message>
        <source>Bestandsaufnahme</source>
        <translation>Stock-taking</translation>
    </message>
    <message>
        <source>Erfassungsbögen</source>
        <translation>Survey sheets</translation>
    </message>
    <message>
        <source>Bestandsaufnahmen</source>
        <translation>Stock-takings</translation>
    </message>
</context>
<context>
    <name>StockPage</name>
    <message>
        <source>Als Word-Datei speichern …</source>
        <translation>Save as Word file …</translation>
    </message>
    <message>
        <source>Bestandsaufnahme</source>
        <translation>Stock-taking</translation>
    </message>
    <message>
        <source>Bestandsaufnahme {area}</source>
        <translation>Stock-taking {area}</translation>
    </message>
    <message>
        <source>Das Ende liegt vor dem Beginn. Bitte prüfen Sie beide Tage.</source>
        <translation>The end lies before the beginning. Please check both days.</translation>
    </message>
    <message>
        <source>Die Bestandsaufnahme ist im Papierkorb.</source>
        <translation>The stock-taking is in the bin.</translation>
    </message>
    <message>
        <source>In den Papierkorb</source>
        <translation>Move to the bin</translation>
    </message>
    <message>
        <source>Per E-Mail senden …</source>
        <translation>Send by e-mail …</translation>
    </message>
    <message>
        <source>Text und Tabellen kopieren</source>
        <translation>Copy text and tables</translation>
    </message>
    <message>
        <source>Verlauf</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Wege, Einrichtungen, Akteure und Kennzahlen sind mitgekommen. Werte sind noch leer.</source>
        <translation>Ways, institutions, actors and figures came along. Values are still empty.</translation>
    </message>
    <message>
        <source>Nächste Bestandsaufnahme</source>
        <translation>Next stock-taking</translation>
    </message>
    <message>
        <source>Bericht ansehen</source>
        <translation>View report</translation>
    </message>
    <message>
        <source>Weiteres zu dieser Bestandsaufnahme</source>
        <translation>More on this stock-taking</translation>
    </message>
    <message>
        <source>Angaben</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Sozialraum</source>
        <translation>Neighbourhood</translation>
    </message>
    <message>
        <source>Kommune</source>
        <translation>Municipality</translation>
    </message>
    <message>
        <source>Projekt</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>Beginn</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>Ende</source>
        <translation>End</translation>
    </message>
    <message>
        <source>Methoden</source>
        <translation>Methods</translation>
    </message>
    <message>
        <source>Statistik</source>
        <translation>Statistics</translation>
    </message>
    <message>
        <source>Methode: Statistik</source>
        <translation>Method: statistics</translation>
    </message>
    <message>
        <source>Begehung</source>
        <translation>Walk</translation>
    </message>
    <message>
        <source>Methode: Begehung</source>
        <translation>Method: walk</translation>
    </message>
    <message>
        <source>Gespräche</source>
        <translation>Interviews</translation>
    </message>
    <message>
        <source>Methode: Gespräche</source>
        <translation>Method: interviews</translation>
    </message>
    <message>
        <source>Runder Tisch</source>
        <translation>Round table</translation>
    </message>
    <message>
        <source>Methode: Runder Tisch</source>
        <translation>Method: round table</translation>
    </message>
    <message>
        <source>Zu den Methoden</source>
        <translation>On the methods</translation>
    </message>
    <message>
        <source>zum Beispiel zwei Begehungen, neun Gespräche</source>
        <translation>for example two walks, nine talks</translation>
    </message>
    <message>
        <source>Abgrenzung</source>
        <translation>Delimitation</translation>
    </message>
    <message>
        <source>Wo beginnt und endet das Gebiet?</source>
        <translation>Where does the area begin and end?</translation>
    </message>
    <message>
        <source>Beteiligte</source>
        <translation>Participants</translation>
    </message>
</context>
<context>
    <name>StockPeople</name>
    <message>
        <source>Die Person ist nicht mehr aufgeführt.</source>
        <translation>The person is no longer listed.</translation>
    </message>
</context>
<context>
    <name>Submission</name>
    <message>
        <source>Bitte bis {day} korrigieren und erneut einreichen.</source>
        <translation>Please correct and submit again by {day}.</translation>
    </message>
    <message>
        <source>Bitte korrigieren und erneut einreichen.</source>
        <translation>Please correct and submit again.</translation>
    </message>
    <message>
        <source>Eingereicht {at} und gesendet. Sobald die Koordinierungsstelle ihn erhalten hat, sehen Sie das hier.</source>
        <translation>Submitted {at} and sent. As soon as the coordination office has received it, you will see that here.</translation>
    </message>
    <message>
        <source>Eingereicht {at} · {arrived}</source>
        <translation>Submitted {at} · {arrived}</translation>
    </message>
    <message>
        <source>Eingereicht {at}, noch nicht gesendet.</source>
        <translation>Submitted {at}, not sent yet.</translation>
    </message>
    <message>
        <source>Eingereicht {at}. Die Koordinierungsstelle sieht sich den Bogen an.</source>
        <translation>Submitted {at}. The coordination office is looking at the form.</translation>
    </message>
    <message>
        <source>Einreichen</source>
        <translation>Submit</translation>
    </message>
    <message>
        <source>Einreichung zurückziehen</source>
        <translation>Withdraw submission</translation>
    </message>
    <message>
        <source>Erneut einreichen</source>
        <translation>Submit again</translation>
    </message>
    <message>
        <source>Gelesen von {who}, {when}</source>
        <translation>Read by {who}, {when}</translation>
    </message>
    <message>
        <source>Geprüft, seit {day} gesperrt.</source>
        <translation>Accepted, locked since {day}.</translation>
    </message>
    <message>
        <source>Koordinierungsstelle: {note}</source>
        <translation>Coordination office: {note}</translation>
    </message>
    <message numerus="yes">
        <source>Rückfrage zu %n Angaben.</source>
        <translation>
            <numerusform>Query about %n answer.</numerusform>
            <numerusform>Query about %n answers.</numerusform>
        </translation>
    </message>
    <message>
        <source>Zur ersten Stelle</source>
        <translation>To the first place</translation>
    </message>
</context>
<context>
    <name>SubmissionPage</name>
    <message numerus="yes">
        <source>%n Angaben fehlen noch oder passen nicht.</source>
        <translation>
            <numerusform>%n answer is missing or does not fit.</numerusform>
            <numerusform>%n answers are missing or do not fit.</numerusform>
        </translation>
    </message>
    <message>
        <source>Der Bogen ist eingereicht.</source>
        <translation>The form has been handed in.</translation>
    </message>
    <message>
        <source>Gespeichert {time}</source>
        <translation>Saved {time}</translation>
    </message>
    <message>
        <source>Ihr Bogen ist eingereicht.</source>
        <translation>Your form is submitted.</translation>
    </message>
    <message>
        <source>Ihre Frage geht mit dem nächsten Senden hinaus.</source>
        <translation>Your question goes out with the next sending.</translation>
    </message>
    <message>
        <source>Jetzt senden und empfangen</source>
        <translation>Send and receive now</translation>
    </message>
    <message>
        <source>Noch nicht gespeichert</source>
        <translation>Not saved yet</translation>
    </message>
    <message>
        <source>Zahlen eingeben</source>
        <translation>Type the numbers</translation>
    </message>
    <message>
        <source>Zur ersten Stelle</source>
        <translation>To the first place</translation>
    </message>
    <message>
        <source>wird gespeichert …</source>
        <translation>saving …</translation>
    </message>
    <message>
        <source>Monitoringbogen</source>
        <translation>Monitoring form</translation>
    </message>
    <message>
        <source>Sprache</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Sprache des Formulars</source>
        <translation>Language of the form</translation>
    </message>
    <message>
        <source>Dateien beim Bogen</source>
        <translation>Files with the form</translation>
    </message>
    <message>
        <source>Mehr</source>
        <translation>More</translation>
    </message>
    <message>
        <source>Was beim Einlesen nicht übernommen wurde</source>
        <translation>What was not taken over when it was read</translation>
    </message>
    <message>
        <source>Als ausfüllbare PDF mit den bisherigen Antworten speichern</source>
        <translation>Save as a PDF to fill in, with the answers so far</translation>
    </message>
    <message>
        <source>Bogen drucken</source>
        <translation>Print the form</translation>
    </message>
    <message>
        <source>Einreichen</source>
        <translation>Submit</translation>
    </message>
    <message>
        <source>Es gibt eine neuere Fassung dieses Bogens.</source>
        <translation>There is a newer version of this form.</translation>
    </message>
    <message>
        <source>Übernehmen …</source>
        <translation>Take over …</translation>
    </message>
</context>
<context>
    <name>Submissions</name>
    <message>
        <source>Ansehen</source>
        <translation>Look at</translation>
    </message>
    <message>
        <source>Ausfüllen</source>
        <translation>Fill in</translation>
    </message>
    <message>
        <source>Erhebung „{round}“ liegt im Papierkorb</source>
        <translation>Round “{round}” is in the bin</translation>
    </message>
    <message>
        <source>Koordinierungsstelle</source>
        <translation>Coordination office</translation>
    </message>
    <message>
        <source>Korrigieren</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>Weiter ausfüllen</source>
        <translation>Continue filling in</translation>
    </message>
    <message>
        <source>begonnen {when}</source>
        <translation>begun {when}</translation>
    </message>
    <message>
        <source>begonnen {when} von {who}</source>
        <translation>begun {when} by {who}</translation>
    </message>
    <message>
        <source>eingereicht {when}</source>
        <translation>submitted {when}</translation>
    </message>
    <message>
        <source>nimmt nicht teil: {reason}</source>
        <translation>takes no part: {reason}</translation>
    </message>
</context>
<context>
    <name>SubmissionsPage</name>
    <message numerus="yes">
        <source>%n weitere zeigen</source>
        <translation>
            <numerusform>Show %n more</numerusform>
            <numerusform>Show %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>Abgeschlossen</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>Auszufüllen</source>
        <translation>To fill in</translation>
    </message>
    <message>
        <source>Eingereicht</source>
        <translation>Submitted</translation>
    </message>
    <message>
        <source>Noch kein Bogen. Er kommt mit dem Senden und Empfangen, sobald er verschickt ist.</source>
        <translation>No form yet. It comes with sending and receiving as soon as it has been handed out.</translation>
    </message>
    <message>
        <source>Zurzeit ist nichts auszufüllen.</source>
        <translation>There is nothing to fill in at the moment.</translation>
    </message>
    <message>
        <source>Bögen</source>
        <translation>Forms</translation>
    </message>
</context>
<context>
    <name>Suggesting</name>
    <message>
        <source>„{words}“ als Organisation anlegen</source>
        <translation>Create “{words}” as an organisation</translation>
    </message>
    <message>
        <source>„{words}“ als Person anlegen</source>
        <translation>Create “{words}” as a person</translation>
    </message>
    <message>
        <source>„{words}“ neu anlegen</source>
        <translation>Create “{words}”</translation>
    </message>
</context>
<context>
    <name>TagChip</name>
    <message>
        <source>Alle Schlagwörter</source>
        <translation>All tags</translation>
    </message>
    <message>
        <source>Nur was dieses Schlagwort hat</source>
        <translation>Only what has this tag</translation>
    </message>
    <message>
        <source>Schlagwort</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Schlagwörter verwalten …</source>
        <translation>Manage tags …</translation>
    </message>
</context>
<context>
    <name>TagLine</name>
    <message>
        <source>Schlagwort hinzufügen</source>
        <translation>Add a tag</translation>
    </message>
    <message>
        <source>Schlagwort „{word}“ entfernen</source>
        <translation>Remove tag “{word}”</translation>
    </message>
    <message>
        <source>Schlagwort …</source>
        <translation>Tag …</translation>
    </message>
</context>
<context>
    <name>TagsDialog</name>
    <message>
        <source>Das Schlagwort „{word}“ ist im Papierkorb.</source>
        <translation>The tag “{word}” is in the bin.</translation>
    </message>
    <message>
        <source>Schlagwörter</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>Ein neues Wort gilt überall, wo das Schlagwort steht. Heißt ein anderes schon so, werden beide eins.</source>
        <translation>A new word holds wherever the tag stands. If another tag is called so already, both become one.</translation>
    </message>
    <message>
        <source>Neues Wort</source>
        <translation>New word</translation>
    </message>
    <message>
        <source>Umbenennen</source>
        <translation>Rename</translation>
    </message>
    <message>
        <source>In den Papierkorb</source>
        <translation>Move to bin</translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>TargetDialog</name>
    <message>
        <source>Bitte geben Sie einen Zielwert und beide Tage an.</source>
        <translation>Please enter a target and both days.</translation>
    </message>
    <message>
        <source>Ein Etappenziel braucht einen Wert und einen Tag.</source>
        <translation>A milestone needs a value and a day.</translation>
    </message>
    <message>
        <source>Jedes weitere Etappenziel ist ein eigenes Ziel bis zu einem früheren Tag. Erster Tag und Basiswert sind dieselben, und auch dieses wird fortgezählt.</source>
        <translation>Each further milestone is a target of its own up to an earlier day. Its first day and baseline are the same, and it is counted on as well.</translation>
    </message>
    <message>
        <source>„{text}“ lässt sich nicht lesen. Bitte prüfen Sie die Angabe.</source>
        <translation>“{text}” cannot be read. Please check this entry.</translation>
    </message>
    <message>
        <source>Ziel festlegen</source>
        <translation>Set a target</translation>
    </message>
    <message>
        <source>Das Soll gilt für den genannten Zeitraum. Für einen Teil davon zählt sein Anteil.</source>
        <translation>The target is for the period named. A part of it counts by its share.</translation>
    </message>
    <message>
        <source>Zielwert</source>
        <translation>Target value</translation>
    </message>
    <message>
        <source>Von</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Bis</source>
        <translation>To</translation>
    </message>
    <message>
        <source>Wird über die Zeiträume hinweg fortgezählt (kumuliert)</source>
        <translation>Is counted on over periods (cumulative)</translation>
    </message>
    <message>
        <source>Basiswert</source>
        <translation>Baseline</translation>
    </message>
    <message>
        <source>Jahr des Basiswerts</source>
        <translation>Year of the baseline</translation>
    </message>
    <message>
        <source>Etappenziel</source>
        <translation>Milestone</translation>
    </message>
    <message>
        <source>Etappenziel bis</source>
        <translation>Milestone by</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Speichern</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>TaskDialog</name>
    <message>
        <source>Die Aufgabe ist im Papierkorb.</source>
        <translation>The task is in the bin.</translation>
    </message>
    <message>
        <source>Die Wiedervorlage ist im Papierkorb.</source>
        <translation>The follow-up date is in the bin.</translation>
    </message>
    <message>
        <source>Gespeichert {time}</source>
        <translation>Saved {time}</translation>
    </message>
    <message>
        <source>Aufgabe (intern)</source>
        <translation>Task (internal)</translation>
    </message>
    <message>
        <source>Was</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Bis wann</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>Zuständig</source>
        <translation>Responsible</translation>
    </message>
    <message>
        <source>Stand</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Projekt</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>Notiz</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>In den Papierkorb</source>
        <translation>Move to bin</translation>
    </message>
    <message>
        <source>Verlauf</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Zum Protokoll</source>
        <translation>Open protocol</translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>TenureEditor</name>
    <message>
        <source>Das Ende liegt vor dem Beginn. So ist es gespeichert, bitte prüfen Sie beide Tage.</source>
        <translation>It ends before it begins. It is saved like this, please check both days.</translation>
    </message>
    <message>
        <source>Eintrag entfernen</source>
        <translation>Remove entry</translation>
    </message>
    <message>
        <source>bis</source>
        <translation>until</translation>
    </message>
    <message>
        <source>seit</source>
        <translation>since</translation>
    </message>
    <message>
        <source>{name} bis</source>
        <translation>{name} until</translation>
    </message>
    <message>
        <source>{name} entfernen</source>
        <translation>Remove {name}</translation>
    </message>
    <message>
        <source>{name} seit</source>
        <translation>{name} since</translation>
    </message>
</context>
<context>
    <name>TenuresCard</name>
    <message>
        <source>„{name}“ ist nicht mehr eingetragen.</source>
        <translation>“{name}” is no longer entered.</translation>
    </message>
</context>
<context>
    <name>ThreadDialog</name>
    <message>
        <source>Als erledigt eintragen</source>
        <translation>Enter as done</translation>
    </message>
    <message>
        <source>Bisher verschoben</source>
        <translation>Postponed so far</translation>
    </message>
    <message>
        <source>Datei speichern</source>
        <translation>Save file</translation>
    </message>
    <message>
        <source>Die Datei ist gespeichert.</source>
        <translation>The file was saved.</translation>
    </message>
    <message>
        <source>Die Datei ist noch nicht auf diesem Gerät. Bitte empfangen Sie zuerst.</source>
        <translation>The file is not on this device yet. Please receive first.</translation>
    </message>
    <message>
        <source>Die Vereinbarung ist als erledigt eingetragen.</source>
        <translation>The agreement was entered as done.</translation>
    </message>
    <message>
        <source>Entfallen</source>
        <translation>Dropped</translation>
    </message>
    <message>
        <source>Nachweis speichern</source>
        <translation>Save evidence</translation>
    </message>
    <message>
        <source>Nachweis wählen</source>
        <translation>Choose evidence</translation>
    </message>
    <message>
        <source>Nichts wurde geändert. Bitte geben Sie einen Tag ein, zum Beispiel 15.12. oder morgen.</source>
        <translation>Nothing was changed. Please enter a day, for example 15.12. or tomorrow.</translation>
    </message>
    <message>
        <source>Termine, bei denen sie auf dem Tisch lag</source>
        <translation>Appointments at which it was on the table</translation>
    </message>
    <message>
        <source>Verschoben auf {day}.</source>
        <translation>Postponed to {day}.</translation>
    </message>
    <message>
        <source>Wieder offen</source>
        <translation>Open again</translation>
    </message>
    <message>
        <source>hier vereinbart</source>
        <translation>agreed here</translation>
    </message>
    <message>
        <source>weitergeführt</source>
        <translation>carried on</translation>
    </message>
    <message>
        <source>{document}, {day}</source>
        <translation>{document}, {day}</translation>
    </message>
    <message>
        <source>Vereinbarung</source>
        <translation>Agreement</translation>
    </message>
    <message>
        <source>Verlauf</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Erledigt</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Erledigt am</source>
        <translation>Done on</translation>
    </message>
    <message>
        <source>Bestätigt von</source>
        <translation>Confirmed by</translation>
    </message>
    <message>
        <source>Nachweis</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>Woran ist es zu sehen?</source>
        <translation>What shows it?</translation>
    </message>
    <message>
        <source>Datei wählen …</source>
        <translation>Choose file …</translation>
    </message>
    <message>
        <source>Speichern unter …</source>
        <translation>Save as …</translation>
    </message>
    <message>
        <source>Verschieben</source>
        <translation>Postpone</translation>
    </message>
    <message>
        <source>Neuer Termin</source>
        <translation>New due date</translation>
    </message>
    <message>
        <source>Grund</source>
        <translation>Reason</translation>
    </message>
</context>
<context>
    <name>TickAnswer</name>
    <message>
        <source>Bestätigt</source>
        <translation>Confirmed</translation>
    </message>
</context>
<context>
    <name>Today</name>
    <message numerus="yes">
        <source>%n Stellen mit zwei Angaben</source>
        <translation>
            <numerusform>%n place with two entries</numerusform>
            <numerusform>%n places with two entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Termine</source>
        <translation>
            <numerusform>%n appointment</numerusform>
            <numerusform>%n appointments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Vereinbarungen ohne Zuständige</source>
        <translation>
            <numerusform>%n agreement without a responsible person</numerusform>
            <numerusform>%n agreements without a responsible person</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Vereinbarungen werden fällig</source>
        <translation>
            <numerusform>%n agreement is due</numerusform>
            <numerusform>%n agreements are due</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n offene Vereinbarungen</source>
        <translation>
            <numerusform>%n open agreement</numerusform>
            <numerusform>%n open agreements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Änderungen empfangen</source>
        <translation>
            <numerusform>%n change received</numerusform>
            <numerusform>%n changes received</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Änderungen noch nicht gesendet</source>
        <translation>
            <numerusform>%n change not sent yet</numerusform>
            <numerusform>%n changes not sent yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Änderungen zurückgehalten</source>
        <translation>
            <numerusform>%n change held back</numerusform>
            <numerusform>%n changes held back</numerusform>
        </translation>
    </message>
    <message>
        <source>Ansehen</source>
        <translation>View</translation>
    </message>
    <message>
        <source>Aufgabe</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>Beide Angaben sind gespeichert.</source>
        <translation>Both entries are saved.</translation>
    </message>
    <message>
        <source>Das Gerät ist nicht berechtigt.</source>
        <translation>The device is not authorised.</translation>
    </message>
    <message>
        <source>Die zuständige Person ist ausgeschieden.</source>
        <translation>The responsible person has left.</translation>
    </message>
    <message>
        <source>Drucken</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Ein zweites sollte mitentscheiden können.</source>
        <translation>A second one should be able to decide.</translation>
    </message>
    <message>
        <source>Entscheiden</source>
        <translation>Decide</translation>
    </message>
    <message>
        <source>Heute steht nichts an.</source>
        <translation>Nothing is due today.</translation>
    </message>
    <message>
        <source>Hier ist noch nichts eingetragen.</source>
        <translation>Nothing has been entered here yet.</translation>
    </message>
    <message>
        <source>In den nächsten 7 Tagen wird nichts fällig.</source>
        <translation>Nothing is due within the next 7 days.</translation>
    </message>
    <message>
        <source>In den nächsten Tagen ist kein Termin geplant.</source>
        <translation>No appointment is planned in the next days.</translation>
    </message>
    <message>
        <source>Kein Gerät der Leitung ist berechtigt</source>
        <translation>No owner’s device is authorised</translation>
    </message>
    <message>
        <source>Kein Protokoll ist im Entwurf.</source>
        <translation>No protocol is a draft.</translation>
    </message>
    <message>
        <source>Mit dem Wiederherstellungsblatt geht es weiter.</source>
        <translation>The recovery sheet helps on.</translation>
    </message>
    <message>
        <source>Nur ein Gerät der Leitung</source>
        <translation>Only one owner’s device</translation>
    </message>
    <message>
        <source>Ohne Blatt sind die Daten nach einem Verlust nicht zu öffnen.</source>
        <translation>Without the sheet data cannot be opened after a loss.</translation>
    </message>
    <message>
        <source>Protokoll beginnen</source>
        <translation>Begin protocol</translation>
    </message>
    <message>
        <source>Seit dem letzten Mal hat sich nichts geändert.</source>
        <translation>Nothing has changed since the last time.</translation>
    </message>
    <message>
        <source>Senden und Empfangen</source>
        <translation>Send and receive</translation>
    </message>
    <message>
        <source>Sie sind auf diesem Gerät gespeichert.</source>
        <translation>They are saved on this device.</translation>
    </message>
    <message>
        <source>Termine</source>
        <translation>Calendar</translation>
    </message>
    <message>
        <source>Vereinbarungen</source>
        <translation>Agreements</translation>
    </message>
    <message>
        <source>Weiterarbeiten</source>
        <translation>Go on working</translation>
    </message>
    <message>
        <source>Wiederherstellungsblatt noch nicht geprüft</source>
        <translation>Recovery sheet not checked yet</translation>
    </message>
    <message>
        <source>Wiedervorlage</source>
        <translation>Follow-up date</translation>
    </message>
    <message>
        <source>Wiedervorlagen und Aufgaben</source>
        <translation>Follow-up dates and tasks</translation>
    </message>
    <message>
        <source>fällig in 7 Tagen</source>
        <translation>due within 7 days</translation>
    </message>
    <message>
        <source>heute</source>
        <translation>today</translation>
    </message>
    <message>
        <source>heute und die nächsten Tage</source>
        <translation>today and the next days</translation>
    </message>
    <message>
        <source>nur intern</source>
        <translation>internal only</translation>
    </message>
    <message>
        <source>vereinbart am {day}</source>
        <translation>agreed on {day}</translation>
    </message>
    <message>
        <source>zuletzt {day}</source>
        <translation>last {day}</translation>
    </message>
    <message>
        <source>{one}.</source>
        <translation>{one}.</translation>
    </message>
    <message>
        <source>{visits}, {agreements}.</source>
        <translation>{visits}, {agreements}.</translation>
    </message>
    <message>
        <source>Öffnen</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Übertragen</source>
        <translation>Hand over</translation>
    </message>
</context>
<context>
    <name>TodayForms</name>
    <message>
        <source>Ihr Monitoringbogen</source>
        <translation>Your monitoring form</translation>
    </message>
    <message>
        <source>Ihre Monitoringbögen</source>
        <translation>Your monitoring forms</translation>
    </message>
    <message>
        <source>Monitoring</source>
        <translation>Monitoring</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message numerus="yes">
        <source>%n weitere zeigen</source>
        <translation>
            <numerusform>show %n more</numerusform>
            <numerusform>show %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>1. Ein Projekt anlegen</source>
        <translation>1. Create a project</translation>
    </message>
    <message>
        <source>2. Einen Besuch beginnen</source>
        <translation>2. Begin a visit</translation>
    </message>
    <message>
        <source>3. Mit dem Team verbinden</source>
        <translation>3. Connect with the team</translation>
    </message>
    <message>
        <source>Austauschort wählen</source>
        <translation>Choose exchange place</translation>
    </message>
    <message>
        <source>Das Protokoll entsteht, während gesprochen wird, auch ohne Verbindung.</source>
        <translation>The protocol is written while people talk, without a connection, too.</translation>
    </message>
    <message>
        <source>Dazu muss der Austauschort erreichbar sein.</source>
        <translation>For this the exchange place must be reachable.</translation>
    </message>
    <message>
        <source>Ein gemeinsamer Ordner genügt. Laden Sie weitere Geräte ein.</source>
        <translation>A shared folder is enough. Invite further devices.</translation>
    </message>
    <message>
        <source>Ihr Projekt kommt mit dem ersten Senden und Empfangen.</source>
        <translation>Your project arrives with the first send and receive.</translation>
    </message>
    <message>
        <source>Jetzt senden und empfangen</source>
        <translation>Send and receive now</translation>
    </message>
    <message>
        <source>Projekt anlegen</source>
        <translation>Create project</translation>
    </message>
    <message>
        <source>So fangen Sie an</source>
        <translation>How to begin</translation>
    </message>
    <message>
        <source>Titel, Kommune und Träger genügen. Alles Weitere können Sie später ergänzen.</source>
        <translation>Title, municipality and carrier are enough. You can add everything else later.</translation>
    </message>
    <message>
        <source>Heute</source>
        <translation>Today</translation>
    </message>
</context>
<context>
    <name>TopicEditor</name>
    <message>
        <source>Nach oben</source>
        <translation>Move up</translation>
    </message>
    <message>
        <source>Nach unten</source>
        <translation>Move down</translation>
    </message>
    <message>
        <source>Text zum Thema {number}</source>
        <translation>Text of topic {number}</translation>
    </message>
    <message>
        <source>Thema entfernen</source>
        <translation>Remove topic</translation>
    </message>
</context>
<context>
    <name>TopicList</name>
    <message>
        <source>+ Thema</source>
        <translation>+ Topic</translation>
    </message>
    <message>
        <source>Das Thema ist im Papierkorb.</source>
        <translation>The topic is in the bin.</translation>
    </message>
</context>
<context>
    <name>TopicRow</name>
    <message>
        <source>Titel des Themas</source>
        <translation>Title of the topic</translation>
    </message>
    <message>
        <source>Thema</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>Thema verschieben oder entfernen</source>
        <translation>Move or remove topic</translation>
    </message>
    <message>
        <source>Text zum Thema</source>
        <translation>Text of the topic</translation>
    </message>
    <message>
        <source>Was wurde besprochen?</source>
        <translation>What was discussed?</translation>
    </message>
</context>
<context>
    <name>Travel</name>
    <message>
        <source>Alle Anhänge der gewählten Projekte kommen auf dieses Gerät, auch große.</source>
        <translation>All attachments of the chosen projects come to this device, large ones too.</translation>
    </message>
    <message>
        <source>Alle Projekte</source>
        <translation>All projects</translation>
    </message>
    <message>
        <source>Für unterwegs vorbereiten</source>
        <translation>Prepare for the road</translation>
    </message>
    <message>
        <source>Vorbereiten</source>
        <translation>Prepare</translation>
    </message>
</context>
<context>
    <name>TwinsDialog</name>
    <message>
        <source>Alle Angaben sind gleich.</source>
        <translation>All details are the same.</translation>
    </message>
    <message>
        <source>Angaben, die nur ein Eintrag hat, werden übernommen.</source>
        <translation>Details that only one entry has are taken over.</translation>
    </message>
    <message>
        <source>Die Einträge sind zusammengeführt.</source>
        <translation>The entries were merged.</translation>
    </message>
    <message>
        <source>Diese Einträge lesen verschiedene Menschen. Deshalb bleiben beide erhalten.
Bitte gleichen Sie die Angaben ab, oder löschen Sie den, den niemand braucht.</source>
        <translation>Different people read these entries. That is why both stay.
Please make their details agree, or delete the one that nobody needs.</translation>
    </message>
    <message>
        <source>Diese Einträge werden nicht mehr als doppelt vorgeschlagen.</source>
        <translation>These entries are no longer suggested as doubles.</translation>
    </message>
    <message>
        <source>Eintrag öffnen</source>
        <translation>Open entry</translation>
    </message>
    <message>
        <source>Eintrag öffnen: {place}</source>
        <translation>Open entry: {place}</translation>
    </message>
    <message>
        <source>Einträge werden gesucht …</source>
        <translation>Looking for entries …</translation>
    </message>
    <message>
        <source>Es gibt keine Einträge, die sich gleichen.</source>
        <translation>No entries look alike.</translation>
    </message>
    <message>
        <source>So lassen</source>
        <translation>Leave as they are</translation>
    </message>
    <message>
        <source>Wählen Sie, welche Angaben gelten. Alle Verweise gehen auf den einen Eintrag über.</source>
        <translation>Choose which details hold. All references move to the one entry.</translation>
    </message>
    <message>
        <source>Doppelte Einträge</source>
        <translation>Double entries</translation>
    </message>
    <message>
        <source>Mögliche Doppelte</source>
        <translation>Possible doubles</translation>
    </message>
    <message>
        <source>Nicht dieselben</source>
        <translation>Not the same</translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Zusammenführen</source>
        <translation>Merge</translation>
    </message>
</context>
<context>
    <name>Types</name>
    <message>
        <source>+ Tagesordnungspunkt</source>
        <translation>+ Agenda item</translation>
    </message>
    <message>
        <source>+ Thema</source>
        <translation>+ Topic</translation>
    </message>
    <message>
        <source>Besuche</source>
        <translation>Visits</translation>
    </message>
    <message>
        <source>Eingeladene und Tagesordnung kommen aus der Sitzungsreihe, offene Vereinbarungen von früher.</source>
        <translation>People invited and agenda come from the series, open agreements from before.</translation>
    </message>
    <message>
        <source>Gespräche</source>
        <translation>Talks</translation>
    </message>
    <message>
        <source>Niederschrift {about}</source>
        <translation>Minutes {about}</translation>
    </message>
    <message>
        <source>Personen und Themen kommen vom letzten Besuch mit, offene Vereinbarungen von allen früheren.</source>
        <translation>People and topics come along from the last visit, open agreements from all earlier ones.</translation>
    </message>
    <message>
        <source>Personen und Themen kommen vom letzten Gespräch mit, offene Vereinbarungen von allen früheren.</source>
        <translation>People and topics come along from the last talk, open agreements from all earlier ones.</translation>
    </message>
    <message>
        <source>Seit dem letzten Besuch</source>
        <translation>Since the last visit</translation>
    </message>
    <message>
        <source>Seit dem letzten Termin</source>
        <translation>Since the last appointment</translation>
    </message>
    <message>
        <source>Seit der letzten Sitzung</source>
        <translation>Since the last meeting</translation>
    </message>
    <message>
        <source>Sitzung beginnen</source>
        <translation>Begin meeting</translation>
    </message>
    <message>
        <source>Sitzung {about}</source>
        <translation>Meeting {about}</translation>
    </message>
    <message>
        <source>Sitzungen</source>
        <translation>Meetings</translation>
    </message>
    <message>
        <source>Tagesordnung</source>
        <translation>Agenda</translation>
    </message>
    <message>
        <source>Themen</source>
        <translation>Topics</translation>
    </message>
    <message>
        <source>Trägergespräch beginnen</source>
        <translation>Begin carrier talk</translation>
    </message>
    <message>
        <source>Trägergespräch {about}</source>
        <translation>Carrier talk {about}</translation>
    </message>
    <message>
        <source>Vor-Ort-Besuch beginnen</source>
        <translation>Begin site visit</translation>
    </message>
    <message>
        <source>Vor-Ort-Besuch {about}</source>
        <translation>Site visit {about}</translation>
    </message>
    <message>
        <source>Vor-Ort-Protokoll {about}</source>
        <translation>Site visit protocol {about}</translation>
    </message>
</context>
<context>
    <name>UnlockDialog</name>
    <message>
        <source>Anfrage speichern</source>
        <translation>Save request</translation>
    </message>
    <message>
        <source>Anfragen ({patterns})</source>
        <translation>Requests ({patterns})</translation>
    </message>
    <message>
        <source>Antwortdatei auswählen</source>
        <translation>Choose answer file</translation>
    </message>
    <message>
        <source>Antworten ({patterns})</source>
        <translation>Answers ({patterns})</translation>
    </message>
    <message>
        <source>Bitte geben Sie Ihren Namen ein.</source>
        <translation>Please enter your name.</translation>
    </message>
    <message>
        <source>Bitte geben Sie den Code ein, der zur Antwort gehört.</source>
        <translation>Please enter the code that belongs to the answer.</translation>
    </message>
    <message>
        <source>Diese Datei lässt sich nicht lesen. Bitte wählen Sie die Antwort noch einmal aus.</source>
        <translation>This file cannot be read. Please choose the answer again.</translation>
    </message>
    <message>
        <source>Dort lässt sich nichts speichern. Bitte wählen Sie einen anderen Ordner.</source>
        <translation>Nothing can be saved there. Please choose another folder.</translation>
    </message>
    <message>
        <source>„{file}“ ist gespeichert. Senden Sie die Datei an die Koordinierungsstelle. Sie können das Programm bis zur Antwort schließen.</source>
        <translation>“{file}” is saved. Send the file to the coordination office. You can close the program until the answer comes.</translation>
    </message>
    <message>
        <source>INKA Desktop</source>
        <translation>INKA Desktop</translation>
    </message>
    <message>
        <source>Daten wieder öffnen</source>
        <translation>Open data again</translation>
    </message>
    <message>
        <source>Ihre Daten sind auf diesem Gerät. Das Wiederherstellungsblatt der Koordinierungsstelle öffnet sie, auch die noch nicht gesendeten.</source>
        <translation>Your data is on this device. The coordination office’s recovery sheet opens it, what was not sent yet included.</translation>
    </message>
    <message>
        <source>Ich habe das Wiederherstellungsblatt</source>
        <translation>I have the recovery sheet</translation>
    </message>
    <message>
        <source>Bei der Koordinierungsstelle anfragen</source>
        <translation>Ask the coordination office</translation>
    </message>
    <message>
        <source>Ich habe eine Antwort erhalten</source>
        <translation>I have received an answer</translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Tippen Sie die 13 Gruppen vom Blatt ab.</source>
        <translation>Type the 13 groups from the sheet.</translation>
    </message>
    <message>
        <source>Zurück</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Öffnen</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Speichern Sie eine Anfrage und senden Sie die Datei an die Koordinierungsstelle. Sie enthält nichts, was andere lesen können.</source>
        <translation>Save a request and send the file to the coordination office. It holds nothing that others can read.</translation>
    </message>
    <message>
        <source>Ihr Name</source>
        <translation>Your name</translation>
    </message>
    <message>
        <source>Sie bekommen eine Datei und am Telefon einen Code dazu.</source>
        <translation>You get a file, and a code for it on the phone.</translation>
    </message>
    <message>
        <source>Antwortdatei</source>
        <translation>Answer file</translation>
    </message>
    <message>
        <source>Auswählen</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Neues Kennwort für dieses Gerät, mindestens 10 Zeichen</source>
        <translation>New passphrase for this device, at least 10 characters</translation>
    </message>
    <message>
        <source>Kennwort wiederholen</source>
        <translation>Repeat passphrase</translation>
    </message>
</context>
<context>
    <name>ValueDialog</name>
    <message>
        <source>Bitte geben Sie einen Wert und beide Tage an.</source>
        <translation>Please enter a value and both days.</translation>
    </message>
    <message>
        <source>Dieser Wert kommt zu den Werten der Projekte hinzu. Bitte tragen Sie hier nur ein, was zu keinem Projekt gehört.</source>
        <translation>This value is added to those of the projects. Please enter here only what belongs to no project.</translation>
    </message>
    <message>
        <source>alle zusammen</source>
        <translation>all together</translation>
    </message>
    <message>
        <source>„{text}“ lässt sich nicht lesen. Bitte prüfen Sie die Angabe.</source>
        <translation>“{text}” cannot be read. Please check this entry.</translation>
    </message>
    <message>
        <source>Wert eintragen</source>
        <translation>Enter a value</translation>
    </message>
    <message>
        <source>Geprüfte Bögen gehen einem Wert von Hand vor.</source>
        <translation>Accepted forms go before a value by hand.</translation>
    </message>
    <message>
        <source>Wert</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>Grundlage</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>Von</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Bis</source>
        <translation>To</translation>
    </message>
    <message>
        <source>Datenstand</source>
        <translation>Data as of</translation>
    </message>
    <message>
        <source>Geschlecht</source>
        <translation>Gender</translation>
    </message>
    <message>
        <source>Alter</source>
        <translation>Age</translation>
    </message>
    <message>
        <source>Quelle</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Speichern</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>ViewChip</name>
    <message>
        <source>Ansichten</source>
        <translation>Views</translation>
    </message>
    <message>
        <source>Die Ansicht „{name}“ ist gemerkt.</source>
        <translation>The view &quot;{name}&quot; is remembered.</translation>
    </message>
    <message>
        <source>Die Ansicht „{name}“ ist nicht mehr gemerkt.</source>
        <translation>The view &quot;{name}&quot; is not remembered any more.</translation>
    </message>
    <message>
        <source>Diese Ansicht merken als …</source>
        <translation>Remember this view as …</translation>
    </message>
    <message>
        <source>Gemerkte Ansichten dieser Liste</source>
        <translation>Remembered views of this list</translation>
    </message>
    <message>
        <source>Name für diese Ansicht</source>
        <translation>Name for this view</translation>
    </message>
    <message>
        <source>Nicht mehr merken</source>
        <translation>No longer remember</translation>
    </message>
    <message>
        <source>Zurücknehmen</source>
        <translation>Take back</translation>
    </message>
</context>
<context>
    <name>WalkSketch</name>
    <message>
        <source>N</source>
        <comment>Norden</comment>
        <translation>N</translation>
    </message>
    <message numerus="yes">
        <source>Skizze des Weges mit %n Punkten</source>
        <translation>
            <numerusform>Sketch of the way with one point</numerusform>
            <numerusform>Sketch of the way with %n points</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WholeAnswer</name>
    <message>
        <source>Bitte eine ganze Zahl eingeben, zum Beispiel 12.</source>
        <translation>Please enter a whole number, for example 12.</translation>
    </message>
</context>
<context>
    <name>WholeCard</name>
    <message>
        <source>Frage an die Koordinierungsstelle</source>
        <translation>Question to the coordination office</translation>
    </message>
    <message>
        <source>Frage stellen</source>
        <translation>Ask</translation>
    </message>
    <message>
        <source>Frage stellen …</source>
        <translation>Ask a question …</translation>
    </message>
    <message>
        <source>Was ist unklar?</source>
        <translation>What is unclear?</translation>
    </message>
    <message>
        <source>Zum ganzen Bogen</source>
        <translation>About the form as a whole</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>Abgeschlossen von</source>
        <translation>Finished by</translation>
    </message>
    <message>
        <source>Abgeschlossener Bogen</source>
        <translation>Finished form</translation>
    </message>
    <message>
        <source>Abgrenzung</source>
        <translation>Boundaries</translation>
    </message>
    <message>
        <source>Ablage</source>
        <translation>Keeper</translation>
    </message>
    <message>
        <source>Abschnitt</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>Absender</source>
        <translation>Sender</translation>
    </message>
    <message>
        <source>Abstimmung</source>
        <translation>Consultation</translation>
    </message>
    <message>
        <source>Aktenzeichen</source>
        <translation>File number</translation>
    </message>
    <message>
        <source>Akteur</source>
        <translation>Actor</translation>
    </message>
    <message>
        <source>An</source>
        <translation>To</translation>
    </message>
    <message>
        <source>Angabe in einem Bogen</source>
        <translation>Answer in a form</translation>
    </message>
    <message>
        <source>Angebot</source>
        <translation>Offer</translation>
    </message>
    <message>
        <source>Anhang</source>
        <translation>Attachment</translation>
    </message>
    <message>
        <source>Anhänge</source>
        <translation>Attachments</translation>
    </message>
    <message>
        <source>Ankündigung des Termins</source>
        <translation>Announcement of the appointment</translation>
    </message>
    <message>
        <source>Anlagen</source>
        <translation>Attachments</translation>
    </message>
    <message>
        <source>Anlass</source>
        <translation>Occasion</translation>
    </message>
    <message>
        <source>Anmerkung zu einem Bogen</source>
        <translation>Remark on a form</translation>
    </message>
    <message>
        <source>Anonyme Forschungsdatei (CSV mit Codebuch)</source>
        <translation>Anonymous research file (CSV with codebook)</translation>
    </message>
    <message>
        <source>Anonyme Forschungsdatei (SPSS)</source>
        <translation>Anonymous research file (SPSS)</translation>
    </message>
    <message>
        <source>Ansprechperson</source>
        <translation>Contact person</translation>
    </message>
    <message>
        <source>Anwesende Person</source>
        <translation>Person present</translation>
    </message>
    <message>
        <source>Anwesenheitsliste</source>
        <translation>Attendance list</translation>
    </message>
    <message>
        <source>Archiveintrag</source>
        <translation>Archive entry</translation>
    </message>
    <message>
        <source>Art</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Art des Protokolls</source>
        <translation>Kind of protocol</translation>
    </message>
    <message>
        <source>Art von Kontakten</source>
        <translation>Kind of contacts</translation>
    </message>
    <message>
        <source>Aufbewahrung</source>
        <translation>Retention</translation>
    </message>
    <message>
        <source>Aufgabe (intern)</source>
        <translation>Task (internal)</translation>
    </message>
    <message>
        <source>Aufgenommen am</source>
        <translation>Taken on</translation>
    </message>
    <message>
        <source>Aus der ersten Bestandsaufnahme</source>
        <translation>From the first stock-taking</translation>
    </message>
    <message>
        <source>Ausgeschieden am</source>
        <translation>Left on</translation>
    </message>
    <message>
        <source>Austauschorte</source>
        <translation>Exchange places</translation>
    </message>
    <message>
        <source>Begehung</source>
        <translation>Walk through the area</translation>
    </message>
    <message>
        <source>Begehungspunkt</source>
        <translation>Walk point</translation>
    </message>
    <message>
        <source>Beginn</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>Beginn der Frist</source>
        <translation>Start of the period</translation>
    </message>
    <message>
        <source>Begleitung</source>
        <translation>Accompaniment</translation>
    </message>
    <message>
        <source>Bemerkung</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>Beobachtungen</source>
        <translation>Observations</translation>
    </message>
    <message>
        <source>Beratung</source>
        <translation>Advice</translation>
    </message>
    <message>
        <source>Bericht</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>Beschluss</source>
        <translation>Resolution</translation>
    </message>
    <message>
        <source>Beschlussfähigkeit</source>
        <translation>Quorate</translation>
    </message>
    <message>
        <source>Beschreibung</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>Besprechung</source>
        <translation>Discussion</translation>
    </message>
    <message>
        <source>Bestandsaufnahme</source>
        <translation>Stock-taking</translation>
    </message>
    <message>
        <source>Bestätigt von</source>
        <translation>Confirmed by</translation>
    </message>
    <message>
        <source>Beteiligte Person</source>
        <translation>Participant</translation>
    </message>
    <message>
        <source>Beteiligte Stelle</source>
        <translation>Party</translation>
    </message>
    <message>
        <source>Beteiligung an einer Erhebung</source>
        <translation>Part in a round</translation>
    </message>
    <message>
        <source>Bewilligungsbehörde</source>
        <translation>Granting authority</translation>
    </message>
    <message>
        <source>Beziehung</source>
        <translation>Relation</translation>
    </message>
    <message>
        <source>Bildunterschrift</source>
        <translation>Caption</translation>
    </message>
    <message>
        <source>Bis wann</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>Bogen</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Bogen als PDF</source>
        <translation>Form as a PDF</translation>
    </message>
    <message>
        <source>Briefkopf</source>
        <translation>Letterhead</translation>
    </message>
    <message>
        <source>CSV-Dateien, wie Excel sie öffnet</source>
        <translation>CSV files as Excel opens them</translation>
    </message>
    <message>
        <source>Das hat nicht geklappt. Was schon gespeichert war, ist noch da. Bitte versuchen Sie es noch einmal.</source>
        <translation>That did not work. What was saved is still there. Please try again.</translation>
    </message>
    <message>
        <source>Das steht in der neuen Fassung nicht mehr zur Wahl.</source>
        <translation>The new version no longer offers this choice.</translation>
    </message>
    <message>
        <source>Das steht nach den anderen Antworten nicht zur Wahl.</source>
        <translation>After the other answers this cannot be chosen.</translation>
    </message>
    <message>
        <source>Datei</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Datei eines Formulars</source>
        <translation>File of a form template</translation>
    </message>
    <message>
        <source>Datei zu einem Bogen</source>
        <translation>File of a form</translation>
    </message>
    <message>
        <source>Dateiname</source>
        <translation>File name</translation>
    </message>
    <message>
        <source>Datenbank</source>
        <translation>Database</translation>
    </message>
    <message>
        <source>Datum</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Dauer in Monaten</source>
        <translation>Duration in months</translation>
    </message>
    <message>
        <source>Die Frage verlangt eine andere Art von Angabe.</source>
        <translation>The question asks for another kind of entry.</translation>
    </message>
    <message>
        <source>Die Frage verlangt jetzt eine andere Art von Angabe.</source>
        <translation>The question now wants another kind of answer.</translation>
    </message>
    <message>
        <source>Die neue Fassung fragt nicht mehr danach.</source>
        <translation>The new version no longer asks for this.</translation>
    </message>
    <message>
        <source>Diese Frage gibt es im Formular nicht.</source>
        <translation>The form has no such question.</translation>
    </message>
    <message>
        <source>Dieselben</source>
        <translation>The same</translation>
    </message>
    <message>
        <source>Dokument</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Doppelstruktur</source>
        <translation>Duplicate structure</translation>
    </message>
    <message>
        <source>Doppelter Eintrag</source>
        <translation>Double entry</translation>
    </message>
    <message>
        <source>E-Mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Eigenes Wort</source>
        <translation>Own word</translation>
    </message>
    <message>
        <source>Eingegangen am</source>
        <translation>Received on</translation>
    </message>
    <message>
        <source>Eingeladen am</source>
        <translation>Invited on</translation>
    </message>
    <message>
        <source>Eingeladene Person</source>
        <translation>Person invited</translation>
    </message>
    <message>
        <source>Einrichtung</source>
        <translation>Institution</translation>
    </message>
    <message>
        <source>Einschätzung</source>
        <translation>Assessment</translation>
    </message>
    <message>
        <source>Einträge</source>
        <translation>Records</translation>
    </message>
    <message>
        <source>Einwendung</source>
        <translation>Objection</translation>
    </message>
    <message>
        <source>Einwendungen</source>
        <translation>Objections</translation>
    </message>
    <message>
        <source>Einwilligung</source>
        <translation>Consent</translation>
    </message>
    <message>
        <source>Einwilligung liegt vor</source>
        <translation>consent given</translation>
    </message>
    <message>
        <source>Empfangende Person</source>
        <translation>Recipient</translation>
    </message>
    <message>
        <source>Empfehlungen</source>
        <translation>Recommendations</translation>
    </message>
    <message>
        <source>Ende</source>
        <translation>End</translation>
    </message>
    <message>
        <source>Enthaltungen</source>
        <translation>Abstentions</translation>
    </message>
    <message>
        <source>Entwurf</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>Erfahrungsaustausch</source>
        <translation>Exchange of experience</translation>
    </message>
    <message>
        <source>Erfassungsbögen einer Bestandsaufnahme</source>
        <translation>Survey sheets of a stock-taking</translation>
    </message>
    <message>
        <source>Ergebnis</source>
        <translation>Finding</translation>
    </message>
    <message>
        <source>Ergebnisse</source>
        <translation>Results</translation>
    </message>
    <message>
        <source>Erhebung</source>
        <translation>Round</translation>
    </message>
    <message>
        <source>Erinnerung an den Bogen</source>
        <translation>Reminder of the form</translation>
    </message>
    <message>
        <source>Erledigt am</source>
        <translation>Done on</translation>
    </message>
    <message>
        <source>Erstgespräch</source>
        <translation>First talk</translation>
    </message>
    <message>
        <source>Excel</source>
        <translation>Excel</translation>
    </message>
    <message>
        <source>Excel (vor 2007)</source>
        <translation>Excel (before 2007)</translation>
    </message>
    <message>
        <source>Excel-Tabelle, ein Blatt je Liste</source>
        <translation>Excel table, a sheet for each list</translation>
    </message>
    <message>
        <source>Fassung</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Fassung eines Formulars</source>
        <translation>Version of a form template</translation>
    </message>
    <message>
        <source>Feste Tagesordnungspunkte</source>
        <translation>Standing agenda items</translation>
    </message>
    <message>
        <source>Festgehalten von</source>
        <translation>Fixed by</translation>
    </message>
    <message>
        <source>Festgehaltener Text</source>
        <translation>Fixed text</translation>
    </message>
    <message>
        <source>Finanzierung</source>
        <translation>Financing</translation>
    </message>
    <message>
        <source>Formular</source>
        <translation>Form template</translation>
    </message>
    <message>
        <source>Foto</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>Freigegeben</source>
        <translation>Released</translation>
    </message>
    <message>
        <source>Freigegeben als</source>
        <translation>Released as</translation>
    </message>
    <message>
        <source>Freigegeben von</source>
        <translation>Released by</translation>
    </message>
    <message>
        <source>Freigegebenes Protokoll</source>
        <translation>Released protocol</translation>
    </message>
    <message>
        <source>Frist läuft ab</source>
        <translation>Period runs from</translation>
    </message>
    <message>
        <source>Früherer Name</source>
        <translation>Former name</translation>
    </message>
    <message>
        <source>Funktion</source>
        <translation>Function</translation>
    </message>
    <message>
        <source>Förderhinweis</source>
        <translation>Funding notice</translation>
    </message>
    <message>
        <source>Förderung ab</source>
        <translation>Funded from</translation>
    </message>
    <message>
        <source>Förderung bis</source>
        <translation>Funded until</translation>
    </message>
    <message>
        <source>Gast</source>
        <translation>guest</translation>
    </message>
    <message>
        <source>Gelungenes</source>
        <translation>What went well</translation>
    </message>
    <message>
        <source>Gemeindeschlüssel</source>
        <translation>Municipality key</translation>
    </message>
    <message>
        <source>Genehmigung der letzten Niederschrift</source>
        <translation>Approval of the last minutes</translation>
    </message>
    <message>
        <source>Gerät</source>
        <translation>Device</translation>
    </message>
    <message>
        <source>Gremium</source>
        <translation>Body</translation>
    </message>
    <message>
        <source>Grund der Aussetzung</source>
        <translation>Reason for suspending</translation>
    </message>
    <message>
        <source>Grundlage</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>Gültig ab</source>
        <translation>Valid from</translation>
    </message>
    <message>
        <source>Gültig bis</source>
        <translation>Valid until</translation>
    </message>
    <message>
        <source>Hinzugefügt am</source>
        <translation>Added on</translation>
    </message>
    <message>
        <source>Im Bogen steht eine andere Angabe, sie ist geblieben.</source>
        <translation>The form says something else, which has stayed.</translation>
    </message>
    <message>
        <source>Indikator</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>Information</translation>
    </message>
    <message>
        <source>Interesse bekundet</source>
        <translation>interest expressed</translation>
    </message>
    <message>
        <source>Interne Notiz</source>
        <translation>Internal note</translation>
    </message>
    <message>
        <source>Internetseite</source>
        <translation>Website</translation>
    </message>
    <message>
        <source>Ja-Stimmen</source>
        <translation>Votes in favour</translation>
    </message>
    <message>
        <source>Jahren</source>
        <translation>years</translation>
    </message>
    <message>
        <source>Kategorie</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>Kennzahl</source>
        <translation>Figure</translation>
    </message>
    <message>
        <source>Klärungsgespräch</source>
        <translation>Clarifying talk</translation>
    </message>
    <message>
        <source>Kommentar</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>Kommune</source>
        <translation>Municipality</translation>
    </message>
    <message>
        <source>Kontaktzahl</source>
        <translation>Number of contacts</translation>
    </message>
    <message>
        <source>Kooperationsvertrag</source>
        <translation>Cooperation contract</translation>
    </message>
    <message>
        <source>Koordinaten</source>
        <translation>Coordinates</translation>
    </message>
    <message>
        <source>Koordination</source>
        <translation>Coordination</translation>
    </message>
    <message>
        <source>Koordinierungsstelle</source>
        <translation>Coordination office</translation>
    </message>
    <message>
        <source>Kurzname</source>
        <translation>Short name</translation>
    </message>
    <message>
        <source>Landkreis</source>
        <translation>District</translation>
    </message>
    <message>
        <source>Leitung</source>
        <translation>Head</translation>
    </message>
    <message>
        <source>Lesen</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>Letzte Niederschrift</source>
        <translation>Last minutes</translation>
    </message>
    <message>
        <source>Liste der Vereinbarungen</source>
        <translation>List of agreements</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>Logo</translation>
    </message>
    <message>
        <source>Löschen ausgesetzt</source>
        <translation>Erasing on hold</translation>
    </message>
    <message>
        <source>Lücke</source>
        <translation>Gap</translation>
    </message>
    <message>
        <source>Methode: Begehung</source>
        <translation>Method: walk</translation>
    </message>
    <message>
        <source>Methode: Gespräche</source>
        <translation>Method: interviews</translation>
    </message>
    <message>
        <source>Methode: Runder Tisch</source>
        <translation>Method: round table</translation>
    </message>
    <message>
        <source>Methode: Statistik</source>
        <translation>Method: statistics</translation>
    </message>
    <message>
        <source>Ministerium</source>
        <translation>Ministry</translation>
    </message>
    <message>
        <source>Monaten</source>
        <translation>months</translation>
    </message>
    <message>
        <source>Nachweis</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Nein-Stimmen</source>
        <translation>Votes against</translation>
    </message>
    <message>
        <source>Netzwerkpartner</source>
        <translation>Network partner</translation>
    </message>
    <message>
        <source>Niederschrift</source>
        <translation>Minutes</translation>
    </message>
    <message>
        <source>Notiz</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Nummer</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Nächster Termin</source>
        <translation>Next appointment</translation>
    </message>
    <message>
        <source>Nächster Termin: Hinweis</source>
        <translation>Next appointment: note</translation>
    </message>
    <message>
        <source>Nächster Termin: Uhrzeit</source>
        <translation>Next appointment: time</translation>
    </message>
    <message>
        <source>Nötige Stimmen</source>
        <translation>Votes needed</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Ort</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Ortsteil</source>
        <translation>Part of town</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Person des Projekts</source>
        <translation>Person of the project</translation>
    </message>
    <message>
        <source>Personen auf dem Foto</source>
        <translation>People on the photo</translation>
    </message>
    <message>
        <source>Personen: offen</source>
        <translation>People: open</translation>
    </message>
    <message>
        <source>Planungsgespräch</source>
        <translation>Planning talk</translation>
    </message>
    <message>
        <source>Plätze</source>
        <translation>Capacity</translation>
    </message>
    <message>
        <source>Postleitzahl</source>
        <translation>Postcode</translation>
    </message>
    <message>
        <source>Problemlagen</source>
        <translation>Problems</translation>
    </message>
    <message>
        <source>Projekt</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>Protokoll</source>
        <translation>Protocol</translation>
    </message>
    <message>
        <source>Protokoll eines Trägergesprächs</source>
        <translation>Protocol of a carrier talk</translation>
    </message>
    <message>
        <source>Protokollführung</source>
        <translation>Minutes taken by</translation>
    </message>
    <message>
        <source>Prüfung vor Ort</source>
        <translation>Inspection</translation>
    </message>
    <message>
        <source>Quartalen</source>
        <translation>quarters</translation>
    </message>
    <message>
        <source>Quelle</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Rechtsgrundlage</source>
        <translation>Legal basis</translation>
    </message>
    <message>
        <source>Regel der Auswertung</source>
        <translation>Rule of the analysis</translation>
    </message>
    <message>
        <source>Regel zum Einreichen</source>
        <translation>Rule of handing in</translation>
    </message>
    <message>
        <source>Reihenfolge</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>Rhythmus</source>
        <translation>Rhythm</translation>
    </message>
    <message>
        <source>Rolle</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>Rückfrage zum Bogen</source>
        <translation>Query about the form</translation>
    </message>
    <message>
        <source>Rückmeldung</source>
        <translation>Reply</translation>
    </message>
    <message>
        <source>Rückmeldung bis</source>
        <translation>Reply by</translation>
    </message>
    <message>
        <source>Rückmeldung des Trägers</source>
        <translation>Carrier&apos;s reply</translation>
    </message>
    <message>
        <source>Rückmeldung {until}</source>
        <translation>Reply {until}</translation>
    </message>
    <message>
        <source>Sachstand</source>
        <translation>Facts</translation>
    </message>
    <message>
        <source>Schlagwort</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Schlussfolgerung</source>
        <translation>Conclusion</translation>
    </message>
    <message>
        <source>Schlüssel der Forschungsdateien</source>
        <translation>Key of research files</translation>
    </message>
    <message>
        <source>Schnellnotiz</source>
        <translation>Quick note</translation>
    </message>
    <message>
        <source>Schritt eines Bogens</source>
        <translation>Step of a form</translation>
    </message>
    <message>
        <source>Schwäche</source>
        <translation>Weakness</translation>
    </message>
    <message>
        <source>Sitzung Nr.</source>
        <translation>Meeting no.</translation>
    </message>
    <message>
        <source>Sitzungsleitung</source>
        <translation>Chair</translation>
    </message>
    <message>
        <source>Sitzungsreihe</source>
        <translation>Series of meetings</translation>
    </message>
    <message>
        <source>So viele Einträge sieht das Formular nicht vor.</source>
        <translation>The form does not provide for so many entries.</translation>
    </message>
    <message>
        <source>Sozialraum</source>
        <translation>Neighbourhood</translation>
    </message>
    <message>
        <source>Sozialraum des Projekts</source>
        <translation>Neighbourhood of the project</translation>
    </message>
    <message>
        <source>Stand</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Standort</source>
        <translation>Site</translation>
    </message>
    <message>
        <source>Statusgespräch</source>
        <translation>Status talk</translation>
    </message>
    <message>
        <source>Stelle</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>Stellungnahme des Trägers</source>
        <translation>Carrier&apos;s statement</translation>
    </message>
    <message>
        <source>Steuerungsgruppe</source>
        <translation>Steering group</translation>
    </message>
    <message>
        <source>Stimmrecht</source>
        <translation>Right to vote</translation>
    </message>
    <message>
        <source>Strategierunde</source>
        <translation>Strategy round</translation>
    </message>
    <message>
        <source>Straße</source>
        <translation>Street</translation>
    </message>
    <message>
        <source>Stärke</source>
        <translation>Strength</translation>
    </message>
    <message>
        <source>Suche</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Tagesordnungspunkt</source>
        <translation>Agenda item</translation>
    </message>
    <message>
        <source>Telefon</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Text beim Träger</source>
        <translation>Text at the carrier</translation>
    </message>
    <message>
        <source>Text der Fassung</source>
        <translation>Text of the version</translation>
    </message>
    <message>
        <source>Text einer alten Datei</source>
        <translation>Text of an old file</translation>
    </message>
    <message>
        <source>Text zur Abstimmung</source>
        <translation>Text for consultation</translation>
    </message>
    <message>
        <source>Thema</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>Titel</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Träger</source>
        <translation>Carrier organisation</translation>
    </message>
    <message>
        <source>Umgang mit Einwendungen</source>
        <translation>Handling of objections</translation>
    </message>
    <message>
        <source>Umgang mit der Einwendung</source>
        <translation>Handling of the objection</translation>
    </message>
    <message>
        <source>Unterschrieben am</source>
        <translation>Signed on</translation>
    </message>
    <message>
        <source>Unterschrieben von</source>
        <translation>Signed by</translation>
    </message>
    <message>
        <source>Unterschrift</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>Unterstützungsbedarf</source>
        <translation>Need for support</translation>
    </message>
    <message>
        <source>Vereinbart bei</source>
        <translation>Agreed at</translation>
    </message>
    <message>
        <source>Vereinbarung</source>
        <translation>Agreement</translation>
    </message>
    <message>
        <source>Vereinbarungsblatt</source>
        <translation>Agreement sheet</translation>
    </message>
    <message>
        <source>Vergebenes Schlagwort</source>
        <translation>Tag of a record</translation>
    </message>
    <message>
        <source>Vermerk zur Einwendung</source>
        <translation>Note on the objection</translation>
    </message>
    <message>
        <source>Verschiebung</source>
        <translation>Postponement</translation>
    </message>
    <message>
        <source>Verteiler</source>
        <translation>Distribution list</translation>
    </message>
    <message>
        <source>Vertragspartei</source>
        <translation>Contract party</translation>
    </message>
    <message>
        <source>Vor-Ort-Protokoll</source>
        <translation>Site visit protocol</translation>
    </message>
    <message>
        <source>Weg</source>
        <translation>Way</translation>
    </message>
    <message>
        <source>Wert</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>Wert im Land</source>
        <translation>Value in the state</translation>
    </message>
    <message>
        <source>Wert in Kommune oder Kreis</source>
        <translation>Value in the municipality or district</translation>
    </message>
    <message>
        <source>Wert von Hand</source>
        <translation>Value by hand</translation>
    </message>
    <message>
        <source>Wiedervorlage</source>
        <translation>Follow-up date</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>Word</translation>
    </message>
    <message>
        <source>Word (vor 2007)</source>
        <translation>Word (before 2007)</translation>
    </message>
    <message>
        <source>Wortlaut</source>
        <translation>Wording</translation>
    </message>
    <message>
        <source>XML für ODK und KoboToolbox</source>
        <translation>XML for ODK and KoboToolbox</translation>
    </message>
    <message>
        <source>Zeile eines Bogens</source>
        <translation>Row of a form</translation>
    </message>
    <message>
        <source>Zeilen</source>
        <translation>Lines</translation>
    </message>
    <message>
        <source>Ziel</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>Zielgruppe</source>
        <translation>Target group</translation>
    </message>
    <message>
        <source>Zu den Methoden</source>
        <translation>On the methods</translation>
    </message>
    <message>
        <source>Zugang</source>
        <translation>Accessibility</translation>
    </message>
    <message>
        <source>alle haben geantwortet</source>
        <translation>all have replied</translation>
    </message>
    <message>
        <source>aus dem Namen</source>
        <translation>from the name</translation>
    </message>
    <message>
        <source>aus den Eigenschaften</source>
        <translation>from the properties</translation>
    </message>
    <message>
        <source>belastet</source>
        <translation>strained</translation>
    </message>
    <message>
        <source>beschädigt oder nicht lesbar</source>
        <translation>damaged or not readable</translation>
    </message>
    <message>
        <source>eng</source>
        <translation>close</translation>
    </message>
    <message>
        <source>geschätzt</source>
        <translation>estimated</translation>
    </message>
    <message>
        <source>gezählt</source>
        <translation>counted</translation>
    </message>
    <message>
        <source>größer als {limit} MB</source>
        <translation>larger than {limit} MB</translation>
    </message>
    <message>
        <source>im Programm</source>
        <translation>in the program</translation>
    </message>
    <message>
        <source>in den Text übernommen</source>
        <translation>taken up in the text</translation>
    </message>
    <message>
        <source>inzwischen geändert – bitte neu suchen</source>
        <translation>changed since – please look again</translation>
    </message>
    <message>
        <source>keine</source>
        <translation>none</translation>
    </message>
    <message>
        <source>keine Einwendungen</source>
        <translation>no objections</translation>
    </message>
    <message>
        <source>keine PDF-, Word- oder Excel-Datei</source>
        <translation>not a PDF, Word or Excel file</translation>
    </message>
    <message>
        <source>leer</source>
        <translation>empty</translation>
    </message>
    <message>
        <source>liegt noch nicht vor</source>
        <translation>not yet known</translation>
    </message>
    <message>
        <source>lose</source>
        <translation>loose</translation>
    </message>
    <message>
        <source>mit einem Kennwort geschützt</source>
        <translation>protected by a password</translation>
    </message>
    <message>
        <source>nicht erhoben</source>
        <translation>not collected</translation>
    </message>
    <message>
        <source>nicht in 30 Sekunden lesbar</source>
        <translation>not readable within 30 seconds</translation>
    </message>
    <message>
        <source>nicht mehr da</source>
        <translation>no longer there</translation>
    </message>
    <message>
        <source>per E-Mail</source>
        <translation>by e-mail</translation>
    </message>
    <message>
        <source>persönlich</source>
        <translation>in person</translation>
    </message>
    <message>
        <source>schriftlich</source>
        <translation>in writing</translation>
    </message>
    <message>
        <source>telefonisch</source>
        <translation>by phone</translation>
    </message>
    <message>
        <source>versendet</source>
        <translation>sent</translation>
    </message>
    <message>
        <source>verworfen</source>
        <translation>dropped</translation>
    </message>
    <message>
        <source>von Ihnen</source>
        <translation>from you</translation>
    </message>
    <message>
        <source>vorbereitet</source>
        <translation>prepared</translation>
    </message>
    <message>
        <source>wird abweichend abgedruckt</source>
        <translation>printed as diverging</translation>
    </message>
    <message>
        <source>zuletzt geändert</source>
        <translation>last changed</translation>
    </message>
    <message>
        <source>Überblick</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>Übernommen, wird nach den anderen Antworten aber nicht gefragt.</source>
        <translation>Taken over, but not asked after the other answers.</translation>
    </message>
    <message>
        <source>übernommen</source>
        <translation>accepted</translation>
    </message>
    <message>
        <source>Vorhanden</source>
        <translation>Present</translation>
    </message>
    <message>
        <source>Weitere Stelle</source>
        <translation>Other body</translation>
    </message>
    <message>
        <source>Zuständig</source>
        <translation>Responsible</translation>
    </message>
    <message>
        <source>Zweck</source>
        <translation>Purpose</translation>
    </message>
    <message>
        <source>abgeschlossen</source>
        <translation>final</translation>
    </message>
    <message>
        <source>alle zwei Monate</source>
        <translation>every two months</translation>
    </message>
    <message>
        <source>anwesend</source>
        <translation>present</translation>
    </message>
    <message>
        <source>ausgewählt</source>
        <translation>selected</translation>
    </message>
    <message>
        <source>beendet</source>
        <translation>closed</translation>
    </message>
    <message>
        <source>entfallen</source>
        <translation>dropped</translation>
    </message>
    <message>
        <source>entschuldigt</source>
        <translation>excused</translation>
    </message>
    <message>
        <source>erledigt</source>
        <translation>done</translation>
    </message>
    <message>
        <source>genehmigt</source>
        <translation>approved</translation>
    </message>
    <message>
        <source>halbjährlich</source>
        <translation>twice a year</translation>
    </message>
    <message>
        <source>in Abstimmung</source>
        <translation>under consultation</translation>
    </message>
    <message>
        <source>ja</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>jährlich</source>
        <translation>yearly</translation>
    </message>
    <message>
        <source>keine Personen</source>
        <translation>no people</translation>
    </message>
    <message>
        <source>läuft</source>
        <translation>running</translation>
    </message>
    <message>
        <source>mit Änderungen genehmigt</source>
        <translation>approved with changes</translation>
    </message>
    <message>
        <source>monatlich</source>
        <translation>monthly</translation>
    </message>
    <message>
        <source>nein</source>
        <translation>no</translation>
    </message>
    <message>
        <source>nicht genehmigt</source>
        <translation>not approved</translation>
    </message>
    <message>
        <source>nicht weitergeben</source>
        <translation>not to be passed on</translation>
    </message>
    <message>
        <source>offen</source>
        <translation>open</translation>
    </message>
    <message>
        <source>vierteljährlich</source>
        <translation>quarterly</translation>
    </message>
    <message>
        <source>zur Kenntnis genommen</source>
        <translation>noted</translation>
    </message>
    <message>
        <source>Änderungen</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>Öffnungszeiten</source>
        <translation>Opening hours</translation>
    </message>
</context>
<context>
    <name>YearAnswer</name>
    <message>
        <source>Bitte ein Jahr mit vier Ziffern eingeben, zum Beispiel 2026.</source>
        <translation>Please enter a year with four digits, for example 2026.</translation>
    </message>
</context>
</TS>
