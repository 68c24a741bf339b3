"""Two real processes with two profiles, a folder between them, and kills at any moment."""
