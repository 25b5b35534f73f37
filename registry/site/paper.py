"""The code on a printed page that leads back to it on the site."""

from __future__ import annotations

import segno
from markupsafe import Markup

_MASK = 3
"""Any mask can be read; trying all eight for the evenest pattern would take five times as long."""


def qr_code(address: str | None) -> Markup:
    """Return the QR code of an address as a drawing; nothing where the address is not known."""
    if not address:
        return Markup()
    code = segno.make_qr(address, error="m", mask=_MASK, boost_error=False)
    drawing = code.svg_inline(border=4, omitsize=True, svgclass="qr", lineclass=None)
    return Markup(drawing)  # noqa: S704 - lines only; no text of an address is in it
