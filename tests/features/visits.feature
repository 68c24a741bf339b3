Feature: A visit begins where the last one ended

  A coordinator sits at a table with people who talk. What was agreed last time lies before her,
  people and topics are there already, and nothing she wrote down is lost.

  Background:
    Given the project "Projekt Sonnenhang" of "Quellroder Nachbarschaftswerk e. V." in "Stadt Quellrode"

  Scenario: What was agreed last time is on the table at the next visit
    Given a finished visit on 2026-09-14 with the agreement "Aushang erneuern" until 2026-11-15
    When I start a new visit on 2026-11-23
    Then the agreement "Aushang erneuern" is listed as open
    And it is 8 days overdue
    And it says that it comes from the visit on 2026-09-14

  Scenario: An agreement is overdue only after its day has passed
    Given a finished visit on 2026-09-14 with the agreement "Aushang erneuern" until 2026-11-23
    When I start a new visit on 2026-11-23
    Then the agreement "Aushang erneuern" is listed as open
    And it is 0 days overdue

  Scenario: What was settled since the last visit is shown once more
    Given a finished visit on 2026-06-16 with the agreement "Liste zusenden" until 2026-07-01
    And a finished visit on 2026-09-14 with the agreement "Aushang erneuern" until 2026-11-15
    And the agreement "Liste zusenden" was done on 2026-10-02
    When I start a new visit on 2026-11-23
    Then the agreement "Liste zusenden" is listed as done
    When I start a new visit on 2027-03-10
    Then the agreement "Liste zusenden" is not listed
    And the agreement "Aushang erneuern" is listed as open

  Scenario: People and topics come along
    Given a finished visit on 2026-09-14 where "Projektleitung" of "Träger" was present
    And the visit on 2026-09-14 had the topic "Mobile Beratung" with the notes "Drei Ortsteile"
    When I start a new visit on 2026-11-23
    Then "Projektleitung" of "Träger" is listed as present
    And the topic "Mobile Beratung" stands there without notes

  Scenario: The time of an appointment that was agreed on
    Given a finished visit on 2026-09-14 with the next appointment on 2026-11-23 at 09:30
    When I start a new visit on 2026-11-23
    Then the visit begins at 09:30

  Scenario: A visit that is deleted takes its parts along, and brings them back
    Given a visit on 2026-11-23 with the agreement "Aushang erneuern" until 2026-12-01
    When I delete the visit
    Then there is no visit, and no agreement is open
    When I restore the visit
    Then the agreement "Aushang erneuern" belongs to the visit again

  Scenario: Undo takes back the last thing I did
    Given a visit on 2026-11-23 with the agreement "Aushang erneuern" until 2026-12-01
    When I write "Rathaus" as its place
    And I undo
    Then its place is empty
    And the agreement "Aushang erneuern" belongs to the visit again

  Scenario: A photo that is no picture
    Given a visit on 2026-11-23
    When I add a letter as if it were a photo
    Then I am told "Diese Datei lässt sich nicht als Foto lesen. Nichts wurde verändert."
    And the visit has no photos
