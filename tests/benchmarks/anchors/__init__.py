"""Programs that the start-up benchmark runs as processes of their own and compares."""
