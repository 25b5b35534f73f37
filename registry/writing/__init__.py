"""Writes new entries: from answers or assignments to a commented file that passes the check."""
