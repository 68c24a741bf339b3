Feature: The office asks all projects for the same form

  A round is handed out once, from one screen; what is agreed with one project later has a reason, and nobody
  is overdue before the day has passed.

  Background:
    Given the project "Projekt Sonnenhang" of "Quellroder Nachbarschaftswerk e. V." in "Stadt Quellrode"
    And the project "Am Anger" of "Haus am Markt" in "Stadt Rothenlohe"
    And a quarterly form in the library

  Scenario: A quarter is asked for and is due on the 15th after it
    When on 2026-10-02 the forms of the last quarter are sent out
    Then the round is "3. Quartal 2026" and due on 2026-10-15
    And on 2026-10-15 the overview says
      | project            | 3. Quartal 2026 |
      | Am Anger           | offen           |
      | Projekt Sonnenhang | offen           |
    And on 2026-10-18 the overview says
      | project            | 3. Quartal 2026               |
      | Am Anger           | offen, überfällig seit 3 Tagen |
      | Projekt Sonnenhang | offen, überfällig seit 3 Tagen |

  Scenario: One project has more time, one takes no part, one began late
    When on 2026-10-02 the forms of the last quarter are sent out
    And "Am Anger" has time until 2026-11-02 because of "Umzug"
    And "Projekt Sonnenhang" takes no part because of "Trägerwechsel"
    Then on 2026-10-18 the overview says
      | project            | 3. Quartal 2026                   |
      | Am Anger           | offen                             |
      | Projekt Sonnenhang | nimmt nicht teil: Trägerwechsel   |
    When "Am Anger" began on 2026-08-16
    Then half of the period counts for "Am Anger"

  Scenario: Who is missing is reminded on three days and not in between
    When on 2026-10-02 the forms of the last quarter are sent out
    Then these projects are to be reminded
      | day        | projects                     |
      | 2026-09-30 |                              |
      | 2026-10-02 | Am Anger, Projekt Sonnenhang |
    When "Am Anger" has begun its form
    Then on 2026-10-10 the overview says
      | project            | 3. Quartal 2026       |
      | Am Anger           | offen, in Bearbeitung |
      | Projekt Sonnenhang | offen                 |

  Scenario: The same form is not asked for twice for one quarter
    When on 2026-10-02 the forms of the last quarter are sent out
    And on 2026-10-03 the forms of the last quarter are sent out
    Then it is refused with "services.round_known"
    And there is 1 round

  Scenario: A round that has ended asks nobody any more
    When on 2026-10-02 the forms of the last quarter are sent out
    And the round has ended
    Then on 2026-10-30 the overview says
      | project            | 3. Quartal 2026   |
      | Am Anger           | nicht eingereicht |
      | Projekt Sonnenhang | nicht eingereicht |
    When "Am Anger" begins its form
    Then it is refused with "services.round_closed"
