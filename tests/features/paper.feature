Feature: Somebody without the program answers on paper or in a PDF

  The office prints the form of a round or mails it as a PDF; what comes back is the project's form of that
  round, as if it had been filled here.

  Background:
    Given the project "Projekt Sonnenhang" of "Quellroder Nachbarschaftswerk e. V." in "Stadt Quellrode"
    And the project "Am Anger" of "Haus am Markt" in "Stadt Rothenlohe"
    And a quarterly form that was handed out on 2026-10-02

  Scenario: A filled PDF becomes the project's form of the round
    When the PDF for "Am Anger" comes back with "1.234" as "Wie viele?"
    Then the round has 1 form of "Am Anger" with "1234" as "Wie viele?"
    And nothing of the file was left out

  Scenario: The same file a second time changes nothing
    When the PDF for "Am Anger" comes back with "12" as "Wie viele?"
    And somebody corrects "Wie viele?" of "Am Anger" to "13"
    And the same file is read once more
    Then the round has 1 form of "Am Anger" with "13" as "Wie viele?"

  Scenario: What the question cannot take is named and kept
    When the PDF for "Am Anger" comes back with "etwa zehn" as "Wie viele?"
    Then "etwa zehn" as "Wie viele?" was left out and stands beside the form

  Scenario: A form that was begun here is not written over
    When somebody types "7" from paper as "Wie viele?" of "Am Anger"
    And the PDF for "Am Anger" comes back with "12" as "Wie viele?"
    Then the round has 1 form of "Am Anger" with "7" as "Wie viele?"
    And "12" of the file stands beside the form, which says "7"
    And there is only one form of "Am Anger"

  Scenario: A PDF that names no project becomes the form of the one it is for
    When the PDF of the round comes back for "Am Anger" with "12" as "Wie viele?"
    Then the round has 1 form of "Am Anger" with "12" as "Wie viele?"
    And there is only one form of "Am Anger"

  Scenario: Paper is typed in, numbers twice
    When somebody types "71" from paper as "Wie viele?" of "Am Anger"
    And types "17" the second time
    Then both numbers are shown and "17" is decided
    And the round has 1 form of "Am Anger" with "17" as "Wie viele?"
