"""Floor 2: the encrypted SQLite database, its writer, capture and guard, history and attachments."""
