"""Indicators: their queries, the reports they read, the state of each number, targets met or not."""
