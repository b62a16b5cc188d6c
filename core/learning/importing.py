"""Others' weights become a bundle: names, sizes and numbers are checked, and nothing of the checkpoint is run."""

from __future__ import annotations

import hashlib
import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import numpy as np
from safetensors.torch import save_file
from torch import Tensor

from core.bundles.library import Bundle, read_bundle
from core.bundles.manifest import (
    MANIFEST_VERSION,
    Cam,
    GateRules,
    Manifest,
    Provenance,
    Weights,
    encode_manifest,
)
from core.bundles.stated import IMPORTED_FROM, IMPORTED_LIMITS, IMPORTED_USE
from core.errors import BundleError, FileFault, Sentence
from core.imaging.made_pictures import made_inputs
from core.inference.engine.architectures import Network, build_network
from core.inference.engine.pipeline import Pipeline
from core.inference.engine.untrained import PICTURES, constant_outputs
from core.learning.bundling import WEIGHTS_FILE
from core.learning.card import write_card
from core.learning.examples import add_example
from core.learning.foreign_checkpoints import read_checkpoint
from core.learning.import_plan import ImportPlan, ImportRequest, plan_for

SCALE_PICTURES = 8
LEFT_OUT = ("op_threshs",)  # TorchXRayVision's operating points: the manifest holds them
_OLD_DENSENET = re.compile(r"^(.*denselayer\d+\.(?:norm|relu|conv))\.((?:[12])\.(?:weight|bias|running_\w+))$")
LICENCE_TEXT = """Weights of {name}
{line}

Imported from: {source}

Licence, as stated at the import: {licence}

Research use only. Not for diagnosis, not a medical device. No warranty of any kind.
"""


