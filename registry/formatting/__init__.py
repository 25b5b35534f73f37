"""Gives every entry its one form: `registry fmt`.

An entry is read with the places of everything in it, what is surely a slip is repaired, and the
whole is written again: block style, the fields in the order of the model, quotes only where a text
would be taken for something else, and every comment where it stood.
"""

from registry.formatting.command import Options, format_files, run_fmt
from registry.formatting.entry import City, Formatted, formatted

__all__ = ["City", "Formatted", "Options", "format_files", "formatted", "run_fmt"]
