Feature: A body meets, resolves and goes on where it ended

  A steering group meets every quarter. Its members are invited with the agenda, what was left open lies on
  the table, and the minutes say who voted how on which words.

  Background:
    Given the project "Projekt Sonnenhang" of "Quellroder Nachbarschaftswerk e. V." in "Stadt Quellrode"
    And its "Steuerungsgruppe" meets with the standing item "Verwendung der Mittel"

  Scenario: The next meeting begins with the last minutes and what is still open
    Given a finished meeting on 2026-09-08 with the agreement "Aushang erneuern" until 2026-10-01
    When I start the next meeting on 2026-12-08
    Then its agenda is
      | Begrüßung und Feststellung der Tagesordnung |
      | Genehmigung der letzten Niederschrift       |
      | Offene Vereinbarungen                       |
      | Verwendung der Mittel                       |
      | Verschiedenes                               |
    And the agreement "Aushang erneuern" is listed as open
    And it is 68 days overdue

  Scenario: A resolution is kept in full wording with its votes
    When I start the next meeting on 2026-12-08
    And "Verwendung der Mittel" is resolved as "Es werden 600 Euro eingesetzt." by 4 to 1 with 2 abstentions
    And I finish the meeting
    Then its number begins with "NS-2026-"
    And the minutes hold the resolution "Es werden 600 Euro eingesetzt." with 4, 1 and 2 votes

  Scenario: A resolution without wording cannot be finished
    When I start the next meeting on 2026-12-08
    And "Verwendung der Mittel" is to be resolved
    And I finish the meeting
    Then I am told "Zum Abschließen fehlt noch eine Angabe."

  Scenario: The last minutes are approved with objections
    Given a finished meeting on 2026-09-08 with the agreement "Aushang erneuern" until 2026-10-01
    When I start the next meeting on 2026-12-08
    And the last minutes are approved with the objection "Ein Hinweis fehlt.", which is accepted
    And I finish the meeting
    Then the minutes approve those of 2026-09-08 with the objection "Ein Hinweis fehlt."

  Scenario: What a meeting agreed lies on the table at the next visit
    Given a finished meeting on 2026-09-08 with the agreement "Aushang erneuern" until 2026-10-01
    When I start a new visit on 2026-11-23
    Then the agreement "Aushang erneuern" is listed as open

  Scenario: The invitation tells the agenda to everybody who is invited
    Given "Amtsleitung" can be reached at "amt@quellrode.example"
    When I start the next meeting on 2026-12-08
    Then the invitation tells "Verwendung der Mittel" and goes to "amt@quellrode.example"

  Scenario: A talk with the carrier is prepared, held and finished
    When I start a talk on 2026-11-25
    And its purpose is "Stand vor dem Zwischenbericht"
    And "Geschäftsführung" of "Träger" takes part
    And I finish the talk
    Then its number begins with "TGP-2026-"
