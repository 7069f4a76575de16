"""Sphinx settings. `make docs` builds; nothing of the result is fetched from elsewhere."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# The dictionary is made from the packages themselves.
sys.path.insert(0, str(ROOT))

project = "LocalACE"
author = "The LocalACE contributors"
copyright = author
release = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
version = release

extensions = ["myst_parser", "docs.ext.dictionary"]
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3

html_theme = "furo"
html_title = "LocalACE"
html_static_path = ["_static"]
html_css_files = ["localace.css"]
html_js_files = [("filter.js", {"defer": "defer"})]
html_use_index = False
html_copy_source = False
html_show_sphinx = False
html_theme_options: dict[str, list[str]] = {"top_of_page_buttons": []}
pygments_style = "friendly"
pygments_dark_style = "monokai"