def import_checkpoint(request: ImportRequest) -> Bundle:
    """Write the bundle to `request.out`, whole or not at all.

    Raises FileFault for a checkpoint that cannot be used, UsageFault for what does not fit it or has to be said.
    """
    checkpoint = read_checkpoint(request.checkpoint)
    plan = plan_for(checkpoint, request)
    network = build_network(plan.architecture.name, len(plan.findings), dict(plan.architecture.args))
    names = {"name": request.checkpoint.name, "architecture": plan.architecture.name}
    state = _fitting(checkpoint.state, network, Sentence("{name} does not fit {architecture}", **names))
    network.module.load_state_dict(state)
    network.module.eval()
    part = request.out.with_name(request.out.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    try:
        part.mkdir(parents=True)
        _write(part, network, plan, request)
        part.rename(request.out)
    except OSError as error:
        raise FileFault(
            "{out} cannot be written ({reason}); choose another --out.", out=request.out, reason=error.strerror or error
        ) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return read_bundle(request.out)


def _fitting(given: dict[str, Tensor], network: Network, complaint: str) -> dict[str, Tensor]:
    """The tensors under the names of the network, as float32. Raises FileFault that names the first misfit."""
    own = network.module.state_dict()
    renamed = {_modern(name): tensor for name, tensor in given.items() if name not in LEFT_OUT}
    for name, tensor in own.items():  # counters that older files lack, and that nothing reads
        if name.endswith("num_batches_tracked"):
            renamed.setdefault(name, tensor)
    _name_first(Sentence("{complaint}: it lacks", complaint=complaint), sorted(own.keys() - renamed.keys()))
    _name_first(
        Sentence("{complaint}: it has more than that, such as", complaint=complaint),
        sorted(renamed.keys() - own.keys()),
    )
    _name_first(
        Sentence("{complaint}: another size has", complaint=complaint),
        [n for n in own if own[n].shape != renamed[n].shape],
    )
    state = {name: renamed[name].to(own[name].dtype) for name in own}
    broken = [n for n, tensor in state.items() if tensor.is_floating_point() and not bool(tensor.isfinite().all())]
    _name_first(Sentence("The checkpoint is damaged: no finite numbers has"), broken)
    return state


def _name_first(complaint: str, names: list[str]) -> None:
    if names:
        raise FileFault(
            "{complaint} {name} and {count} more; check --architecture, or take the file of its makers."
            if len(names) > 1
            else "{complaint} {name}; check --architecture, or take the file of its makers.",
            complaint=complaint,
            name=names[0][:120],
            count=len(names) - 1,
        )


def _modern(name: str) -> str:
    """Torchvision's first DenseNet files say norm.1 where norm1 is meant."""
    found = _OLD_DENSENET.match(name)
    return f"{found[1]}{found[2]}" if found else name


def _write(folder: Path, network: Network, plan: ImportPlan, request: ImportRequest) -> None:
    weights = folder / WEIGHTS_FILE
    save_file({name: tensor.contiguous() for name, tensor in network.module.state_dict().items()}, weights)
    weights.chmod(0o644)  # safetensors writes for its owner alone
    with weights.open("rb") as stream:
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    manifest = _manifest(network, plan, request, sha256)
    (folder / "manifest.json").write_bytes(encode_manifest(manifest))
    try:
        scale = _map_scale(read_bundle(folder))
    except BundleError as fault:
        raise FileFault(fault.message) from fault
    cam = msgspec.structs.replace(manifest.cam, display_max=scale)
    (folder / "manifest.json").write_bytes(encode_manifest(msgspec.structs.replace(manifest, cam=cam)))
    write_card(folder, add_example(folder), None)
    licence = LICENCE_TEXT.format(
        name=manifest.name, line="=" * (11 + len(manifest.name)), source=request.source,
        licence=manifest.provenance.licence,
    )  # fmt: skip
    (folder / "LICENSE").write_text(licence, encoding="utf-8")


def _digest(plan: ImportPlan) -> str:
    """Eight digits that tell two readings of the same weights apart: what was said of one is not said of the other."""
    said = msgspec.json.encode((plan.architecture, plan.input, plan.findings, plan.output, plan.calibration))
    return hashlib.sha256(said).hexdigest()[:8]


def _manifest(network: Network, plan: ImportPlan, request: ImportRequest, sha256: str) -> Manifest:
    modules = network.module.named_modules()
    constant = constant_outputs(network, len(plan.findings), made_inputs(plan.input.spec(), PICTURES))
    findings = tuple(
        msgspec.structs.replace(entry, hidden=entry.hidden or str(constant.get(position, "")))
        for position, entry in enumerate(plan.findings)
    )
    if all(entry.hidden for entry in findings):
        raise FileFault(
            "Every output of {name} is constant or has no name: it was never trained.", name=request.checkpoint.name
        )
    return Manifest(
        manifest_version=MANIFEST_VERSION,
        name=request.out.name,
        version=f"0.1.0+{_digest(plan)}",
        architecture=plan.architecture,
        weights=Weights(file=WEIGHTS_FILE, sha256=sha256, dtype="float32"),
        input=plan.input,
        findings=findings,
        output=plan.output,
        calibration=plan.calibration,
        cam=Cam(
            target_layer=next(name for name, module in modules if module is network.target_layer),
            display_max=1.0,
            display_max_source=f"not fitted: 95th percentile of the peaks on {SCALE_PICTURES} made pictures",
        ),
        gate=GateRules(min_side_px=64, max_colourfulness=12.0),
        provenance=Provenance(
            base_weights="",
            training_data="see the makers of the weights",
            licence=plan.licence or "not stated; ask the makers of the weights",
            recipe=request.command,
            metrics={},
            created_at=datetime.now(UTC).isoformat(timespec="seconds"),
        ),
        intended_use=_intended_use(plan),
        limits=(*map(str, IMPORTED_LIMITS), str(Sentence(IMPORTED_FROM, source=request.source))),
    )


def _intended_use(plan: ImportPlan) -> str:
    given = plan.input
    said = {"body_parts": given.body_parts, "modalities": given.modalities, "views": given.view_positions}
    return str(Sentence(IMPORTED_USE, **{name: ", ".join(part) for name, part in said.items()}))


def _map_scale(bundle: Bundle) -> float:
    """The upper end of the colour scale: no labelled pictures are at hand to fit it on."""
    pipeline = Pipeline(bundle, "cpu")
    shown = [entry.key not in pipeline.hidden for entry in bundle.manifest.findings]
    maps = pipeline.run(made_inputs(pipeline.spec, SCALE_PICTURES)).maps[:, np.array(shown)]
    return round(max(float(np.percentile(maps.max(axis=(2, 3)), 95)), 1e-3), 4)
