Feature: A carrier's quarter, from the invitation to the figure

  The office asks from its window, the carrier answers in its own. What was answered, what came back with a note and what
  was put right reads the same on both sides, and the figure counts once the form was accepted, not before.

  Scenario: Asked, filled over three days, returned, put right, accepted
    Given the office's library has a form with the indicator "INKA-E2"
    # The day after the quarter, in the office
    When the office sends the form of the last quarter from its window
    And everybody sends and receives
    # Monday
    And I begin it from the page Bögen
    And I type "Nachbarschaftsladen" to "shop"
    And I close the window
    # Tuesday
    And the program is killed while I type
    # Wednesday
    And I open the form again
    Then all that I had typed is there, but for the last moment
    And the cursor stands in the question that was answered last
    When I ask "Zählen Kinder mit?" at "visits"
    And everybody sends and receives
    And the office opens "1 Frage von Trägern" from Heute
    And the office answers "Ja, ab sechs Jahren." at "visits"
    And everybody sends and receives
    Then I read "Ja, ab sechs Jahren." at "visits"
    When I type "412" to "visits"
    And I hand it in
    And everybody sends and receives
    Then the office's overview says "eingereicht"
    And the office reads no figure for "INKA-E2" yet
    # A slip that the office notices
    When the office notes "Ist das eine 2 zu viel?" at "visits" and returns the form
    Then the office's overview says "Rückfrage"
    When everybody sends and receives
    Then the form says "Rückfrage zu 1 Angabe."
    And I read "Ist das eine 2 zu viel?" at "visits"
    When I type "41" to "visits"
    And I hand it in
    And everybody sends and receives
    Then the office reads that "Besuche" is "41 (vorher: 412)"
    When the office accepts the form
    Then the office's overview says "geprüft"
    And the office reads "41" for "INKA-E2" in the Auswertung
    When everybody sends and receives
    Then the form says "Geprüft"
    # All that was said stays readable on both sides
    And "2 erledigte Anmerkungen" is folded at "visits"
    And the office unfolds "Ist das eine 2 zu viel?" at "visits"

  Scenario: A colleague's answer comes behind the hand-in
    Given the form of "3. Quartal 2026" was handed out to the carrier
    And a second device of the carrier
    When I begin it from the page Bögen
    And I answer everything and hand it in
    And the colleague begins it, too, and answers "visits" with "50"
    And everybody sends and receives
    Then the office's form shows "41" for "visits"
    And the office is told of "50 (vorher: 41)" by "Herr Träger" behind the hand-in
    When the office accepts the form
    Then the office reads "41" for "INKA-E2" in the Auswertung
    When everybody sends and receives
    Then the form says "Geprüft"
    And "visits" holds "41"
    And I am told of "50 (vorher: 41)" by "Herr Träger" behind the hand-in
    And nobody is asked anything
    # It waits for whoever fills the form again
    When the office opens the form again and returns it because of "Bitte klären"
    And everybody sends and receives
    And I open both entries at "visits" and take "50"
    Then "visits" holds "50"
    When everybody sends and receives
    Then nobody is asked anything

  Scenario: A PC whose clock is two days ahead
    Given the form of "3. Quartal 2026" was handed out to the carrier
    And the carrier's PC is two days ahead
    When I begin it from the page Bögen
    And I answer everything and hand it in
    And everybody sends and receives
    And the office notes "Ist das eine 1 zu viel?" at "visits" and returns the form
    And everybody sends and receives
    Then the form says "Rückfrage zu 1 Angabe."
    When the clock of the carrier's PC is put right
    And I type "4" to "visits"
    And I hand it in
    And everybody sends and receives
    Then the office reads that "Besuche" is "4 (vorher: 41)"
    When the office accepts the form
    Then the office reads "4" for "INKA-E2" in the Auswertung

  Scenario: A second hand-in crosses an acceptance
    Given the form of "3. Quartal 2026" was handed out to the carrier
    When I begin it from the page Bögen
    And I answer everything and hand it in
    And everybody sends and receives
    And I withdraw it
    And I type "400" to "visits"
    And I hand it in
    # The office knows nothing of it
    And the office accepts the form
    Then the office reads "41" for "INKA-E2" in the Auswertung
    When everybody sends and receives
    Then the office's overview says "eingereicht"
    And the office's form says "Bitte noch einmal prüfen."
    And the office reads that "Besuche" is "400 (vorher: 41)"
    When the office accepts the form
    Then the office reads "400" for "INKA-E2" in the Auswertung
