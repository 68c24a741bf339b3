Feature: A week of stock-taking at the window

  A coordinator walks a neighbourhood with a list and a phone. In the evening she types what she saw; on Friday
  the report goes to those who took part. Two years later the same ways are walked again.

  Background:
    Given the project "Projekt Bahnhofsvorstadt" of "Miteinander Rothenlohe e. V." in "Stadt Rothenlohe"
    And the program is open

  Scenario: On Sunday survey sheets are printed, from Monday to Friday the round is written down
    When I print the blank survey sheets
    Then they have room for "Kennzahlen", "Begehungspunkt", "Einrichtungen und Angebote", "Lücken" and "Schlussfolgerungen"
    When I begin a stock-taking
    And I write about the round
      | field              | text                                             |
      | area_label         | Bahnhofsvorstadt                                 |
      | municipality_label | Stadt Rothenlohe                                 |
      | project_id         | Projekt Bahnhofsvorstadt                         |
      | date               | 07.09.2026                                       |
      | date_to            | 16.10.2026                                       |
      | by_statistics      | yes                                              |
      | by_round_table     | yes                                              |
      | method_note        | zwei Begehungen, ein runder Tisch                |
      | delimitation       | Von der Bahnlinie bis zum Mühlgraben.            |
      | summary            | Der Wochenmarkt ist der wichtigste Treffpunkt.   |
      | next_note          | Herbst 2028                                      |
    And "Stadtplanung, Stadt Rothenlohe, Ada Beispiel" takes part
    And I write down each walk point
      | place            | coordinates                | note                     | category     | assessment |
      | Bahnhofsvorplatz | 50,978512 11,029341        | Hinweise nur auf Deutsch | Wegweiser    | Schwäche   |
      | Unterführung     | 50° 58' 39" N, 11° 1' 50" O | Abends dunkel           | Beleuchtung  | Schwäche   |
      | Wochenmarkt      |                            | Alle kommen hierher      | Treffpunkt   | Stärke     |
    And I put a photo taken at "50.976000, 11.031000" on "Wochenmarkt" and take its place
    And I move "Wochenmarkt" up
    And I write down each institution
      | name               | kind       | carrier              | offer       | opening_hours     | capacity |
      | Jugendclub Gleis 3 | Jugendclub | Miteinander e. V.    | Hausaufgaben | Di bis Sa 14–20 Uhr | 40 Plätze |
    And I write down each actor
      | name                   | relation | role                   |
      | Wohnungsgenossenschaft | eng      | stellt Räume           |
    And I write down each figure
      | name      | value  | district_value | source        | as_of      |
      | Einwohner | 4.180  | 31.640         | Melderegister | 30.06.2026 |
      | unter 18  | 19,4 % | 15,8 %         | Melderegister | 30.06.2026 |
    And I find the gap "Es fehlt ein Ort für große Gruppen."
    And I find the duplicate "Zwei Träger bieten dienstags Bewerbungshilfe an."
    And I find the conclusion "Öffnungszeiten abstimmen."
    Then the sketch shows 3 points, walked as "Bahnhofsvorplatz", "Wochenmarkt" and "Unterführung"
    And everything is on the disk
    And the report on the screen says
      | Von der Bahnlinie bis zum Mühlgraben.  | zwei Begehungen, ein runder Tisch | Ada Beispiel  |
      | Bahnhofsvorplatz                       | Hinweise nur auf Deutsch          | Abends dunkel |
      | Jugendclub Gleis 3                     | Di bis Sa 14–20 Uhr               | 40 Plätze     |
      | Wohnungsgenossenschaft                 | stellt Räume                      | Melderegister |
      | 4.180                                  | 31.640                            | 30.06.2026    |
      | Es fehlt ein Ort für große Gruppen.    | Zwei Träger bieten dienstags      | Herbst 2028   |
    And the stored photo tells no place

  Scenario: Two years later both rounds stand side by side
    When I begin a stock-taking
    And I write about the round
      | field      | text             |
      | area_label | Bahnhofsvorstadt |
      | date       | 09.09.2024       |
    And I write down each figure
      | name      | value |
      | Einwohner | 4.310 |
    And I write down each institution
      | name         | opening_hours     |
      | Hausarztpraxis | Mo bis Do 8–12 Uhr |
    And I find the gap "Es fehlt ein Spielplatz."
    And everything is on the disk
    And I begin the next round
    Then the figure "Einwohner" came along without its value
    When I set the figure "Einwohner" to "4.180"
    And I take out the institution "Hausarztpraxis"
    And I write down each institution
      | name                | opening_hours     |
      | Nachbarschaftsladen | Mo bis Do 9–16 Uhr |
    Then side by side I read "4.310", "4.180", "–130 (–3 %)", "Hausarztpraxis", "Nachbarschaftsladen" and "Es fehlt ein Spielplatz."
    And the report on the screen says
      | –130 (–3 %) | Hausarztpraxis | Nachbarschaftsladen |
    When I give the round the tag "2026" and look for it in the list
    Then the list has one round
