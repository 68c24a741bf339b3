Feature: What has a day stands in the calendar

  Whatever was agreed, asked for or planned is found on its day, whichever page it was written on.

  Background:
    Given the project "Projekt Sonnenhang" of "Quellroder Nachbarschaftswerk e. V." in "Stadt Quellrode"

  Scenario: A visit leads to the next one
    Given a finished visit on 2026-11-16 with the agreement "Aushang erneuern" until 2026-11-20
    When I start a new visit on 2026-11-23
    And its next appointment is 2026-12-07 at 10:00
    Then the calendar of 2026-11-23 has "visit Projekt Sonnenhang"
    And the calendar of 2026-11-20 has "agreement Aushang erneuern, 3 days overdue"
    And the calendar of 2026-12-07 has "next_visit Projekt Sonnenhang at 10:00"
    When I start a new visit on 2026-12-07
    Then the calendar of 2026-12-07 has "visit Projekt Sonnenhang at 10:00"

  Scenario: What is internal never goes out
    Given a finished visit on 2026-11-16 with the agreement "Aushang erneuern" until 2026-11-20
    When I note for 2026-11-24 the task "Ordner anlegen" and the follow-up date "Nachfragen"
    Then the calendar of 2026-11-24 has "task Ordner anlegen"
    And the calendar of 2026-11-24 has "follow_up Nachfragen"
    And the calendar file of November has "Aushang erneuern", but neither "Ordner" nor "Nachfragen"
    And the printed calendar of November has "Aushang erneuern", but neither "Ordner" nor "Nachfragen"
