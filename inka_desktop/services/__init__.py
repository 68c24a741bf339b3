"""Floor 4: use cases; the only code that opens sessions."""
