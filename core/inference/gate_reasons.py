"""What the gate says to a reader: its reasons, as templates. A prediction that was stored keeps them in plain English;
`read_reason` gives the sentence back, which the window says in its language."""

from __future__ import annotations

from core.errors import Sentence, listed
from core.said_before import said_before

MODALITY = Sentence("The modality is {modality}; this network was made for {wanted}.")
BODY_PART = Sentence("The body part is {body_part}; this network was made for {wanted}.")
LATERAL = Sentence("This is a lateral view; this network was made for frontal views.")
SMALL = Sentence("The image has {columns} x {rows} pixels; this network needs at least {smallest} on each side.")
BLANK = Sentence("The image is blank: every pixel has the same value.")
COLOUR = Sentence("This is a colour picture, not a radiograph.")
NO_BODY_PART = Sentence("The file does not name the body part; check that this is a chest radiograph.")
VIEW_POSITION = Sentence("The view position is {view_position}; this network was made for {wanted}.")
AGE_YEARS = Sentence(
    "The patient's age is {age:.0f} years; this network was trained on ages from {youngest:g} to {oldest:g}."
)
AGE_MONTHS = Sentence(
    "The patient's age is {age:.0f} months; this network was trained on ages from {youngest:g} to {oldest:g}."
)
MIRRORED = Sentence("By its header the picture is mirrored: its left edge is the patient's left.")
UPSIDE_DOWN = Sentence("By its header the picture is upside down: its upper edge faces the feet.")
ROTATED = Sentence("By its header the picture is rotated by 90 degrees.")
# Of the learned part: what is wrong with the picture, and what follows from that.
REFUSED = Sentence("{fault}.")
DOUBTED = Sentence("{fault}; read the probabilities with doubt.")
UNLIKE = Sentence("The picture is unlike the radiographs that this network was trained on")
FAULTS = {
    "turned_left": Sentence("The picture seems to be rotated by 90 degrees, counter-clockwise"),
    "turned_right": Sentence("The picture seems to be rotated by 90 degrees, clockwise"),
    "upside_down": Sentence("The picture seems to be upside down (rotated by 180 degrees)"),
    "inverted": Sentence("The grey values seem to be inverted: air is bright and bone is dark"),
    "part": Sentence("The picture seems to show only a part of what this network expects"),
    "text": Sentence("The picture seems to be a page of text or a drawing"),
    "texture": Sentence("The picture seems to show a pattern or noise, and no part of a body"),
}
_FIXED: dict[str, Sentence] = {
    str(said): said
    for said in (
        *(LATERAL, BLANK, COLOUR, NO_BODY_PART, MIRRORED, UPSIDE_DOWN, ROTATED),
        *(Sentence(end, fault=fault) for end in (REFUSED, DOUBTED) for fault in (UNLIKE, *FAULTS.values())),
    )
}
_FILLED_IN = (MODALITY, BODY_PART, SMALL, VIEW_POSITION, AGE_YEARS, AGE_MONTHS)


def read_reason(text: str) -> str:
    """A stored reason as the Sentence that it was; what another version or a hand has written stays as it is."""
    if text in _FIXED:
        return _FIXED[text]
    said = said_before(text, _FILLED_IN)
    if isinstance(said, Sentence) and "wanted" in said.values:
        return Sentence(said.template, **said.values | {"wanted": listed(str(said.values["wanted"]).split(", "))})
    return said
