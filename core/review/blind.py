"""Which findings the reader has answered before she sees what the network says of them.

A wrong network drags its readers with it (Bernstein et al., Eur Radiol 2023), so that its word comes after theirs.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from core.findings import Finding


def answered(findings: Sequence[Finding], judged: Collection[str]) -> frozenset[str]:
    """The findings whose question has an answer, where the reader has given a verdict on those in `judged`.

    The members of an exclusive group are one question: their probabilities add up to 1, so that each of them gives the
    others away. A finding outside of any group is a question of its own.
    """
    groups = {finding.exclusive_group for finding in findings if finding.key in judged}
    return frozenset(
        finding.key
        for finding in findings
        if finding.key in judged or (finding.exclusive_group is not None and finding.exclusive_group in groups)
    )
