Feature: A carrier fills the form of a quarter

  Somebody at a carrier has ninety minutes a quarter, an old computer, and is interrupted. No answer that was saved is
  lost, and the form goes on where it stopped.

  Scenario: Over three days, killed in between, handed in
    Given the form of "3. Quartal 2026" was handed out to the carrier
    # Monday
    When I begin it from the page Bögen
    And I type "Nachbarschaftsladen" to "shop"
    And I close the window
    # Tuesday
    And the program is killed while I type
    # Wednesday
    And I open the form again
    Then all that I had typed is there, but for the last moment
    And the cursor stands in the question that was answered last
    And "shop" holds "Nachbarschaftsladen"
    When I say that "visits" is not yet known because "Die Zählung läuft"
    And I hand it in
    Then the form is locked and says "noch nicht gesendet"
    When everybody sends and receives
    Then the form says "Angekommen bei"
    And the office reads why "visits" is blank: "Die Zählung läuft"
    # The office has not looked at it yet
    When I withdraw it, answer "visits" with "41" and hand it in
    And everybody sends and receives
    Then the office reads "41" for "visits"

  Scenario: Two people of one carrier fill one form
    Given the form of "3. Quartal 2026" was handed out to the carrier
    And a second device of the carrier
    When I begin it from the page Bögen
    And I type "Nachbarschaftsladen" to "shop"
    And the colleague begins it, too, and answers "visits" with "12"
    And everybody sends and receives
    Then "visits" holds "12"
    And the colleague's form holds "Nachbarschaftsladen" for "shop"
    And nobody is asked anything

  Scenario: A question is answered while the form is still being filled
    Given the form of "3. Quartal 2026" was handed out to the carrier
    When I begin it from the page Bögen
    And I ask "Zählen Kinder mit?" at "visits"
    And everybody sends and receives
    Then the office's overview says "in Bearbeitung · 1 Frage"
    And the office's round says "1 Frage"
    When the office opens "1 Frage von Trägern" from Heute
    Then the office can only read the form, and answer "Zählen Kinder mit?" at "visits"
    When the office answers "Ja, ab sechs Jahren." at "visits"
    Then nothing waits for an answer in the office
    When everybody sends and receives
    Then my page Bögen says "1 Antwort"
    And I read "Ja, ab sechs Jahren." at "visits"
    When I tick off what is said at "visits"
    Then "1 erledigte Anmerkung" is folded at "visits"
    And I unfold "Ja, ab sechs Jahren." at "visits"

  Scenario: Reading a form and answering a question in it leave it to be withdrawn
    Given the form of "3. Quartal 2026" was handed out to the carrier
    When I begin it from the page Bögen
    And I ask "Zählen Kinder mit?" at "visits"
    And I answer everything and hand it in
    And everybody sends and receives
    And the office opens "1 Frage von Trägern" from Heute
    And the office answers "Ja, ab sechs Jahren." at "visits"
    And everybody sends and receives
    Then the form offers "Einreichung zurückziehen"
    When the office begins to look it through
    And everybody sends and receives
    Then the form says "Die Koordinierungsstelle sieht sich den Bogen an."
