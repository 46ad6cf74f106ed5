# Two commands for a fresh machine: `make demo` and `make test`. Python 3.11 or newer is all they need.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input install --quiet

.PHONY: demo test lint evaluate bench locks clean help

help: ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/' | expand -t 12

demo: .venv/run.done ## read examples/ and print the stories in it
	@$(BIN)/khabar story examples --format text
	@echo
	@echo "Read one page:         $(BIN)/khabar read examples/alraafid-01.html"
	@echo "See what was dropped:  $(BIN)/khabar read --explain examples/alraafid-01.html"
	@echo "For programs:          $(BIN)/khabar story examples --format json"
	@echo "Where to go next:      docs/tutorial.md follows this story step by step"

test: .venv/dev.done lint ## every check: style, types, import direction, tests
	$(BIN)/python -m pytest

lint: .venv/dev.done
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

evaluate: .venv/dev.done ## accuracy on gold, compared with evaluation/floors.json
	$(BIN)/python -m evaluation $(ARGS)

bench: .venv/bench.done ## extractors and date finders beside the peers: what is right, speed, memory
	$(BENCH)/python -m benchmarks $(ARGS)

.venv/python.done:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Khabar needs Python 3.11 or newer; name one with: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv .venv
	@touch $@

.venv/run.done: .venv/python.done locks/run.lock pyproject.toml
	@echo "Installing what Khabar needs (once) ..."
	@$(PIP) --require-hashes -r locks/run.lock
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

.venv/dev.done: .venv/run.done locks/dev.lock
	@echo "Installing what the checks need (once) ..."
	@$(PIP) --require-hashes -r locks/dev.lock
	@touch $@

# The peers live in an environment of their own. Their lock is complete, so nothing is left to resolve: --no-deps keeps pip
# 23.2 and older from failing on extras spelled in two ways (lxml[html-clean], lxml[html_clean]).
.venv/bench.done: .venv/python.done locks/bench.lock pyproject.toml
	@echo "Installing the peers (once) ..."
	$(PYTHON) -m venv .venv/bench
	@$(BENCH_PIP) --no-deps --require-hashes -r locks/bench.lock
	@$(BENCH_PIP) --no-deps --no-build-isolation -e .
	@touch $@
BENCH := .venv/bench/bin
BENCH_PIP := $(BENCH)/python -m pip --disable-pip-version-check --no-input install --quiet

locks: ## resolve the dependencies of pyproject.toml anew (needs uv)
	uv pip compile pyproject.toml --group build $(LOCK) -o locks/run.lock
	uv pip compile pyproject.toml --group build --group dev -c locks/run.lock $(LOCK) -o locks/dev.lock
	uv pip compile pyproject.toml --group build --group bench -c locks/run.lock $(LOCK) -o locks/bench.lock
LOCK := --universal --generate-hashes --python-version 3.11 --no-emit-index-url --no-emit-find-links --quiet

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
