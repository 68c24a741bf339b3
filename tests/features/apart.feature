Feature: Two coordinators write one protocol while their devices are apart

  Neither device is asked to wait for the other. What both wrote stands in both windows once they have met; only
  where one of two answers can be right does the program ask, and it shows who said what.

  Scenario: Both write all day, and in the evening both windows say the same
    Given a visit at "Sonnenhang" on 2026-11-23 from 09:00 to 11:00
    And a colleague has the program
    And topic 1 says "Der Laden ist gut besucht. Die Beratung ruht."
    And the protocol is open on both devices
    # different fields
    When I write "Halbjahresgespräch" into the field "occasion"
    And my colleague writes "Stadtteilladen" into the field "place"
    # one text at different places
    And I write "Erfreulich: " at the beginning of topic 1
    And my colleague writes " Ab Januar wieder." at the end of topic 1
    # one day, of which only one can be right
    And I write "24.11.2026" into the field "date"
    And my colleague writes "25.11.2026" into the field "date"
    # an agreement each
    And I agree on "Öffnungszeiten aushängen" with "Träger"
    And my colleague agrees on "Plakat drucken" with "Stadt Quellrode"
    And both send and receive
    Then both windows show "Halbjahresgespräch" in the field "occasion" and "Stadtteilladen" in the field "place"
    And topic 1 says "Erfreulich: Der Laden ist gut besucht. Die Beratung ruht. Ab Januar wieder." in both windows
    And both windows list the agreements "Öffnungszeiten aushängen" and "Plakat drucken"
    And both windows ask "Zwei Angaben zu „Datum“ – bitte entscheiden"
    And both ask to look at topic 1: "Texte wurden zusammengeführt – bitte kurz prüfen"
    When my colleague opens the question
    Then she reads "24.11.2026" of "Laptop" and "25.11.2026" of "Büro"
    When she takes "24.11.2026" and both send and receive
    Then both windows show 24.11.2026, and nobody is asked about it any more
