Feature: What a coordinator brings back to her desk

  Words typed while people talked are mended, and the phone's photos come to the visit in which they were taken.
  Nothing is taken over by itself, and words of the office are right on every device of it.

  Background:
    Given a visit at "Sonnenhang" on 2026-11-23 from 09:00 to 11:00

  Scenario: A slip is mended, and a word of the office is learnt for all
    Given a colleague has the program
    When I open the window on 2026-11-23
    And I write "Das Protokol vom Ahornkiez liegt vor." to topic 1
    Then "Protokol" and "Ahornkiez" are underlined
    When I go to the first of them with F7 and choose "Protokoll"
    And I keep "Ahornkiez" as a word of ours
    Then nothing is underlined, and topic 1 says "Das Protokoll vom Ahornkiez liegt vor."
    When both send and receive
    And my colleague writes "Der Ahornkiez und die Nordzonne." to topic 2
    Then only "Nordzonne" is underlined at her window
    And the settings list "Ahornkiez" among our words

  Scenario: Photos of the phone come to the visit in which they were taken
    When I open the window on 2026-11-23
    And I choose the folder of my phone's photos in the settings
    And the phone puts pictures of 08:30, 09:30 and 10:15 there
    Then the visit offers "2 Fotos aus dieser Zeit hinzufügen", and has none yet
    When the phone puts pictures of 10:45 there while the visit is open
    Then the visit offers "3 Fotos aus dieser Zeit hinzufügen", and has none yet
    When I take what is offered
    Then the visit has 3 photos, none of which tells where it was taken
    When I drag a photo that is still on the phone
    Then the window says "Dieses Foto liegt noch auf dem Telefon. Bitte kopieren Sie es zuerst auf den Schreibtisch"
    When I copy it to my desk and drag it from there
    Then the visit has 4 photos, none of which tells where it was taken
    And the editor asks for each "Foto: Sind Personen zu erkennen?"
