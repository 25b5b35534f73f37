"""The learning registry: YAML entries in git, compiled into one database and one site."""

__version__ = "2026.11.0"
