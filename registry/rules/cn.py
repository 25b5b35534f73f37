"""Rules of mainland China: identifiers with check digits, and what they show."""

from __future__ import annotations

import re

# GB 32100-2015: the unified social credit code, base 31 without I, O, Z, S and V.
USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
USCC_FORM = re.compile(f"[{USCC_ALPHABET}]{{18}}")

# GB 11714: the nine-character organization code inside it.
ORGANIZATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)

# GB 11643 with ISO 7064 MOD 11-2: the resident identity number.
IDENTITY_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
IDENTITY_CHECK = "10X98765432"


def is_uscc(code: str) -> bool:
    """Return whether a unified social credit code has both its check digits right."""
    if not USCC_FORM.fullmatch(code):
        return False
    weighted = sum(USCC_ALPHABET.index(c) * pow(3, i, 31) for i, c in enumerate(code[:17]))
    return code[17] == USCC_ALPHABET[-weighted % 31] and is_organization_code(code[8:17])


# GB 32100-2015: the registrar and the kind of body, the first two characters of the code.
LEGAL_FORMS = {
    "11": "government_organ", "12": "public_institution", "13": "mass_organization",
    "51": "social_association", "52": "private_non_enterprise", "53": "foundation",
    "81": "grassroots_trade_union", "91": "enterprise", "92": "individual_business",
    "93": "farmers_cooperative", "N1": "collective_economy", "N2": "collective_economy",
    "N3": "collective_economy",
}


def legal_form(code: str) -> str | None:
    """Return the legal form that a unified social credit code shows, if it shows one."""
    return LEGAL_FORMS.get(code[:2])


def is_organization_code(code: str) -> bool:
    """Return whether a nine-character organization code has its check digit right."""
    values = [int(c) if c.isdigit() else ord(c) - ord("A") + 10 for c in code[:8]]
    weighted = sum(v * w for v, w in zip(values, ORGANIZATION_WEIGHTS, strict=True))
    check = 11 - weighted % 11
    return code[8] == {10: "X", 11: "0"}.get(check, str(check))


def is_identity_number(code: str) -> bool:
    """Return whether eighteen characters are a resident identity number by their check digit."""
    weighted = sum(int(a) * w for a, w in zip(code[:17], IDENTITY_WEIGHTS, strict=True))
    return IDENTITY_CHECK[weighted % 11] == code[17].upper()


def is_card_number(digits: str) -> bool:
    """Return whether a number passes the Luhn check that payment cards use."""
    doubled = [int(d) * (2 if i % 2 else 1) for i, d in enumerate(reversed(digits))]
    return sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0
