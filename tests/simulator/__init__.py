"""Runs the real exchange against everything a shared folder, a clock and a power cut can do to it."""
