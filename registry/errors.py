"""Faults of the machine, of the call or of the program: never of an entry.

An entry's fault is a `Finding`. These exceptions become an exit code in one place only, `cli`.
"""

from __future__ import annotations


class RegistryError(Exception):
    """Something stopped the command; the sentence says what, in Chinese and in English."""

    exit_code = 70

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(f"{zh}\n{en}")
        self.zh = zh
        self.en = en


class EnvironmentFault(RegistryError):
    """The machine refuses: a missing right, a full disk, a missing program."""


class UsageFault(RegistryError):
    """The command was called wrongly, for example with a folder that does not exist."""

    exit_code = 2


class ReferenceFault(RegistryError):
    """The reference files hold mistakes, so no entry can be judged by them."""

    exit_code = 1
