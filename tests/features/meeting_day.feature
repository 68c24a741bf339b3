Feature: A steering group's afternoon

  The meeting is prepared, written and resolved in the window, without the mouse where people talk.

  Scenario: A steering group meets in the afternoon
    Given the "Steuerungsgruppe" of "Sonnenhang" met on 2026-09-08 and agreed on "Kassenbericht vorlegen"
    And its standing item is "Verwendung der Mittel"
    When I open the window on 2026-11-23
    And I begin its next meeting from its page
    Then the agenda has "Genehmigung der letzten Niederschrift" and "Verwendung der Mittel"
    And "Kassenbericht vorlegen" is on the table
    When I announce the meeting by e-mail to "amt@beispiel.invalid"
    Then the mail program has the invitation with "Verwendung der Mittel" as PDF and in the calendar file
    When "Verwendung der Mittel" is resolved without the mouse as "Es werden 600 Euro eingesetzt." by 4 to 1 with 2
    And I finish the meeting
    Then the minutes say "Es werden 600 Euro eingesetzt." with 4, 1 and 2 votes, "mehrheitlich"
