"""Bundles on disk: those that ship with Overread, and those in the reader's data folder."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from core.bundles.manifest import Manifest, decode_manifest
from core.bundles.stated import Words, read_words
from core.errors import BundleError, Sentence, listed
from core.findings import BundleRef, Finding
from core.paths import resources_dir

MAX_MANIFEST_BYTES = 4 << 20


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle whose manifest has been read. The weights' hash is checked by `verify`, before they are loaded.

    `words`: language -> English text of the manifest -> the same in that language."""

    folder: Path
    manifest: Manifest
    words: Words = field(default_factory=dict, compare=False, repr=False)

    @property
    def ref(self) -> BundleRef:
        return BundleRef(self.manifest.name, self.manifest.version, self.manifest.weights.sha256)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings that are shown, in the order of the network's outputs; hidden outputs are left out."""
        return tuple(
            Finding(
                entry.key,
                {"en": entry.label.en, "vi": entry.label.vi, "zh_CN": entry.label.zh_CN},
                entry.kind,
                entry.exclusive_group,
                entry.threshold,
            )
            for entry in self.manifest.findings
            if not entry.hidden
        )

    @property
    def weights_path(self) -> Path:
        return self.folder / self.manifest.weights.file


def read_bundle(folder: Path) -> Bundle:
    """Read and check a bundle's manifest. Raises BundleError."""
    path = folder / "manifest.json"
    try:
        if path.stat().st_size > MAX_MANIFEST_BYTES:
            raise BundleError(
                "The manifest.json of the bundle {name} is larger than {limit} MiB; a real one has some kilobytes.",
                name=folder.name,
                limit=MAX_MANIFEST_BYTES >> 20,
            )
        data = path.read_bytes()
    except OSError as error:
        raise BundleError(
            "The bundle {name} has no readable manifest.json ({reason}); install it again.",
            name=folder.name,
            reason=error.strerror,
        ) from error
    bundle = Bundle(folder, decode_manifest(data, folder.name), read_words(folder))
    if not bundle.weights_path.is_file():
        raise BundleError(
            "The bundle {name} lacks its weights ({file}); install it again.",
            name=folder.name,
            file=bundle.manifest.weights.file,
        )
    return bundle


def verify(bundle: Bundle) -> None:
    """Compare the weights' SHA-256 with the manifest's. Raises BundleError."""
    with bundle.weights_path.open("rb") as stream:
        found = hashlib.file_digest(stream, "sha256").hexdigest()
    if found != bundle.manifest.weights.sha256:
        raise BundleError(
            "The weights of the bundle {name} are damaged or exchanged (SHA-256 {found}... "
            "is not the manifest's {stated}...); install it again.",
            name=bundle.manifest.name,
            found=found[:12],
            stated=bundle.manifest.weights.sha256[:12],
        )


def manifest_sha256(bundle: Bundle) -> str:
    """Of the manifest.json as it lies there: it vouches for weights and gate, and holds every fitted number.

    Raises BundleError.
    """
    try:
        return hashlib.sha256((bundle.folder / "manifest.json").read_bytes()).hexdigest()
    except OSError as error:
        raise BundleError(
            "The bundle {name} has no readable manifest.json ({reason}); install it again.",
            name=bundle.folder.name,
            reason=error.strerror,
        ) from error


def check_weights_format(bundle: Bundle) -> None:
    """That the weights are safetensors as a whole: header, sizes and offsets. Raises BundleError; loads no tensor."""
    from safetensors import SafetensorError, safe_open

    try:
        with safe_open(bundle.weights_path, framework="numpy"):
            pass
    except (SafetensorError, OSError) as error:
        raise BundleError(
            "The weights of the bundle {name} are no safetensors file ({error}); "
            "a checkpoint becomes a bundle with `overread bundles import`.",
            name=bundle.manifest.name,
            error=error,
        ) from error


def bundles_at_hand(data_dir: Path) -> tuple[tuple[Bundle, ...], tuple[str, ...]]:
    """Every usable bundle, one a name, the reader's own first; and a sentence for each that cannot be read."""
    found: dict[str, Bundle | None] = {}
    faults = []
    for folder in bundle_folders(data_dir):
        if folder.name in found:
            continue  # the reader's own bundle of that name comes first and is the one that is used
        try:
            found[folder.name] = read_bundle(folder)
        except BundleError as fault:
            found[folder.name] = None
            faults.append(fault.message)
    return tuple(bundle for bundle in found.values() if bundle is not None), tuple(faults)


def bundle_folders(data_dir: Path) -> list[Path]:
    """Every folder that claims to be a bundle; the reader's own come first and win over shipped ones of their name.

    Raises BundleError where a folder cannot be listed: what would win may lie in it.
    """
    return [entry for root in (data_dir / "bundles", resources_dir() / "bundles") for entry in _bundles_in(root)]


def _bundles_in(root: Path) -> list[Path]:
    try:
        entries = sorted(root.iterdir()) if root.is_dir() else []
        return [entry for entry in entries if (entry / "manifest.json").is_file()]
    except OSError as error:
        raise BundleError(
            "The folder of bundles {root} cannot be listed ({reason}); check its rights.",
            root=root,
            reason=error.strerror or error,
        ) from error


def find_bundle(name: str, data_dir: Path) -> Bundle:
    """The bundle of that name (or the folder of that path). Raises BundleError that lists what there is."""
    if "/" in name or "\\" in name:
        return read_bundle(Path(name))
    folders = bundle_folders(data_dir)
    for folder in folders:
        if folder.name == name:
            return read_bundle(folder)
    known = listed(sorted({folder.name for folder in folders})) or Sentence("none")
    raise BundleError(
        "There is no bundle named {name} (at hand: {known}); see `overread bundles list`.", name=name, known=known
    )


def lung_segmenter(data_dir: Path) -> Bundle | None:
    """The bundle that says where the lungs are: the first for segmentation with the output "lungs"; None without one.

    A bundle that cannot be read is passed over here; `overread bundles list` names it.
    """
    for folder in bundle_folders(data_dir):
        try:
            bundle = read_bundle(folder)
        except BundleError:
            continue
        if bundle.manifest.task == "segmentation" and bundle.manifest.finding("lungs") is not None:
            return bundle
    return None
