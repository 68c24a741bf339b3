"""Tests of looking into files of others."""
