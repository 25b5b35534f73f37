"""The public site: shells rendered from the hand-written pages, filled from the database alone."""
