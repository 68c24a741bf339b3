"""Floor 1: what is kept. Mapped classes by topic, each field with its number and merge kind."""
