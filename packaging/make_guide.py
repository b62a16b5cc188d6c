"""Makes the user guide that the window shows from its source: docs/guide/LANGUAGE.md -> resources/guide/LANGUAGE.html.

    python packaging/make_guide.py

The pictures lie in resources/guide/images alone; the web page of a source reaches them by the relative path in it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

ROOT = Path(__file__).resolve().parent.parent
SOURCES, TARGET = ROOT / "docs" / "guide", ROOT / "resources" / "guide"
FROM_SOURCE = "../../resources/guide/"  # where a source finds what lies beside its page
PICTURE_WIDTH_PX = 720


def rendered(source: str) -> str:
    """The page of a source: HTML that Qt knows, its headings under the anchors that GitHub gives them."""
    parser = MarkdownIt("commonmark").enable("table")
    tokens = parser.parse(source)
    _name_headings(tokens)
    _size_pictures(tokens)
    body = parser.renderer.render(tokens, parser.options, {}).replace(f'"{FROM_SOURCE}', '"')
    body = re.sub(r'(?<=href="#)[^"]+', lambda link: unquote(link[0]), body)  # as the anchors are written
    body = re.sub(r"<thead>\s*<tr>\s*(<th></th>\s*)+</tr>\s*</thead>\s*", "", body)  # a table without titles
    return f'<html><head><meta charset="utf-8"></head>\n<body>\n{body}</body></html>\n'


def anchor_of(title: str) -> str:
    """As GitHub makes it: lower case, hyphens for spaces, other signs left out."""
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")


def pages() -> dict[Path, str]:
    """Each page that there is to be, with its text."""
    sources = sorted(SOURCES.glob("*.md"))
    return {TARGET / f"{source.stem}.html": rendered(source.read_text(encoding="utf-8")) for source in sources}


def _name_headings(tokens: Sequence[Token]) -> None:
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open" and inline.children is not None:
            named = Token("html_inline", "", 0, content=f'<a name="{anchor_of(inline.content)}">')
            inline.children = [named, *inline.children, Token("html_inline", "", 0, content="</a>")]


def _size_pictures(tokens: Sequence[Token]) -> None:
    for token in tokens:
        for child in token.children or ():
            if child.type == "image":
                child.attrSet("width", str(PICTURE_WIDTH_PX))


def main() -> int:
    TARGET.mkdir(parents=True, exist_ok=True)
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8", newline="\n")
        sys.stdout.write(f"{path.relative_to(ROOT)}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
