"""Dialogs; they collect, the caller saves."""
