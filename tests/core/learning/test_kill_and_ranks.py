"""Kill -9 in the middle of an epoch, and several processes: both end in one set of weights."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.training_process import digest_of
from tests.helpers.training_sets import write_classes

pytestmark = pytest.mark.engine
ROOT = Path(__file__).resolve().parents[3]
MODULE = "tests.helpers.training_process"


def started(command: list[str], data: Path, out: Path, batch_size: int = 4) -> subprocess.Popen[str]:
    """In a process group of its own, so that a kill takes its loader along, as a power cut would."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", "OMP_NUM_THREADS": "1"}
    return subprocess.Popen(
        [*command, MODULE, str(data), str(out), str(batch_size)], cwd=ROOT, env=environment, text=True,
        start_new_session=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def final_weights(out: Path) -> str:
    import torch

    return digest_of(torch.load(out / "run" / "checkpoint.pt", weights_only=True)["average"])


def test_a_run_that_is_killed_in_an_epoch_ends_in_the_same_weights(tmp_path: Path) -> None:
    data = write_classes(tmp_path / "set", 30)  # 25 batches an epoch: one report within it, and a loader process
    command = [sys.executable, "-m"]
    with started(command, data, tmp_path / "whole", batch_size=2) as whole:
        said = whole.communicate()[0]
    assert whole.returncode == 0, said
    with started(command, data, tmp_path / "cut", batch_size=2) as cut:
        assert cut.stdout is not None
        for line in cut.stdout:
            if re.match(r"epoch 2: 20/", line):
                os.killpg(cut.pid, signal.SIGKILL)
                break
    assert cut.returncode == -signal.SIGKILL
    with started(command, data, tmp_path / "cut", batch_size=2) as resumed:
        assert "Going on after epoch 1 of 3." in resumed.communicate()[0]
    assert final_weights(tmp_path / "cut") == final_weights(tmp_path / "whole")


def test_two_processes_share_one_run(tmp_path: Path) -> None:
    """torchrun as it is: the same weights in both, and only the first writes."""
    data = write_classes(tmp_path / "set", 12)
    command = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2", "-m"]
    with started(command, data, tmp_path / "out") as process:
        said = process.communicate()[0]
    assert process.returncode == 0, said
    ranks = dict(re.findall(r"rank (\d) ([0-9a-f]{64})", said))
    assert set(ranks) == {"0", "1"}
    assert ranks["0"] == ranks["1"] == final_weights(tmp_path / "out")
    assert said.count("epoch 3/3") == 1
    assert (tmp_path / "out" / "manifest.json").is_file()


def test_processes_take_turns_and_miss_no_image() -> None:
    from core.learning.sampling import share_of

    chunk = [(k, 0) for k in range(8)]
    shares = [share_of(chunk, rank, 2) for rank in range(2)]
    assert sorted(shares[0] + shares[1]) == chunk
    assert len(shares[0]) == len(shares[1])
