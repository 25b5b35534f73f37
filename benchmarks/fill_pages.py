"""The site stage of the build by itself, from a database that is there already.

Run as `python -m benchmarks.fill_pages DATABASE OUT [full-text]`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from registry.site.publish import build_site

ROOT = Path(__file__).parent.parent


def fill(database: Path, out: Path, *, full_text: bool) -> None:
    """Write the site; links are followed and words indexed by other stages, which Jinja has none of."""
    build_site(database, ROOT / "docs", ROOT / "mkdocs.yml", out, check_links=False, full_text=full_text)


if __name__ == "__main__":
    fill(Path(sys.argv[1]), Path(sys.argv[2]), full_text="full-text" in sys.argv[3:])
