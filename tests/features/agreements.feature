Feature: An agreement is one thread through all visits

  What was agreed in September is on the table in October and in November, and it is one agreement all along.
  Whoever postpones it says why. When it is done, somebody says what shows it.

  Background:
    Given the project "Projekt Sonnenhang" of "Quellroder Nachbarschaftswerk e. V." in "Stadt Quellrode"

  Scenario: Carried into every visit until it is done
    Given a finished visit on 2026-09-14 with the agreement "Aushang erneuern" until 2026-11-15
    And a finished visit on 2026-10-12 with the agreement "Liste zusenden" until 2026-11-01
    When I start a new visit on 2026-11-23
    Then the agreement "Aushang erneuern" was on the table on 2026-09-14, 2026-10-12 and 2026-11-23
    When I enter "Aushang erneuern" as done on 2026-11-23, shown by "Der Aushang hängt im Laden."
    Then its evidence is "Der Aushang hängt im Laden.", confirmed by "Fachreferat"
    When I start a new visit on 2026-12-14
    Then the agreement "Aushang erneuern" was on the table on 2026-09-14, 2026-10-12, 2026-11-23 and 2026-12-14
    When I start a new visit on 2027-01-18
    Then the agreement "Aushang erneuern" is not listed

  Scenario: Postponed twice, and the paper says so
    Given a finished visit on 2026-09-14 with the agreement "Aushang erneuern" until 2026-11-15
    When I postpone "Aushang erneuern" to 2026-12-01 because of "Druckerei"
    And I postpone "Aushang erneuern" to 2026-12-20 because of "Krankheit"
    Then "Aushang erneuern" is due on 2026-12-20 and was postponed 2 times
    And the printed list says
      | Aushang erneuern                                   |
      | Verschoben von 15.11.2026 auf 01.12.2026: Druckerei |
      | Verschoben von 01.12.2026 auf 20.12.2026: Krankheit |

  Scenario: What is overdue comes first, what is done leaves the list of open ones
    Given a finished visit on 2026-09-14 with the agreement "Aushang erneuern" until 2026-11-15
    And a finished visit on 2026-10-12 with the agreement "Liste zusenden" until 2026-11-28
    When I look at the agreements on 2026-11-23
    Then the list of "overdue" ones is "Aushang erneuern"
    And the list of "soon" ones is "Liste zusenden"
    And the list of "open" ones is "Aushang erneuern, Liste zusenden"
    When I enter "Aushang erneuern" as done on 2026-11-23, shown by "Foto"
    Then the list of "open" ones is "Liste zusenden"
    And the list of "done" ones is "Aushang erneuern"

  Scenario: A task and a follow-up date are no agreements
    Given a finished visit on 2026-09-14 with the agreement "Aushang erneuern" until 2026-11-15
    When I note the task "Ordner anlegen" for the project
    And I note the follow-up date "Träger anrufen" for myself
    And I look at the agreements on 2026-11-23
    Then the list of "all" ones is "Aushang erneuern"
    And the printed list does not say "Ordner anlegen"
    And the printed list does not say "Träger anrufen"

  Scenario: What the next visit agrees leaves the one before as it was finished
    Given a finished visit on 2026-09-14 with the agreement "Aushang erneuern" until 2026-11-15
    When I start a new visit on 2026-11-23
    And there "Aushang erneuern" is given to "Stadt Quellrode" until 2026-12-20
    Then nothing has arrived late at the visit of 2026-09-14
    And the visit of 2026-11-23 carries "Aushang erneuern" for "Stadt Quellrode" until 2026-12-20

  Scenario: What is put right before the next visit has arrived late, and stays so
    Given a finished visit on 2026-09-14 with the agreement "Aushang erneuern" until 2026-11-15
    When "Aushang erneuern" is given to "Stadt Quellrode" until 2026-12-20
    And I start a new visit on 2026-11-23
    Then responsible and day have arrived late at the visit of 2026-09-14
    When that is dropped
    Then nothing has arrived late at the visit of 2026-09-14
    And "Aushang erneuern" is due on 2026-11-15 and was postponed 2 times
