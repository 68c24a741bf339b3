Feature: A protocol goes out of the door

  The program hands a draft to the mail program and cannot see whether it was sent. So it says what was prepared,
  and a person says what became of it.

  Background:
    Given the project "Projekt Sonnenhang" of "Quellroder Nachbarschaftswerk e. V." in "Stadt Quellrode"
    And a finished visit on 2026-11-23
    And "Mara Öztürk" with the address "mara@beispiel.invalid" was there

  Scenario: Prepared, sent, and told by whom
    When I prepare an e-mail with the newest version
    Then the draft goes to "mara@beispiel.invalid" with "2026-11-23_Vor-Ort-Protokoll_Sonnenhang_v1.pdf"
    And Heute lists 1 e-mail that waits
    And the protocol says that version 1 is prepared
    When I say that it was sent
    Then Heute lists 0 e-mails that wait
    And the protocol says that version 1 was sent by "Fachreferat" to "Mara Öztürk"

  Scenario: A slip is taken back
    When I prepare an e-mail with the newest version
    And I say that it was sent
    And I take that back
    Then Heute lists 1 e-mail that waits

  Scenario: A version that somebody has is corrected, not taken back
    When I prepare an e-mail with the newest version
    And I say that it was sent
    And I take the finishing back
    Then I am told "Diese Fassung wurde schon gesendet"

  Scenario: What was not sent after all is dropped
    When I prepare an e-mail with the newest version
    And I drop it
    Then Heute lists 0 e-mails that wait
    And the protocol lists no e-mail

  Scenario: What was sent can be told from what is here now
    When I prepare an e-mail with the newest version
    And the letterhead becomes "Neue Stelle"
    Then the file of the draft is the one that is kept

  Scenario: A password locks the copy that leaves
    When I prepare an e-mail with the newest version and the password "Sommerregen 17"
    Then the file of the draft opens with "Sommerregen 17" only
    And the draft says that a password comes by another way

  Scenario: What is no address is said before anything is noted
    When I prepare an e-mail to "Mara"
    Then I am told "„Mara“ ist keine E-Mail-Adresse."
    And Heute lists 0 e-mails that wait

  Scenario: The next visit is announced with its agenda
    Given a visit on 2027-03-30
    And the visit has the topic "Angebote" with the notes "Die Gruppe trifft sich dienstags."
    And the internal note "Vertraulich: Kündigung droht"
    When I announce the visit
    Then the draft has a calendar file on 2027-03-30
    And the draft says "Angebote"
    But no part of the draft says "Kündigung"
    And no part of the draft says "trifft sich dienstags"

  Scenario: A colleague sees what was sent
    Given a colleague's device
    When I prepare an e-mail with the newest version
    And both devices meet
    Then the colleague's Heute lists 1 e-mail that waits
    When the colleague says that it was sent
    And both devices meet
    Then Heute lists 0 e-mails that wait
