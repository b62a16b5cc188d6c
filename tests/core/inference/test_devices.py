"""Devices that are too small or too inexact, simulated with the real network: no GPU was at hand."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from core.bundles.library import Bundle
from core.errors import WorkerOutOfMemory
from core.findings import Precision
from core.imaging.network_input import normalised_batch
from core.inference.calibration import probabilities
from core.inference.engine.devices import is_out_of_memory, largest_batch
from core.inference.engine.forward import Forward, RawOutput
from core.inference.engine.precision import (
    TOLERANCE,
    Probabilities,
    autocast,
    checked,
    choose_precision,
    seeded_pictures,
)
from core.inference.engine.weights import load_network
from core.inference.service import Engine
from core.inference.worker import EngineArgument
from core.workers.child import ChildOptions
from core.workers.lane import Lane
from tests.helpers.pictures import chest_frame
from tests.helpers.small_device import cramped

pytestmark = pytest.mark.engine
CPU = torch.device("cpu")


class OnAnAccelerator(Forward):
    """Says that it is on CUDA until it has to leave; computes on the CPU all the while."""

    def _place(self, device: torch.device) -> None:
        super()._place(CPU)
        self.device = device

    def _placed(self, inputs: NDArray[np.float32]) -> torch.Tensor:
        return torch.from_numpy(inputs)

    def _image_bytes(self, one: NDArray[np.float32]) -> int:
        return 0


def inputs_for(bundle: Bundle, count: int) -> NDArray[np.float32]:
    spec = bundle.manifest.input_spec()
    return normalised_batch(seeded_pictures(count, spec.height, spec.width), spec)


def forward_with(bundle: Bundle, largest: int) -> tuple[Forward, list[str]]:
    said: list[str] = []
    forward = Forward(cramped(load_network(bundle), lambda: largest), CPU)
    forward.notify = said.append
    return forward, said


def test_out_of_memory_halves_the_batch_until_it_fits(random_bundle: Bundle) -> None:
    forward, said = forward_with(random_bundle, 2)
    inputs = inputs_for(random_bundle, 8)
    output = forward.run(inputs)
    assert output.chunk == 2
    assert said == [
        "cpu ran out of memory; images are now analysed 4 at a time.",
        "cpu ran out of memory; images are now analysed 2 at a time.",
    ]
    expected = [Forward(load_network(random_bundle), CPU).run(inputs[i : i + 2]) for i in range(0, 8, 2)]
    assert np.array_equal(output.logits, np.concatenate([one.logits for one in expected]))
    assert np.array_equal(output.maps, np.concatenate([one.maps for one in expected]))
    said.clear()
    assert forward.run(inputs).chunk == 2  # it has learned
    assert said == []


def test_a_single_image_that_does_not_fit_goes_to_the_cpu(
    random_bundle: Bundle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(torch.cuda, "empty_cache", lambda: None)
    monkeypatch.setattr(torch.cuda, "get_device_name", lambda device: "Small GPU")
    said: list[str] = []
    holder: list[Forward] = []
    network = cramped(load_network(random_bundle), lambda: 0 if holder and holder[0].device.type == "cuda" else 99)
    forward = OnAnAccelerator(network, torch.device("cuda", 0))
    holder.append(forward)
    forward.notify = said.append
    inputs = inputs_for(random_bundle, 2)
    output: RawOutput = forward.run(inputs)
    assert (str(forward.device), forward.chosen.precision, output.chunk) == ("cpu", "float32", 1)
    assert "ran out of memory even for one image; the network now runs on the CPU" in said[-1]
    assert "the network runs on the CPU" in forward.chosen.reason
    expected = [Forward(load_network(random_bundle), CPU).run(inputs[i : i + 1]).logits for i in range(2)]
    assert np.array_equal(output.logits, np.concatenate(expected))


def test_where_the_cpu_is_too_small_as_well_it_is_one_sentence(random_bundle: Bundle) -> None:
    forward, _ = forward_with(random_bundle, 0)
    with pytest.raises(WorkerOutOfMemory, match="more memory than this computer has left") as caught:
        forward.run(inputs_for(random_bundle, 2))
    assert "\n" not in caught.value.message


def test_another_fault_of_the_network_is_no_lack_of_memory(random_bundle: Bundle) -> None:
    forward, _ = forward_with(random_bundle, 99)
    with pytest.raises(RuntimeError, match="expected"):
        forward.run(np.zeros((1, 2, 224, 224), dtype=np.float32))
    assert is_out_of_memory(RuntimeError("MPS backend out of memory (MPS allocated: 9 GB)"))
    assert is_out_of_memory(RuntimeError("DefaultCPUAllocator: can't allocate memory: you tried to allocate 1 bytes"))
    assert not is_out_of_memory(RuntimeError("size mismatch"))


def test_the_reader_is_told_across_the_processes(random_bundle: Bundle) -> None:
    said: list[str] = []
    engine = Engine(random_bundle, "cpu", on_notice=said.append)
    argument = EngineArgument(random_bundle.folder, "cpu")
    engine._lane = Lane(ChildOptions("network", "tests.helpers.small_device:serve", argument))
    engine.start()
    try:
        predictions = engine.predict_batch([chest_frame(seed) for seed in range(8)], maps=False).result()
        assert [prediction.run.batch_size for prediction in predictions] == [4] * 8
        assert said == ["cpu ran out of memory; images are now analysed 4 at a time."]
        assert engine.status().result().batch_size == 4
    finally:
        engine.close()


def at_precision(bundle: Bundle, spoilt: float) -> Probabilities:
    """The real probabilities; below float32, of logits that are `spoilt` by that share."""
    forward = Forward(load_network(bundle), CPU)
    logits = forward.run(inputs_for(bundle, 3)).logits

    def measured(precision: Precision) -> NDArray[np.float64]:
        return probabilities(logits * np.float32(1 + (spoilt if precision != "float32" else 0)), bundle.manifest)

    return measured


def test_half_precision_is_used_where_it_moves_no_probability(random_bundle: Bundle) -> None:
    chosen = checked("bfloat16", at_precision(random_bundle, 1e-5))
    assert chosen.precision == "bfloat16"
    assert "moves no probability" in chosen.reason


def test_the_check_casts_the_real_network(random_bundle: Bundle) -> None:
    """bfloat16 as a CPU has it: the check finds what a direct comparison finds."""
    forward = Forward(load_network(random_bundle), CPU)
    inputs = inputs_for(random_bundle, 3)
    measured = forward._probing(inputs, random_bundle.manifest)
    with torch.inference_mode(), autocast(CPU, "bfloat16"):
        features = forward.network.features(torch.from_numpy(inputs)).float()
    with torch.inference_mode():
        logits = forward.network.head(features.mean(dim=(2, 3))).numpy()
    cast = probabilities(logits, random_bundle.manifest)
    assert np.array_equal(measured("bfloat16"), cast)
    moved = np.abs(cast - measured("float32")).max()
    assert moved > 0
    assert (checked("bfloat16", measured).precision == "bfloat16") == (moved <= TOLERANCE)
    assert forward.chosen.precision == "float32"


@pytest.mark.parametrize("spoilt", [1e4, float("nan")], ids=["moved", "not a number"])
def test_half_precision_that_moves_a_probability_is_left_alone(random_bundle: Bundle, spoilt: float) -> None:
    chosen = checked("bfloat16", at_precision(random_bundle, spoilt))
    assert chosen.precision == "float32"
    assert "float32 is used" in chosen.reason


def test_what_the_device_cannot_do_at_half_precision_is_named() -> None:
    def measured(precision: Precision) -> NDArray[np.float64]:
        raise RuntimeError('"conv" not implemented for Half\nmore')

    chosen = checked("float16", measured)
    assert chosen.precision == "float32"
    assert chosen.reason == 'float16 does not work here ("conv" not implemented for Half); float32 is used.'


def test_a_cpu_and_a_reader_who_asks_get_float32() -> None:
    def measured(precision: Precision) -> NDArray[np.float64]:
        raise AssertionError("nothing is to be measured")

    assert choose_precision(CPU, "auto", measured).precision == "float32"
    assert choose_precision(torch.device("cuda"), "float32", measured).precision == "float32"


def test_batches_fit_the_memory_that_is_free(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "mem_get_info", lambda device: (1000 * 2**20, 8 * 2**30))
    cuda = torch.device("cuda", 0)
    sizes = [largest_batch(cuda, megabytes * 2**20) for megabytes in (1, 10, 60, 400, 4000)]
    assert sizes == [64, 32, 8, 1, 1]
    assert largest_batch(CPU, 0) == 16
