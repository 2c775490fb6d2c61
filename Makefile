# `make` lists what there is. Each target sets up what it needs by itself.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install
READY := $(VENV)/.ready
READY_DEV := $(VENV)/.ready-dev
READY_BENCH := $(VENV)/.ready-bench

.DEFAULT_GOAL := help
.PHONY: help demo test check gate score bench bench-corpora reference accept clean

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(READY)  ## read a sample page, show its record, write it as HTML
	@mkdir -p build
	@$(BIN)/elchi read examples/mixed-page.txt --html build/demo.html
	@echo "Every entry highlighted in place: $(CURDIR)/build/demo.html"
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] && command -v xdg-open >/dev/null; then \
		(xdg-open build/demo.html >/dev/null 2>&1 &); fi

test: check gate  ## all tests: lint, types, floors of quality, then the test suite
	@$(BIN)/python -m pytest

check: $(READY_DEV)  ## lint and types
	@$(BIN)/ruff check .
	@$(BIN)/mypy

gate: $(READY_DEV)  ## the floors of quality (`python evaluation/gate.py --raise` lifts them)
	@$(BIN)/python evaluation/gate.py

score: $(READY)  ## accuracy on the gold pages at hand
	@$(BIN)/elchi score

bench: $(READY_BENCH)  ## speed, start-up and memory, beside what others need
	@$(BIN)/python -W ignore -m benchmarks.run

bench-corpora: $(READY_BENCH)  ## accuracy on texts that others annotated, and on parallel sentences
	@$(BIN)/python -W ignore -m benchmarks.corpora
	@$(BIN)/python -W ignore -m benchmarks.parallel

reference: $(READY)  ## write the generated pages of docs/reference anew
	@$(BIN)/python docs/reference/generate.py

accept: $(READY)  ## write the snapshots of sample pages anew (PAGE=examples/… for one); review the difference
	@$(BIN)/python tests/docs/snapshots.py $(PAGE)

clean:  ## remove what the other targets made
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "elchi needs Python 3.11 or newer; set PYTHON=…" >&2; exit 1; }
	@test -x $(BIN)/python && $(BIN)/python -m pip --version >/dev/null 2>&1 || { \
		$(PYTHON) -c 'import ensurepip' 2>/dev/null || bash .ci/packages; \
		rm -rf $(VENV); $(PYTHON) -m venv $(VENV); }
	@echo "setting up $(VENV) …"
	@$(PIP) --editable .
	@touch $@

$(READY_DEV): $(READY)
	@$(PIP) --editable '.[dev]'
	@touch $@

$(READY_BENCH): $(READY)
	@$(PIP) --editable '.[bench]'
	@touch $@
