Feature: An office keeps its records in order

  What has a day is found on its day. Colleagues comment and give words to what belongs together, and a list that
  is often needed is one click away. A slip of the hand is taken back, and nothing is gone for good by itself.

  Background:
    Given a visit at "Sonnenhang" on 2026-11-23 from 09:00 to 11:00

  Scenario: The next visit and what is due before it stand in the calendar
    Given it agreed on "Aushang erneuern" until 2026-12-04, and on the next visit on 2026-12-07 at 10:00
    When I open the window on 2026-11-24
    And I go to 2026-12-04 in the calendar
    Then the day says "Aushang erneuern"
    When I go on to 2026-12-07 with the arrow keys
    Then the day says "10:00 Sonnenhang"
    When I press N and note the follow-up date "Stadtplan mitnehmen"
    Then the day says "10:00 Sonnenhang" and "Stadtplan mitnehmen"
    When I begin the visit from its day
    Then "Aushang erneuern" is on the table of a visit on 2026-12-07 at 10:00
    When it is 2026-12-08
    Then the overdue entries of the calendar are "Aushang erneuern" and "Stadtplan mitnehmen"

  Scenario: A colleague is asked, answers, and both find the visits of one matter again
    Given a colleague has the program
    When I open the window on 2026-11-24
    And I give the visit the word "Förderung 2027" and ask my colleague "Bitte die Zahlen prüfen"
    And both send and receive
    Then her Heute asks "Bitte die Zahlen prüfen"
    When she opens it and settles it
    And both send and receive
    Then nothing is open at the visit
    When there are 2 more visits without that word
    And I limit the list of protocols to "Förderung 2027" and remember it as "Verstetigung"
    Then the list has 1 protocol
    When I show all protocols
    Then the list has 3 protocols
    When I choose the view "Verstetigung"
    Then the list has 1 protocol

  Scenario: A slip of the hand is taken back, and the history says who wrote what
    When I open the window on 2026-11-24
    And I write "Beide Stellen sind besetzt." to topic 1
    And I write over it "x"
    And I take it back with Ctrl+Z
    Then topic 1 says "Beide Stellen sind besetzt."
    And the history of the visit says "Text: x (vorher Beide Stellen sind besetzt.)"
    When I put the visit into the bin
    Then the list has 0 protocols
    When I bring it back from the bin in the settings
    Then topic 1 says "Beide Stellen sind besetzt."
    And the list has 1 protocol
