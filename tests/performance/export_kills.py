"""Kills while `overread export` runs, in all formats and with a zip file; see `tests.performance.kills`.

Half of them come after a random time, half at a random touch of a file: most of the time goes into starting processes,
and what is most at risk, the publishing, takes the least of it.
"""

from __future__ import annotations

import hashlib
import json
import random
import shutil
import subprocess
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path

from core.dicom.reading import open_source, read_frame
from core.export.destination import MANIFEST
from core.export.staging import STAGING
from core.store.database import open_store
from tests.helpers.cases import prediction_for, recorded, said
from tests.helpers.dicom_files import chest_like, write_dx
from tests.performance.kills import (
    Outcome,
    Progress,
    in_silence,
    is_in_flight,
    killed_lines,
    look_at_store,
    victims,
)

CASES = 4
KILLS_A_DESTINATION = 4
READ_EVERY = 10  # of so many destinations one is made with text looked for in the pixels


@dataclass
class ExportOutcome(Outcome):
    """`said`: exports that had returned. `published`: folders whose manifest was there after a kill, each of them
    whole. `not_yet_marked`: kills between the manifest and the mark in the queue, which the next run sets.
    `completed`: runs that were left alone and must have ended what was begun."""

    published: int = 0
    not_yet_marked: int = 0
    completed: int = 0
    with_text_check: int = 0


def run(data_dir: Path, kills: int, seed: int = 1, progress: Progress = in_silence) -> ExportOutcome:
    """Kill exports into one destination after the other; each destination is completed by a run of its own."""
    outcome, moments = ExportOutcome(), random.Random(seed)
    films = made_films(data_dir.parent / "films")
    template = data_dir.with_name("template")
    fill(template, films[:-1])
    longest: dict[str, Whole] = {}
    with victims("tests.helpers.killed_exporter") as process:
        place = 0
        while outcome.kills < kills:
            burned_in = "check" if place % READ_EVERY == READ_EVERY - 1 else "off"
            site = Site(data_dir, data_dir.with_name(f"export-{place}"), burned_in)
            shutil.copytree(template, data_dir)
            if burned_in not in longest:
                longest[burned_in] = site.completed(process, CASES - 1, outcome)
                site.clear()
                shutil.copytree(template, data_dir)
            for number in range(min(KILLS_A_DESTINATION, kills - outcome.kills)):
                if number == KILLS_A_DESTINATION // 2:  # one case more than the export that is there already holds
                    fill(data_dir, films[-1:])
                whole, by_time = longest[burned_in], number % 2 == 0
                after_s = moments.random() * whole.duration_s if by_time else None
                site.kill(process, after_s, 0 if by_time else moments.randint(1, whole.touches), outcome)
                progress(outcome)
            site.completed(process, site.entries()[0], outcome)
            site.clear()
            place += 1
    return outcome


def made_films(folder: Path) -> list[Path]:
    folder.mkdir(parents=True)
    films = range(CASES)
    return [
        write_dx(folder / f"{number}.dcm", chest_like(64 + number, 48, 12), PatientID=f"P-{number}") for number in films
    ]


def fill(data_dir: Path, films: list[Path]) -> None:
    """A case of the queue for each film."""
    store = open_store(data_dir)
    for film in films:
        origin = read_frame(open_source(str(film))).origin
        assert recorded(store, said(prediction_for(origin), "pneumonia", "absent")) is not None
    store.close()


@dataclass(frozen=True, slots=True)
class Whole:
    """How long an export takes that is left alone, and how often it touches a file in its folders."""

    duration_s: float
    touches: int


@dataclass
class Site:
    """A data folder and a destination."""

    data_dir: Path
    destination: Path
    burned_in: str

    def line(self, last_touch: int = 0) -> str:
        return json.dumps([str(self.data_dir), str(self.destination), self.burned_in, last_touch])

    @property
    def zip_file(self) -> Path:
        return self.destination.with_name(f"{self.destination.name}.zip")

    def kill(
        self, process: subprocess.Popen[str], after_s: float | None, last_touch: int, outcome: ExportOutcome
    ) -> None:
        lines = killed_lines(process, self.line(last_touch), after_s)
        outcome.in_flight += is_in_flight(lines)
        outcome.said += any(what == "WHOLE" for _, what, _ in lines)
        outcome.with_text_check += self.burned_in == "check"
        outcome.kills += 1
        look_at_store(self.data_dir, outcome)
        outcome.problems += [f"kill {outcome.kills}: {problem}" for problem in self.problems(outcome)]

    def problems(self, outcome: ExportOutcome) -> list[str]:
        """What claims to be whole and is not."""
        manifests = [path for path in self.destination.rglob(MANIFEST) if STAGING not in path.parts]
        outcome.published += len(manifests)
        found = [problem for manifest in manifests for problem in not_whole(manifest)]
        if self.zip_file.exists():
            with zipfile.ZipFile(self.zip_file) as archive:
                found += [f"{name} in the zip file is damaged" for name in [archive.testzip()] if name]
        outcome.not_yet_marked += len(self.rows()) > self.entries()[1]
        return found

    def rows(self) -> list[str]:
        """The decisions that a published table holds."""
        table = self.destination / "jsonl" / "decisions.jsonl"
        return table.read_text().splitlines() if (table.parent / MANIFEST).exists() else []

    def entries(self) -> tuple[int, int]:
        """How many cases there are, and how many of them are marked as exported."""
        store = open_store(self.data_dir)
        states = [entry.state for entry in store.queue()]
        store.close()
        return len(states), states.count("exported")

    def completed(self, process: subprocess.Popen[str], cases: int, outcome: ExportOutcome) -> Whole:
        """A run that is left alone ends what was begun: every case once, and every case marked."""
        started = time.monotonic()
        lines = killed_lines(process, self.line(), None)
        took_s = time.monotonic() - started
        touches = [int(name) for _, what, name in lines if what == "WHOLE"]
        pictures = len(list((self.destination / "imagefolder").rglob("*.png")))
        instances = len(list((self.destination / "dicom").rglob("*.dcm")))
        ended = bool(touches) and not (self.destination / STAGING).exists()
        counts = (len(self.rows()), len(set(self.rows())), pictures, instances, *self.entries())
        if not ended or counts != (cases,) * len(counts) or not (self.destination / MANIFEST).exists():
            outcome.problems.append(
                f"after kill {outcome.kills}, completed: {ended}, of {cases} cases {counts}; {lines}"
            )
        outcome.problems += self.problems(ExportOutcome())
        look_at_store(self.data_dir, outcome)
        outcome.completed += 1
        return Whole(took_s, touches[0] if touches else 1)

    def clear(self) -> None:
        shutil.rmtree(self.data_dir)
        shutil.rmtree(self.destination)
        self.zip_file.unlink()


def not_whole(manifest: Path) -> list[str]:
    """What is wrong with a folder whose manifest is there: a file that is changed, missing, or not named."""
    root = manifest.parent
    named = {name: digest for digest, name in (line.split("  ") for line in manifest.read_text().splitlines())}
    there = {
        file.relative_to(root).as_posix(): file
        for file in root.rglob("*")
        if file.is_file() and STAGING not in file.parts and file != manifest
    }
    changed = [
        name
        for name, digest in named.items()
        if name not in there or hashlib.sha256(there[name].read_bytes()).hexdigest() != digest
    ]
    others = sorted(set(there) - set(named))
    problems = [f"{root.name}/{name} is not what the manifest says" for name in changed]
    return problems + [f"{root.name}/{name} is not in the manifest" for name in others]
