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
