# make run     set everything up and open the window on the example studies
# make test    set everything up and run every test
# make memory  watch the memory of the network's process over 2,000 images
# make papers  the guide of the window, the third-party licences and the bill of materials (resources/)
# make screenshots  pictures for docs/, and every main state in both themes at 1.0, 1.5 and 2.0 (build/window-states)
# make translations  bring resources/i18n/*.ts up to date with the source
# make fuzz    read 5,000 broken files, each made from a good one
# make claims  let four processes claim 2,000 queue entries at once, on SQLite and on PostgreSQL
# make kills   kill -9 what records verdicts, adjudicates and exports, 200 times each, and look for what is lost
#              (build/kills.json)
# make canaries  search sixty planted patients with both searches of an export, and export them (build/canaries.json)
# make full-disk  meet a full disk after every page and every file of a verdict, the queue and an export (as root)
# make bundle  the frozen application of this system, in dist/overread
# make smoke   try that bundle as a machine without Python, network and home would have it (build/smoke)
# make packages  a Debian package and a relocatable tar of that bundle, in dist
# make gate    hold the gate against families of wrong pictures (needs the data folder beside the checkout)
PYTHON := .venv/bin/python
.DEFAULT_GOAL := run
.PHONY: setup run test fuzz lint screenshots translations papers conformance bench memory claims kills canaries full-disk gate bundle smoke packages clean

setup:
	@bash packaging/setup.sh

run: setup
	@$(PYTHON) packaging/run_window.py

# One thread a process: the tests run several networks at a time, which would else fight for the cores. Two processes
# at most: each grows to 3 GB. A file stays whole, for its tests share what is dear to make.
test: setup
	OMP_NUM_THREADS=1 $(PYTHON) -m pytest -q --durations=25 -n auto --maxprocesses 2 --dist loadfile --no-loadscope-reorder

fuzz: setup
	$(PYTHON) -m tests.fuzz.run

lint: setup
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/mypy --platform win32 --no-warn-unreachable --cache-dir .mypy_cache/win32
	.venv/bin/mypy --platform darwin --no-warn-unreachable --cache-dir .mypy_cache/darwin
	.venv/bin/lint-imports
	$(PYTHON) -m pytest -q tests/test_rules.py

screenshots: setup
	$(PYTHON) packaging/screenshots.py docs/screenshots
	for language in en vi zh_CN; do $(PYTHON) packaging/screenshots.py --guide $$language || exit; done
	$(PYTHON) packaging/window_states.py build/window-states

translations: setup
	$(PYTHON) packaging/translations.py

papers: setup
	$(PYTHON) packaging/make_guide.py
	$(PYTHON) packaging/make_licences.py

conformance: setup
	$(PYTHON) -m tests.conformance.report

memory: setup
	$(PYTHON) -m tests.performance.memory

claims: setup
	$(PYTHON) -m tests.performance.claims

kills: setup
	$(PYTHON) -m tests.performance.kills

bench: setup
	.venv/bin/overread bench

canaries: setup
	$(PYTHON) -m tests.canaries.run

full-disk: setup
	EVERY_PAGE=1 $(PYTHON) -m pytest -q tests/flow/test_full_disk.py

bundle: setup
	@$(PYTHON) -c "import PyInstaller" 2>/dev/null || .venv/bin/pip install --quiet --editable ".[bundle]"
	$(PYTHON) -m PyInstaller packaging/overread.spec --noconfirm --log-level WARN
	$(PYTHON) packaging/bundle_sizes.py

smoke:
	$(PYTHON) packaging/smoke.py --source --trace

packages:
	$(PYTHON) packaging/linux/make_packages.py

gate: setup
	.venv/bin/overread gate ../shared/datasets/cxr4/manifest.csv --dicom ../shared/dicom --out runs/gate

clean:
	rm -rf .venv .cache build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find app core tests packaging -name __pycache__ -type d -prune -exec rm -rf {} +
