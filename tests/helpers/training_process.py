"""A training run in a process of its own, to be killed, or to be one of several.

`python -m tests.helpers.training_process DATA OUT BATCH_SIZE` trains; every process says the SHA-256 of its final
weights.
"""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path


def digest_of(state: dict) -> str:  # type: ignore[type-arg]
    digest = hashlib.sha256()
    for name, tensor in state.items():
        digest.update(name.encode() + tensor.numpy().tobytes())
    return digest.hexdigest()


def main() -> None:
    import torch

    from core.learning import run
    from core.learning.training import Trainer
    from tests.helpers.training_sets import request

    torch.set_num_threads(1)
    trainers: list[Trainer] = []
    make = run._trainer

    def remembered(*args):  # type: ignore[no-untyped-def]
        trainers.append(make(*args))
        return trainers[-1]

    run._trainer = remembered
    given = request(Path(sys.argv[1]), Path(sys.argv[2]), epochs=3, batch_size=int(sys.argv[3]))
    run.train(given, lambda line: print(line, flush=True))
    rank = os.environ.get("RANK", "0")
    print(f"rank {rank} {digest_of(trainers[0].average.state_dict())}", flush=True)


if __name__ == "__main__":
    main()
