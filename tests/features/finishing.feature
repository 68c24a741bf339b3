Feature: Finishing a protocol

  What is finished is fixed: its text, its number, its names. A correction is a version of its own.

  Background:
    Given the project "Projekt Sonnenhang" of "Quellroder Nachbarschaftswerk e. V." in "Stadt Quellrode"

  Scenario: What is missing is named, and the draft stays a draft
    Given a visit on 2026-11-23
    When I finish the visit
    Then I am told that 1 entry is missing
    And finishing asks for "people"
    And the visit is still a draft

  Scenario: The number counts up by device and year
    Given a complete visit on 2026-09-14
    And a complete visit on 2026-11-23
    And a complete visit on 2027-01-12
    When I finish all visits
    Then their numbers are "VOP-2026-KS1-001", "VOP-2026-KS1-002" and "VOP-2027-KS1-001"

  Scenario: Taking it back before anybody saw it
    Given a finished visit on 2026-11-23
    When I take the finishing back
    Then the visit is a draft
    And the version is kept and marked as withdrawn
    When I write "Rathaus" as its place
    And I finish the visit
    Then it has the same number as before
    And it is version 1

  Scenario: What was sent cannot be taken back
    Given a finished visit on 2026-11-23
    And everything was sent to a folder
    When I take the finishing back
    Then I am told "Diese Fassung wurde schon gesendet und bleibt bestehen."
    And the visit is final

  Scenario: A corrected version names the one it replaces
    Given a finished visit on 2026-11-23
    And everything was sent to a folder
    When I write "Rathaus" as its place
    Then it says that something arrived after finishing
    When I finish the visit
    Then it is version 2, replacing version 1
    And it has the same number as before
    And version 1 still says what it said

  Scenario: Finishing twice without a change makes one version
    Given a finished visit on 2026-11-23
    When I finish the visit
    Then there is 1 version

  Scenario: Undo does not reach behind a finish
    Given a finished visit on 2026-11-23
    When I undo
    Then nothing is undone
    And the visit is final

  Scenario: A project that changes its carrier does not change a finished protocol
    Given a finished visit on 2026-11-23
    When the carrier is "Wegweiser gGmbH" from 2026-01-01 on
    Then the finished protocol still names "Quellroder Nachbarschaftswerk e. V."
    And nothing says that something arrived after finishing
