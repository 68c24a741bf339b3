Feature: The office looks a carrier's form through

  What the office notes stays its own until the form goes back. Both sides see what happened; an accepted form is
  locked until it is opened again with a reason.

  Background:
    Given a carrier with the form of a quarter
    And it answered "people" with "14" and handed it in

  Scenario: Two notes, corrected, accepted, opened again, accepted
    When the office reads the form
    Then the carrier can still withdraw it
    When the office notes "Ist das der Laden am Markt?" at "place"
    Then the carrier can no longer withdraw it
    When the office notes "Bitte ohne Mitarbeitende." at "people"
    Then the carrier has no remark
    When the office returns it for a week
    Then the carrier is told "Rückfrage zu 2 Angaben."
    And the carrier reads "Bitte ohne Mitarbeitende." at "people"
    When the carrier replies "Ja, seit Mai." at "place"
    And it answers "people" with "11" and hands it in again
    Then the office reads that "people" was "14" and is "11"
    And the office reads the reply "Ja, seit Mai."
    When the office accepts it
    Then the form is locked on both sides
    When the office opens it again because of "Die Kinder fehlen noch"
    And the office accepts it
    Then both sides read
      | what       | why                    |
      | submitted  |                        |
      | reviewed   |                        |
      | returned   |                        |
      | submitted  |                        |
      | checked    |                        |
      | reopened   | Die Kinder fehlen noch |
      | checked    |                        |

  Scenario: Nothing goes back without a word
    When the office returns it for a week
    Then the office is told "Noch steht nirgends, was zu korrigieren ist."
    And the form stays submitted on both sides

  Scenario: Withdrawn and returned at the same time
    Given the office notes "Bitte ohne Mitarbeitende." at "people", without a connection
    When the carrier withdraws it without a connection
    And the office returns it for a week, without a connection
    And everybody sends and receives
    Then the carrier is told "Rückfrage zu 1 Angabe."
    And both sides read that it was withdrawn and returned
