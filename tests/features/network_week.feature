Feature: A network that changes

  Two coordinators meet the same offices; each types them as she hears them. Later one entry is enough, and
  when somebody leaves, what was agreed with her is in other hands the same day.

  Scenario: Two entries for one office become one, and nothing of either is lost
    Given a visit at "Sonnenhang" on 2026-11-23 from 09:00 to 11:00
    And a colleague has the program
    When I open the window on 2026-11-23
    And I add "Teamleitung, Jobcenter Rothenlohe, Kim Öhler" to the people present
    And my colleague types the office "jobcenter rothenlohe" with the phone number "0361 37900" on her page
    And both send and receive
    And I compare the organisations that look alike
    Then I am asked about "jobcenter rothenlohe" and "Jobcenter Rothenlohe"
    When I merge them
    Then there is one entry, with the phone number "0361 37900" and with "Kim Öhler" among its people
    When both send and receive
    Then my colleague's list has one office of that name, too
    When I take it back with Ctrl+Z
    Then there are two entries again

  Scenario: Somebody leaves, and what was agreed with her goes on
    Given a visit at "Sonnenhang" on 2026-11-23 from 09:00 to 11:00
    And "Aushang erneuern" and "Liste zusenden" were agreed there with "Kim Öhler" until 2026-12-04
    When I open the window on 2026-11-24
    And I note at "Kim Öhler" that she left on 23.11.2026
    Then Heute says "2 Vereinbarungen ohne Zuständige"
    When I hand "Aushang erneuern" over to "Sascha Grün"
    Then the list of agreements has "Aushang erneuern" with "Sascha Grün" and "Liste zusenden" with "Kim Öhler"
    And Heute says "1 Vereinbarung ohne Zuständige"
    And the history of "Aushang erneuern" says "Zuständig: Sascha Grün (vorher Kim Öhler)"
    And nobody is offered "Kim Öhler" as responsible any more
