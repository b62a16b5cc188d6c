"""What a bundle says of itself, in the language of the window: in words of its own, or in a phrase of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.i18n import language, translated

if TYPE_CHECKING:
    from core.bundles.library import Bundle


def stated_text(bundle: Bundle, text: str) -> str:
    """A text of the bundle's manifest; English where neither the bundle nor Overread has other words for it."""
    return bundle.words.get(language(), {}).get(text) or phrase_text(text)


def phrase_text(text: str) -> str:
    """A text of a manifest that Overread wrote; any other as it stands."""
    from core.bundles.stated import phrase  # reads JSON by msgspec, which the first paint does not wait for

    return translated(phrase(text))
