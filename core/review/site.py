"""What the settings say of a site's review."""

from __future__ import annotations

from core.review.queue_rules import QueueSite
from core.review.sampling import AgreementSample
from core.settings import Settings


def queue_site(settings: Settings) -> QueueSite:
    return QueueSite(settings.second_read, settings.claim_min)


def agreement_sample(settings: Settings) -> AgreementSample:
    return AgreementSample(settings.agreement_sample_percent, settings.agreement_sample_seed)
