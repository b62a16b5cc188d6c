"""Three hundred broken files on every run; `make fuzz` tries five thousand."""

from __future__ import annotations

from pathlib import Path

from tests.fuzz.run import SEED, fuzz


def test_broken_files_cost_a_sentence_and_little_time_or_memory(tmp_path: Path) -> None:
    findings = fuzz(300, SEED, tmp_path)
    assert findings.faults == {}
    assert sum(findings.outcomes.values()) == 300
    assert set(findings.outcomes) <= {"shown", "listed", "refused", "lost a process"}
