Feature: What was agreed is signed at the table

  Agreements are signed before anybody leaves, on paper or on the screen. A signature stands below the text that
  was shown and says so for ever.

  Background:
    Given the project "Projekt Sonnenhang" of "Quellroder Nachbarschaftswerk e. V." in "Stadt Quellrode"
    And a visit on 2026-11-23 with the agreement "Aushang erneuern" until 2026-12-01
    And the visit is complete

  Scenario: The agreement sheet fits on one page and names what was agreed
    Then the agreement sheet is one page and says "Aushang erneuern"

  Scenario: The attendance list names who is expected and what the entries are for
    Then the attendance list says "Projektleitung" and "Diese Angaben dienen nur dem Nachweis der Teilnahme"

  Scenario: A signature on the screen stands in the finished protocol
    When "Projektleitung" signs the agreement sheet on the screen
    And I finish the visit
    Then the finished protocol shows the signature of "Projektleitung" as "einfache elektronische Signatur"
    And it has no annex

  Scenario: A later change says so at the signature and prints the signed text in the annex
    When "Projektleitung" signs the agreement sheet on the screen
    And the agreement becomes "Aushang und Emblem erneuern"
    Then the signature says that the text has changed
    When I finish the visit
    Then its annex says "Aushang erneuern"

  Scenario: A change of something that was not signed changes no signature
    When "Projektleitung" signs the agreement sheet on the screen
    And the visit has the topic "Angebote" with the notes "Nachgetragen."
    Then no signature says that the text has changed

  Scenario: Nobody signs what was not shown
    When the agreement changes while "Projektleitung" signs the agreement sheet
    Then I am told "Der Text wurde inzwischen geändert."
    And there is no signature

  Scenario: A finished protocol is signed
    When I finish the visit
    And "Projektleitung" signs all of the text on the screen
    Then the finished protocol shows the signature of "Projektleitung" as "einfache elektronische Signatur"
    And nothing says that something arrived after finishing

  Scenario: The signed sheet comes back as a scan and is named in the annex
    When the signed sheet "Vereinbarungsblatt.pdf" is added
    And I finish the visit
    Then the finished protocol names "Vereinbarungsblatt.pdf"

  Scenario: A sheet that was signed on paper says so, too, when the text is changed later
    When the agreement sheet is printed
    And the agreement becomes "Aushang und Emblem erneuern"
    And the agreement sheet is printed
    And the first printed sheet comes back signed as "Blatt.pdf"
    Then the sheet says that the text has changed
    When I finish the visit
    Then its annex says "Aushang erneuern"
    And the finished protocol names "Blatt.pdf"

  Scenario: A letter is no scan
    When a letter is added as if it were a signed sheet
    Then I am told "Diese Datei ist weder ein PDF noch ein Bild."
