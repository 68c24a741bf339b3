Feature: An afternoon with old files

  The folder of the years before the program is dropped on the window. What is proposed is looked at and changed
  where it is wrong; afterwards everything is found by its day, its project and the words in it.

  Scenario: A folder is looked through, taken over, read and found again
    Given a visit at "Sonnenhang" on 2026-11-23 from 09:00 to 11:00
    And an old folder with protocols, reports, figures and a locked contract
    When I open the window on 2026-11-24
    And I drop the folder on the archive
    Then I am proposed 5 files, 1 double and 3 that stay where they are, each with the reason
    When I choose the report, type the day "31.1.2013" and give it to "Sonnenhang"
    And I leave out the letter to the city
    And I take over the other 4
    Then the list has 4 files, 3 of them of "Sonnenhang"
    When I open the report in the archive
    Then I read its first page, dated 31.01.2013
    When I search for "zwei bolzplatz" and press Return
    Then I read page 2 of the report
    And a copy of it opens in the program for PDF files, as it was
    And the folder is as it was
