"""The shapes of values: how a field is declared once, read strictly and described to every face."""
