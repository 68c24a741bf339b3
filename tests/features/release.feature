Feature: The carrier reads what was released

  A finished protocol is released to the project's carrier. The carrier sees that and nothing else of the
  office; agreements live on for both sides.

  Background:
    Given the project "Projekt Sonnenhang" of "Quellroder Nachbarschaftswerk e. V." in "Stadt Quellrode"
    And a finished visit on 2026-11-23 with the agreement "Aushang erneuern" until 2026-12-01

  Scenario: The first released protocol
    Given the protocol is released
    When the carrier joins and receives
    Then the carrier reads the protocol of 2026-11-23 as PDF
    And the carrier has the agreement "Aushang erneuern" as open
    And the carrier has no draft and no visit of the office

  Scenario: What was not released is not there
    When the carrier joins and receives
    Then the carrier has no protocol
    And the carrier has no agreement

  Scenario: What the carrier settles, the office sees at its next visit
    Given the protocol is released
    And the carrier has joined
    When the carrier marks "Aushang erneuern" as done
    And everybody sends and receives
    And I start a new visit on 2026-11-30
    Then the agreement "Aushang erneuern" is listed as done

  Scenario: A photo needs its mark before it leaves
    Given the visit has a photo without a mark
    When I release the protocol
    Then I am told "Bei einem Foto fehlt die Angabe zu Personen."
    And nothing is released

  Scenario: A release taken back before it was sent was never there
    Given the protocol is released
    When I take the release back
    And the carrier joins and receives
    Then the carrier has no protocol

  Scenario: A release that was sent can only be withdrawn
    Given the protocol is released
    And the carrier has joined
    When I take the release back
    Then I am told "Diese Fassung wurde schon gesendet"
    When I withdraw the release
    Then it says that it may have been read
    When everybody sends and receives
    Then the carrier has no protocol

  Scenario: A corrected version replaces the first one
    Given the protocol is released
    And the carrier has joined
    When I write "Rathaus" as its place
    And I finish the visit
    And I release the protocol
    And everybody sends and receives
    Then the carrier reads version 2, and version 1 as replaced
