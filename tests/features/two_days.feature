Feature: A coordinator's two days

  On Sunday the visit is prepared, on Monday it is written while people talk, agreed, signed, finished and sent.
  All of it happens in the window, with the keyboard and the mouse; the carrier sits at a window of its own.

  Scenario: From Sunday's preparation to the printed protocol
    Given the last visit at "Sonnenhang" agreed on "Aushang erneuern" and on a visit on 2026-11-23 at 09:30
    And "Erika Muster" of the carrier has the program
    # Sunday
    When I open the window on 2026-11-22
    And I begin the visit of the next day from Heute
    Then the visit begins at 09:30 and "Aushang erneuern" is on the table
    When I add the topic "Ferienangebote"
    And I announce the visit by e-mail
    Then the mail program has the agenda with "Ferienangebote" and the appointment on 2026-11-23
    # Monday, while seven people talk
    When it is 2026-11-23
    And I write "Beide Stellen sind besetzt." to topic 1 and "Plakat aufhängen" becomes an agreement of "Träger"
    And I write the internal note "Vertraulich: Kündigung droht"
    And I add a photo of the notice board with nobody on it
    And "Projektleitung" signs the agreement sheet with the mouse
    Then the window says "einfache elektronische Signatur"
    # In Abstimmung
    When I put the text to "Erika Muster", who reads it in the program
    And both send and receive
    Then her Heute asks for a reply by 2026-12-07
    And nothing on her device says "Kündigung"
    When she objects to topic 1 that "Eine Stelle ist offen."
    And both send and receive
    Then my window shows the objection "Eine Stelle ist offen." to topic 1
    When I have it printed as a diverging view
    # Out of the door
    And I finish and release the visit
    And both send and receive
    Then she reads the protocol with "Eine Stelle ist offen." and without "Kündigung"
    When I send version 1 by e-mail and say that it was sent
    Then the window says "versendet"
    When I print version 1
    Then every page of it reaches the paper
