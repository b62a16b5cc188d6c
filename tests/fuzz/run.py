"""`make fuzz`: thousands of broken files through the two reader processes, held to the bars for hostile files.

    python -m tests.fuzz.run [COUNT] [SEED] [KEEP_FOLDER]

Each file is scanned, read and shrunk to a thumbnail. No file may take longer than `FILE_LIMIT_S`, no process grow by
more than `GROWTH_LIMIT_MB`, and every failure must be one sentence that names the file. What fails is kept with its
seed in KEEP_FOLDER (default: build/fuzz).
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from core.dicom.files import ScannedFile
from core.errors import EnvironmentFault, WorkerFault
from core.intake.service import Reader
from core.settings import STANDARD_LIMITS
from tests.helpers.mutations import good_files, mutated

FILE_LIMIT_S = 5.0
GROWTH_LIMIT_MB = 1024.0
SEED = "overread-1"
SHARED = Path(__file__).resolve().parents[3] / "shared" / "dicom"


@dataclass
class Findings:
    """What a run came to. `faults`: what breaks a bar, by seed."""

    outcomes: Counter[str] = field(default_factory=Counter)
    faults: dict[str, str] = field(default_factory=dict)
    slowest_s: float = 0.0
    largest_mb: float = 0.0


class Trial:
    """A reader, and the peak memory of its processes over what they take when idle."""

    def __init__(self) -> None:
        self.reader = Reader(STANDARD_LIMITS)
        self.reader.start()
        self.seconds = self.growth_mb = 0.0
        self._resting: dict[int, float] = {}

    def try_file(self, path: Path) -> tuple[str, list[str]]:
        """One word for what became of the file, and the bars that it breaks."""
        started = time.monotonic()
        faults: list[str] = []
        found: list[ScannedFile] = []
        sentences: list[str] = []
        outcome = "shown"
        try:
            self.reader.scan([str(path)], found.extend).result()
            sentences += [file.instance.problem for file in found if file.instance.problem]
            self.reader.read(str(path)).result()
            self.reader.thumbnail(str(path), 1, 64).result()
        except EnvironmentFault as fault:
            sentences.append(fault.message)
            outcome = "lost a process" if isinstance(fault, WorkerFault) else "refused"
        except Exception as error:  # noqa: BLE001 - whatever is no sentence is what the run looks for
            faults.append(f"no sentence: {error!r}")
        faults += [sentence for sentence in sentences if "broke the file scanner" in sentence]
        self.seconds = time.monotonic() - started
        faults += [f"not one sentence with the name: {s!r}" for s in sentences if not _is_fit(s, path.name)]
        if self.seconds > FILE_LIMIT_S:
            faults.append(f"took {self.seconds:.1f} s")
        self.growth_mb = self._growth_mb()
        if self.growth_mb > GROWTH_LIMIT_MB:
            faults.append(f"a process grew by {self.growth_mb:.0f} MB")
            self._renew()
        return outcome, faults

    def close(self) -> None:
        self.reader.close()

    def _renew(self) -> None:
        """Fresh processes: the peak of the old ones would hide what comes."""
        self.reader.close()
        self.reader = Reader(STANDARD_LIMITS)
        self.reader.start()

    def _growth_mb(self) -> float:
        growth = 0.0
        for process in self.reader.process_ids:
            peak = _peak_mb(process)
            growth = max(growth, peak - self._resting.setdefault(process, peak))
        return growth


def _peak_mb(process: int) -> float:
    """The peak resident memory of a process; 0 where the system does not tell."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM")), 0.0)


def _is_fit(sentence: str, name: str) -> bool:
    clean = "\n" not in sentence and "\x1b" not in sentence and "Traceback" not in sentence
    return clean and name in sentence and sentence.endswith(".") and len(sentence) < 700


def fuzz(count: int, seed: str, folder: Path, others: tuple[Path, ...] = (), keep: Path | None = None) -> Findings:
    """Try `count` mutations; the files that break a bar are kept in `keep`."""
    sources = good_files(folder / "good", *others)
    findings, trial = Findings(), Trial()
    trial.try_file(sources[0])
    try:
        for index in range(count):
            case = f"{seed}-{index}"
            data, made_by = mutated(case, sources)
            path = folder / f"case-{index}.dcm"
            path.write_bytes(data)
            outcome, faults = trial.try_file(path)
            findings.outcomes[outcome] += 1
            findings.slowest_s = max(findings.slowest_s, trial.seconds)
            findings.largest_mb = max(findings.largest_mb, trial.growth_mb)
            if faults:
                findings.faults[case] = f"{made_by}: {'; '.join(faults)}"
                if keep is not None:
                    keep.mkdir(parents=True, exist_ok=True)
                    (keep / f"{case}.dcm").write_bytes(data)
            path.unlink()
    finally:
        trial.close()
    return findings


def main(arguments: list[str]) -> int:
    count = int(arguments[0]) if arguments else 5000
    seed = arguments[1] if len(arguments) > 1 else SEED
    keep = Path(arguments[2] if len(arguments) > 2 else "build/fuzz")
    others = (SHARED,) if SHARED.is_dir() else ()
    with tempfile.TemporaryDirectory() as folder:
        findings = fuzz(count, seed, Path(folder), others, keep)
    print(f"{count} files: {dict(findings.outcomes)}")
    print(f"slowest file {findings.slowest_s:.2f} s, largest growth of a process {findings.largest_mb:.0f} MB")
    for case, fault in findings.faults.items():
        print(f"{case}: {fault}")
    return 1 if findings.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
