"""What `overread evaluate` leaves in its folder."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from core.bundles.figures import write_evaluation
from core.learning.chart_pictures import write_chart_pages
from core.learning.html_report import ReportPage, html_of

HTML_FILE, JSON_FILE, CASES_FILE = "report.html", "report.json", "cases.csv"


def write_report(page: ReportPage, out: Path) -> None:
    """`report.html`, the charts as PNG, `report.json`, `evaluation.json`, `cases.csv` with every image's probabilities.

    `evaluation.json` names no file and no patient; only the page shows pictures."""
    out.mkdir(parents=True, exist_ok=True)
    (out / HTML_FILE).write_text(html_of(page), encoding="utf-8", errors="backslashreplace")
    write_chart_pages(page.evaluation, out)
    write_evaluation(page.evaluation, out)
    figures = {key: value for key, value in page.report.items() if key != "cases"}
    (out / JSON_FILE).write_text(json.dumps(figures, indent=1, allow_nan=False) + "\n", encoding="utf-8")
    cases = page.report["cases"]
    with (out / CASES_FILE).open("w", newline="", encoding="utf-8", errors="backslashreplace") as stream:
        writer = csv.DictWriter(stream, list(cases[0]))
        writer.writeheader()
        writer.writerows(cases)
