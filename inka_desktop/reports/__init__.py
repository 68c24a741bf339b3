"""Floor 3: documents."""
