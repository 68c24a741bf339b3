"""Pictures of every page, dialog and document of the example workspace: ``python -m tests.look --out DIR``."""
