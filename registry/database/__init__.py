"""Compiles the catalogue into one SQLite file, which is what everything published reads."""
