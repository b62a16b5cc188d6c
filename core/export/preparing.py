"""One frame made ready to go out: decoded, looked at for text, blackened where that was accepted, de-identified."""

from __future__ import annotations

import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from core.dicom.reading import SourceFile, open_source, read_frame
from core.errors import EnvironmentFault, FileFault, Sentence
from core.export.decisions import CommentScreen, decision_row, moved_day
from core.export.deidentify.box import Box, ProposedBox
from core.export.deidentify.boxes import blackened, outside_regions
from core.export.deidentify.burned_in import CheckedPixels, clean_pixels, propose
from core.export.deidentify.collecting import identity_of
from core.export.deidentify.identity import Identity, of_path
from core.export.deidentify.instance import deidentify, encoded
from core.export.deidentify.pixels import StoredPixels, picture_pixels, stored_pixels
from core.export.deidentify.plan import Options, Plan
from core.export.deidentify.text_finder import TextFinder
from core.export.order import PixelBox
from core.export.requests import FrameRequest, Look, PreparedFrame, Proposal, WorkerSurroundings
from core.imaging.network_input import network_view

NO_HEADER = "It is a picture without a DICOM header; choose another format for it."


LOOK_PX = 1600  # the longer side of a picture that a person looks at


class _WithheldError(Exception):
    """Why a frame may not go out, in one sentence, with what would be blackened and what was."""

    def __init__(self, sentence: Sentence, found: tuple[ProposedBox, ...], accepted: tuple[PixelBox, ...] = ()) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.found, self.accepted = found, accepted


class Preparer:
    """Holds the last file, whose frames are asked for in a row, and the text finder, once it is needed."""

    def __init__(self, surroundings: WorkerSurroundings) -> None:
        self._limits, self._key = surroundings.limits, surroundings.key
        self._finder: TextFinder | None = None
        self._opened: SourceFile | None = None

    def prepare(self, request: FrameRequest) -> PreparedFrame:
        """Raises FileFault where the file cannot be read, ExportFault where its header cannot be made safe."""
        source, view = self._read(request)
        identity = _identity(source, request)
        try:
            checked = self._checked(request, source, view, identity)
        except _WithheldError as reason:
            return PreparedFrame(withheld=reason.sentence, look=_look(view, reason))
        if checked is not None and checked.boxes:
            view = blackened(picture_pixels(view), checked.boxes).values[0]
        dicom, no_dicom = self._dicom(request, source, identity, checked)
        screen = CommentScreen(identity, has_header=source.dataset is not None)
        decisions = tuple(decision_row(word, self._key, request.codes, screen) for word in request.words)
        return PreparedFrame(
            rows=view.shape[0],
            columns=view.shape[1],
            picture=_png(view) if request.wants_picture else None,
            dicom=dicom,
            no_dicom=no_dicom,
            decisions=decisions,
            dates=tuple(moved_day(word.created_at, self._key, word.origin) for word in request.words),
            comments_kept_back=screen.kept_back,
            blackened=0 if checked is None else len(checked.boxes),
        )

    def propose(self, request: FrameRequest) -> tuple[Proposal, ...]:
        source, view = self._read(request)
        pixels = self._looked_at(request, source, view)
        found = self._proposals(source, pixels, _identity(source, request))
        return _proposals(found)

    def _read(self, request: FrameRequest) -> tuple[SourceFile, NDArray[np.uint8]]:
        origin = request.words[0].origin
        if self._opened is None or (self._opened.path, self._opened.sha256) != (request.path, origin.sha256):
            self._opened = open_source(request.path, self._limits)
        source = self._opened
        if source.sha256 != origin.sha256:
            raise FileFault("The file no longer holds the image that was assessed.")
        return source, network_view(read_frame(source, origin.number), request.percentiles)

    def _checked(
        self, request: FrameRequest, source: SourceFile, view: NDArray[np.uint8], identity: Identity
    ) -> CheckedPixels | None:
        """The pixels after the check, None where it is off. Raises _WithheldError."""
        if request.burned_in == "off":
            return None
        pixels = self._looked_at(request, source, view)
        boxes = None if request.boxes is None else [Box(*box) for box in request.boxes]
        if boxes is None or request.burned_in == "check":
            found = self._proposals(source, pixels, identity)
            if not found:
                return CheckedPixels(pixels, (), ())
            if request.burned_in == "check" or not request.accept_black:
                raise _WithheldError(_wants_a_look(found), found)
            boxes = [one.box for one in found]
        checked = clean_pixels(pixels, boxes, identity, self._text_finder())
        if checked.reason is not None:
            raise _WithheldError(checked.reason, checked.remaining, request.boxes or ())
        return checked

    def _looked_at(self, request: FrameRequest, source: SourceFile, view: NDArray[np.uint8]) -> StoredPixels:
        """All frames where the DICOM file goes out, else the picture that does."""
        if request.wants_dicom and source.dataset is not None:
            return stored_pixels(source.dataset, request.path, self._limits)
        return picture_pixels(view)

    def _proposals(self, source: SourceFile, pixels: StoredPixels, identity: Identity) -> tuple[ProposedBox, ...]:
        outside = () if source.dataset is None else outside_regions(source.dataset)
        return propose(pixels, identity, self._text_finder(), outside)

    def _text_finder(self) -> TextFinder:
        if self._finder is None:
            self._finder = TextFinder()
        return self._finder

    def _dicom(
        self, request: FrameRequest, source: SourceFile, identity: Identity, checked: CheckedPixels | None
    ) -> tuple[bytes | None, str | None]:
        if not request.wants_dicom:
            return None, None
        if source.dataset is None:
            return None, NO_HEADER
        off = dict.fromkeys(request.switched_off, False)
        plan = Plan(self._key, request.words[0].origin, Options(clean_pixels=checked is not None, **off))
        try:
            target, _ = deidentify(source.dataset, plan, identity, checked)
        except EnvironmentFault as fault:
            return None, fault.message
        return encoded(target), None


def _identity(source: SourceFile, request: FrameRequest) -> Identity:
    """What may occur nowhere: the values of the header, the patient's number, and the names of file and folders."""
    origin = request.words[0].origin
    known = Identity(
        numbers=frozenset({origin.patient_id} - {""}), files=of_path(origin.path) | of_path(request.path, parts=1)
    )
    return known if source.dataset is None else identity_of(source.dataset, origin.path).joined(known)


def _proposals(found: tuple[ProposedBox, ...]) -> tuple[Proposal, ...]:
    return tuple(Proposal((one.box.x, one.box.y, one.box.width, one.box.height), one.kind, one.text) for one in found)


def _look(view: NDArray[np.uint8], reason: _WithheldError) -> Look:
    picture = Image.fromarray(view)
    picture.thumbnail((LOOK_PX, LOOK_PX))
    return Look(np.asarray(picture), view.shape[0], view.shape[1], _proposals(reason.found), reason.accepted)


def _wants_a_look(found: tuple[ProposedBox, ...]) -> Sentence:
    return Sentence(
        "Its pixels hold text or a banner in {count} place(s); look at them and accept that they are blackened, or "
        "leave the case out.",
        count=len(found),
    )


def _png(view: NDArray[np.uint8]) -> bytes:
    stream = io.BytesIO()
    Image.fromarray(view).save(stream, format="PNG")
    return stream.getvalue()
