"""INKA Desktop: offline field work for the INKA programme in Thuringia."""

__version__ = "0.1.0"
