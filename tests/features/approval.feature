Feature: A protocol is agreed before it is finished

  Before a protocol is finished its text can be put to those it is about. What they object to is taken up or
  printed beside it; nothing of it is lost, and nobody waits for the program.

  Background:
    Given the project "Projekt Sonnenhang" of "Quellroder Nachbarschaftswerk e. V." in "Stadt Quellrode"
    And a complete visit on 2026-11-23
    And the visit has the topic "Angebote" with the notes "Die Gruppe trifft sich dienstags."

  Scenario: A text is put to its recipients and nobody objects
    When the text is put to "Projektleitung" and "Amtsleitung" until 2026-12-07
    Then the visit is in consultation
    And text 1 waits for 2 replies until 2026-12-07
    When "Projektleitung" has no objections
    And "Amtsleitung" has no objections
    Then text 1 waits for 0 replies until 2026-12-07
    When I finish the visit
    Then the visit is final

  Scenario: What is put to recipients holds no internal note
    Given the internal note "Vertraulich: Kündigung droht"
    When the text is put to "Projektleitung" until 2026-12-07
    Then neither the text nor its document holds "Kündigung droht"

  Scenario: An objection must be decided before finishing
    When the text is put to "Projektleitung" until 2026-12-07
    And "Projektleitung" objects to "Angebote" that "Die Gruppe trifft sich donnerstags."
    And I finish the visit
    Then I am told "Zum Abschließen fehlt noch eine Angabe."
    And finishing asks for "outcome"

  Scenario: An objection is taken up, and the changed text is put to the same people again
    When the text is put to "Projektleitung" until 2026-12-07
    And "Projektleitung" objects to "Angebote" that "Die Gruppe trifft sich donnerstags."
    And the notes of "Angebote" become "Die Gruppe trifft sich donnerstags."
    And the objection is taken up
    Then the text has changed since text 1
    When the text is put to the same people until 2026-12-20
    Then text 2 waits for 1 replies until 2026-12-20
    And text 1 still says "Die Gruppe trifft sich dienstags."

  Scenario: The same text is not put to the same people twice
    When the text is put to "Projektleitung" until 2026-12-07
    And the text is put to the same people until 2026-12-20
    Then I am told "Das Protokoll sagt dasselbe wie Text 1."

  Scenario: A diverging view is printed with the finished protocol
    When the text is put to "Projektleitung" until 2026-12-07
    And "Projektleitung" objects to "Angebote" that "Die Gruppe trifft sich donnerstags."
    And the objection is to be printed as a diverging view
    And I finish the visit
    Then the finished protocol prints the view "Die Gruppe trifft sich donnerstags." of "Projektleitung"

  Scenario: Withdrawing a text makes the protocol a draft again
    When the text is put to "Projektleitung" until 2026-12-07
    And the text is withdrawn
    Then the visit is a draft

  Scenario: Whoever does not reply is named, and nothing is overdue before its day has passed
    When the text is put to "Projektleitung" until 2026-12-07
    Then on 2026-12-07 today says that a reply is due
    And on 2026-12-08 today says that a reply is 1 day overdue

  Scenario: What arrives after finishing is dropped
    Given the visit is finished and somebody wrote "Rathaus" as its place
    When what arrived as place is dropped
    Then its place is empty
    And nothing says that something arrived after finishing

  Scenario: What arrives after finishing is taken up as a corrected version
    Given the visit is finished and somebody wrote "Rathaus" as its place
    When I finish the visit
    Then it is version 2, replacing version 1
