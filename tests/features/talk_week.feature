Feature: A carrier talk and the week after it

  Those who took part have no program: they answer by telephone, sign on paper and get the protocol by e-mail.
  What was agreed before lies on the table, is postponed with a reason, and is done with evidence.

  Scenario: From the talk to the corrected version
    Given the last visit at "Tannrieden" agreed with "Träger" on "Kostenaufstellung vorlegen" until 2026-11-27
    And "Erika Muster" of "Wegweiser Tannrieden gGmbH" has the address "amt@beispiel.invalid"
    When I open the window on 2026-11-24
    And I begin a carrier talk from the button Neu
    Then the agreement "Kostenaufstellung vorlegen" is on the table
    # while people talk
    When I write what the talk was for, "Verstetigung nach 2027", and what came out, "Gemeinsamer Vorschlag im Februar."
    And I write "Der Landkreis lädt ein." to topic 1 and "Vorschlag vorlegen" becomes an agreement of "Landkreis"
    And I add "Geschäftsführung, Wegweiser Tannrieden gGmbH, Erika Muster" to the people present
    And the photo "Plan der Räume" is to follow
    And I drop the photo on its place in the evening
    # an agreement is one thread
    When I postpone "Kostenaufstellung vorlegen" to 2026-12-18, since "Zahlen der Bank fehlen"
    Then the editor shows it until 2026-12-18, postponed once
    # In Abstimmung, without the program
    When I put the text to "Erika Muster"
    And she says on the telephone that she has no objections
    Then the window of the talk says "1 von 1 geantwortet"
    # signed on paper
    When I print the agreement sheet and the attendance list
    And the signed sheet comes back as the scan "Blatt.pdf"
    And I finish the talk
    Then version 1 is bound to its text and names "Blatt.pdf"
    # out of the door, corrected
    When I change afterwards what came out to "Vorschlag bis Ende März." and take it up
    Then version 2 says "Berichtigte Fassung (ersetzt Fassung 1)" and "Vorschlag bis Ende März."
    When I send version 2 with the password "Tannenzapfen 7"
    Then its PDF opens with "Tannenzapfen 7" only
    When I save the talk as a Word file and copy it
    Then both have its headings and tables
    # done with evidence
    When it is 2026-12-16
    And "Kostenaufstellung vorlegen" is done with "Tabelle liegt vor" and the file "Kosten.pdf"
    Then the printed list of agreements has the postponement, the evidence and its file
