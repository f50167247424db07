# Everything starts from nothing: a virtual environment in .venv, then the job.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo report docs test test-heavy soak fuzz audit lock lint clean

.venv/installed: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

.venv/installed-dev: .venv/installed requirements-dev.txt
	$(BIN)/python -m pip install --quiet --constraint requirements-dev.txt --editable '.[dev]'
	touch $@

demo: .venv/installed
	$(BIN)/python -m newsbot.cli.demo

# Your own pages, from nothing to a report of them: make report PAGES=~/saved-pages
PAGES ?= samples
RECORDS := output/$(notdir $(patsubst %/,%,$(PAGES))).jsonl
report: .venv/installed
	$(BIN)/newsbot extract $(PAGES) -o $(RECORDS); test $$? -le 1
	$(BIN)/newsbot report $(RECORDS) -o report.html
	@echo "open $(CURDIR)/report.html in a browser"

# The documentation as a site, in site/; a link that leads nowhere, or a table that cannot be made, ends it.
docs: .venv/installed
	$(BIN)/python -m pip install --quiet --editable '.[docs]'
	NO_MKDOCS_2_WARNING=1 PYTHONPATH=. $(BIN)/mkdocs build --strict --quiet

lint: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy

# The tests of fleets need Debian's redis-server: as root it is installed, else they are skipped where it is missing.
test: lint
	command -v redis-server || { apt-get update -qq && apt-get install -y -qq redis-server; } || true
	$(BIN)/pytest -n 2 -m 'not heavy'

# The browser's tests need Debian's Chromium: as root it is installed, else they are skipped where it is missing.
test-heavy: .venv/installed-dev
	$(BIN)/python -m pip install --quiet --editable '.[docs,js,minhash,ray,s3-server,spidermon]'
	command -v chromium || { apt-get update -qq && apt-get install -y -qq chromium; } || true
	command -v systemd-analyze || { apt-get update -qq && apt-get install -y -qq systemd; } || true
	$(BIN)/pytest -m 'heavy or browser'
	$(BIN)/pytest tests/runs/test_scheduled_by_systemd.py tests/runs/test_scheduled_with_spidermon.py tests/jobs

# Kills of local, live and scheduled runs at random moments: make soak KILLS=1000 SEED=1
KILLS ?= 100
SEED ?= 0
soak: .venv/installed-dev
	$(BIN)/python -m tests.soak --kills $(KILLS) --seed $(SEED)

# Each fuzz target in turn for so long: make fuzz SECONDS=600. What is found lies in fuzz/found/TARGET/.
SECONDS ?= 60
TARGETS ?= page plain_text feed sitemap section sources loaders robots tail
fuzz: .venv/installed
	$(BIN)/python -m pip install --quiet --editable '.[fuzz]'
	for target in $(TARGETS); do $(BIN)/python -m fuzz $$target --seconds $(SECONDS) || exit 1; done

# Known vulnerabilities of what the lock names; it fails where one cannot be looked up. Needs the internet.
audit: .venv/installed
	$(BIN)/python -m pip install --quiet --editable '.[audit]'
	$(BIN)/pip-audit --strict --disable-pip --no-deps --requirement requirements-dev.txt

# The versions that development works with, for all platforms and Pythons.
lock: .venv/installed
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --upgrade --universal --no-header --no-annotate --no-emit-index-url \
		--python-version 3.11 --extra dev pyproject.toml --output-file requirements-dev.txt

clean:
	rm -rf .venv build *.egg-info .mypy_cache .ruff_cache .pytest_cache
