"""The end of an export: everything that is staged goes to its place, and the manifests come last."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from core.errors import ExportFault
from core.export.contents import CONTENTS, STATEMENT
from core.export.destination import MANIFEST, Content, FormatFolder, encode_hashes
from core.export.faults import told_as_export_faults
from core.export.order import FORMATS, ExportJob, ExportOrder, FormatName, TakenBack
from core.export.staging import STAGING, StagedFrame
from core.export.standing import FrameCases
from core.export.withdrawing import Withdrawal
from core.export.zipping import is_ours, write_zip
from core.review.assessing import utc_now


class Publishing:
    """The folders of an order: the destination itself with one format, `destination/<format>` with several."""

    def __init__(self, destination: Path, order: ExportOrder) -> None:
        self.destination, self._order = destination, order
        self.taken_out: tuple[int, ...] = ()
        self.kept: tuple[int, ...] = ()
        self._written: dict[FormatName, tuple[FormatFolder, dict[str, str]]] = {}
        self._thins_zip = False
        self._several = len(order.formats) > 1
        self.folders = {
            name: FormatFolder(destination / name if self._several else destination, name) for name in order.formats
        }

    @property
    def manifest(self) -> Path:
        return self.destination / MANIFEST

    def check(self) -> None:
        """Raises ExportFault where a folder holds anything but an earlier export of its format."""
        for folder in self.folders.values():
            folder.check()
        if self._order.zip and self._zip_file.exists() and not is_ours(self._zip_file):
            raise ExportFault(
                "{zip_file} is there and no export of Overread; choose another folder.", zip_file=self._zip_file
            )
        if self._several:
            with told_as_export_faults(self.destination):
                there = {entry.name for entry in self.destination.iterdir()} if self.destination.exists() else set()
            if there - {*FORMATS, STAGING, MANIFEST}:
                raise ExportFault(
                    "{destination} holds other files than an export of Overread in several formats; choose an "
                    "empty or a new folder.",
                    destination=self.destination,
                )

    def put(self, frames: Sequence[StagedFrame], job: ExportJob, staging: Path, unread: Sequence[FrameCases]) -> None:
        """Publish the frames in every format, and take out what was taken back, of the formats too that were not
        asked for. `unread`: see Withdrawal. From now on until `seal` there is no manifest."""
        gone = Withdrawal(job.taken_back, job.key, unread)
        contents = {
            name: CONTENTS[name](folder.root, frames, job.findings, gone) for name, folder in self.folders.items()
        }
        thinned = self._thinned(job, unread, gone)
        with told_as_export_faults(self.destination):
            if self._several:
                self.manifest.unlink(missing_ok=True)
        for name, folder in self.folders.items():
            stated = self._provenance(folder, frames, job) | {"count": contents[name].count} | contents[name].stated
            stated["withheld_but_kept_from_earlier"] = len(gone.kept)
            if contents[name].kept and folder.provenance().get("burned_in_text") == "off":
                stated["burned_in_text"] = "off"  # in what stays of the earlier export nobody has looked for text
            self._written[name] = folder, folder.publish(contents[name], stated, staging)
        for name, content in thinned.items():
            self._thin(name, FormatFolder(self.destination / name, name), content, staging)
        self.taken_out, self.kept = tuple(sorted(gone.found)), tuple(sorted(gone.kept))
        self._thins_zip = bool(gone.found)

    def withdraw(self, cases: Sequence[TakenBack], job: ExportJob, staging: Path) -> None:
        """Take out of what was put there, and of all other formats, what may not go out after all."""
        for name in FORMATS if self._several else self.folders:
            folder = self.folders.get(name) or FormatFolder(self.destination / name, name)
            if folder.provenance().get("format") == folder.format:
                own = Withdrawal(cases, job.key)
                content = CONTENTS[name](folder.root, (), job.findings, own)
                if own.found:
                    self._thin(name, folder, content, staging)
        self._thins_zip = True

    def seal(self, staging: Path) -> None:
        """Write the manifests, that of all folders last."""
        for folder, hashes in self._written.values():
            folder.seal(hashes, staging)
        if self._several:
            self._write_manifest(staging)

    def zipped(self) -> Path | None:
        """The zip file, where one was asked for, or stands there and may hold what was taken out."""
        if not self._order.zip and not (self._thins_zip and is_ours(self._zip_file)):
            return None
        with told_as_export_faults(self._zip_file.parent):
            write_zip(self.destination, self._zip_file)
        return self._zip_file

    def _thin(self, name: FormatName, folder: FormatFolder, content: Content, staging: Path) -> None:
        stated = folder.provenance() | {"count": content.count} | content.stated
        self._written[name] = folder, folder.publish(content, stated, staging)

    def _thinned(self, job: ExportJob, unread: Sequence[FrameCases], gone: Withdrawal) -> dict[FormatName, Content]:
        """The folders of formats that this export leaves alone but for what was taken back, if they hold any of it."""
        thinned: dict[FormatName, Content] = {}
        for name in FORMATS if self._several else ():
            folder = FormatFolder(self.destination / name, name)
            if name not in self.folders and folder.provenance().get("format") == folder.format:
                own = Withdrawal(job.taken_back, job.key, unread)
                content = CONTENTS[name](folder.root, (), job.findings, own)
                if own.found:
                    thinned[name] = content
                gone.found |= own.found
                gone.kept |= own.kept
        return thinned

    def _provenance(self, folder: FormatFolder, frames: Sequence[StagedFrame], job: ExportJob) -> dict[str, object]:
        """Where the export comes from, as far as it may be said: software and networks, no persons and no places."""
        earlier = folder.provenance().get("bundles", [])
        try:
            known = {(one["name"], one["version"], one["sha256"]) for one in earlier}
        except (KeyError, TypeError) as error:
            raise ExportFault(
                "The provenance.json of the earlier export in {root} is damaged; choose an empty folder.",
                root=folder.root,
            ) from error
        known |= {tuple(bundle) for frame in frames for bundle in frame.rows["bundles"]}
        return {
            "format": folder.format,
            "software": "overread",
            "software_version": version("overread"),
            "created_at": utc_now(),
            "bundles": [{"name": name, "version": number, "sha256": digest} for name, number, digest in sorted(known)],
            "burned_in_text": self._order.burned_in,
            "blackened_boxes": sum(frame.rows["blackened"] for frame in frames),
            "audit": None if job.audit is None else {"events": job.audit[0], "head": job.audit[1]},
            "statement": STATEMENT,
        }

    def _write_manifest(self, staging: Path) -> None:
        """Of all folders, also of those that an earlier export made and this one leaves alone."""
        written = {name: hashes for name, (_, hashes) in self._written.items()}
        hashes = {f"{name}/{file}": digest for name, one in written.items() for file, digest in one.items()}
        with told_as_export_faults(self.destination):
            for name in FORMATS:
                if name not in written and (self.destination / name / MANIFEST).is_file():
                    lines = (self.destination / name / MANIFEST).read_text("utf-8").splitlines()
                    hashes |= {f"{name}/{file}": digest for digest, _, file in (line.partition("  ") for line in lines)}
                if (manifest := self.destination / name / MANIFEST).is_file():
                    hashes[f"{name}/{MANIFEST}"] = hashlib.sha256(manifest.read_bytes()).hexdigest()
            (staging / MANIFEST).write_bytes(encode_hashes(hashes))
            (staging / MANIFEST).replace(self.manifest)

    @property
    def _zip_file(self) -> Path:
        return self.destination.with_name(f"{self.destination.name}.zip")
