Feature: A week of stock-taking in a neighbourhood

  A coordinator walks an area with a list and a phone, talks to those who know it, and writes down what there
  is and what is missing. Two years later the same ways show what has changed.

  Background:
    Given the project "Projekt Sonnenhang" of "Quellroder Nachbarschaftswerk e. V." in "Stadt Quellrode"
    And a stock-taking of "Bahnhofsvorstadt" on 2024-09-09

  Scenario: Monday to Friday, from the walk to the report
    When I walk past
      | place            | coordinates                    | note                         |
      | Bahnhofsvorplatz | 50,978512 11,029341            | Hinweise nur auf Deutsch     |
      | Unterführung     | 50° 58' 39" N, 11° 1' 50" O    | Abends dunkel                |
    And the institution "Jugendclub Gleis 3" opens "Di bis Sa 14–20 Uhr"
    And the figure "Einwohner" is "4.310"
    And the gap "Es fehlt ein Spielplatz." is found
    Then the way leads from "50.978512, 11.029341" to "50.977500, 11.030556"
    And the report holds
      | Bahnhofsvorplatz | Abends dunkel | Di bis Sa 14–20 Uhr | 4.310 | Es fehlt ein Spielplatz. |

  Scenario: The photo knows where it was taken, and I am asked
    When I walk past
      | place | coordinates | note |
      | Markt |             |      |
    And I add a photo taken at "50.978500, 11.029333" to "Markt"
    Then I am offered "50.978500, 11.029333", and nothing stands there yet
    When I take the offer
    Then "Markt" lies at "50.978500, 11.029333"

  Scenario: Two years later
    Given the institution "Hausarztpraxis" opens "Mo bis Do 8–12 Uhr"
    And the figure "Einwohner" is "4.310"
    And the gap "Es fehlt ein Spielplatz." is found
    When I begin the next round on 2026-09-07
    Then the figure "Einwohner" came along without a value
    When the figure "Einwohner" is "4.180"
    And the institution "Hausarztpraxis" is gone
    And the institution "Nachbarschaftsladen" opens "Mo bis Do 9–16 Uhr"
    Then "Einwohner" went from "4.310" to "4.180", which is "–130 (–3 %)"
    And "Hausarztpraxis" went and "Nachbarschaftsladen" came
    And the gap "Es fehlt ein Spielplatz." is closed
