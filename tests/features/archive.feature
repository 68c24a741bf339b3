Feature: Old files come into the archive

  An office has a folder from the years before the program. What is in it is to be found again: by day, by
  project and by the words in it. The folder itself stays as it is.

  Background:
    Given the project "Projekt Sonnenhang" of "Quellroder Nachbarschaftswerk e. V." in "Stadt Quellrode"
    And an old folder
      | file                                  | says                                  |
      | Sonnenhang/2011-05-04 Protokoll.docx  | Der Bolzplatz ist gesperrt.           |
      | Sonnenhang/Zahlen KW 18 2012.xlsx     | 412 Beratungen                        |
      | Sachbericht.pdf                       | Ein Treffpunkt fehlt.                 |
      | Brief 4.3.2009.doc                    | Sehr geehrte Frau Öz                  |
      | Kopie.docx                            | the same as the first                 |
      | geheim.pdf                            | with a password                       |
      | Bild.png                              | a picture                             |

  Scenario: What is proposed, and where it comes from
    When I look through the folder
    Then I am proposed
      | file                                 | day        | from       | project            |
      | Sonnenhang/2011-05-04 Protokoll.docx | 2011-05-04 | name       | Projekt Sonnenhang |
      | Sonnenhang/Zahlen KW 18 2012.xlsx    | 2012-04-30 | name       | Projekt Sonnenhang |
      | Sachbericht.pdf                      | 2012-03-05 | properties |                    |
      | Brief 4.3.2009.doc                   | 2009-03-04 | name       |                    |
    And these stay where they are
      | Bild.png | foreign   |
      | geheim.pdf | encrypted |
    And "Kopie.docx" is marked as a double
    And nothing is in the archive

  Scenario: Taken over and found again by its words
    When I look through the folder
    And I take over what is proposed
    Then 4 files are in the archive, 2 of them of "Projekt Sonnenhang"
    And a search for "bolzpl" opens "2011-05-04 Protokoll"
    And the folder is as it was

  Scenario: Interrupted, it goes on where it was
    When I look through the folder
    And I take over what is proposed and stop after 1 file
    And the program is closed and opened again
    Then 3 files still wait
    When I go on
    Then 4 files are in the archive, 2 of them of "Projekt Sonnenhang"
    And none is there twice

  Scenario: The archive reaches the other office device
    Given another device of the office
    When I look through the folder
    And I take over what is proposed
    And both send and receive
    Then the other device has 4 files and opens "Sachbericht" as it was
