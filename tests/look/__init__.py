"""Pictures of all pages, dialogs and documents of the example: ``python -m tests.look --out DIR``."""
