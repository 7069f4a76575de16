# LocalACE. `make` alone lists the targets.
#
# Everything runs from .venv, which is made from the hash-locked requirements-dev.txt when it is missing, and made anew
# when that file changes.

SHELL       := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
# The interpreter is kept out of the caller's site-packages and settings.
unexport PYTHONPATH PYTHONHOME

PACKAGES := formats cbp_sim gateway scenarios
# A Python that comes without ensurepip (Debian's, for one) makes an environment without pip: then its own pip serves.
PIP      := $$([ -x $(BIN)/pip ] && echo $(BIN)/python -m pip || echo $(PYTHON) -m pip --python $(BIN)/python) \
            --disable-pip-version-check
COMPILE  := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
            --custom-compile-command "make lock"

.PHONY: help demo test lint fmt bench fuzz mutants lock changelog build clean

help: ## List the targets.
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(VENV)/.ready ## Start a CBP of your own, file the first story over TCP, watch the answers.
	@$(BIN)/localace demo

test: lint ## Lint, types, import rule, then every test with a coverage report.
	$(BIN)/python -m pytest -n auto --cov --cov-report=term

lint: $(VENV)/.ready ## Ruff, mypy --strict and the import rule.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

fmt: $(VENV)/.ready ## Sort the imports and format the code.
	$(BIN)/ruff check --fix-only --select I .
	$(BIN)/ruff format .

# These three take minutes and are no part of `make test`; what they are told stands in ARGS.
ARGS ?=
bench: .venv-bench/.locked ## Measure reading and building against slicing and against other libraries (minutes).
	@.venv-bench/bin/python -m bench $(ARGS)

fuzz: .venv-fuzz/.locked ## Feed the readers what nobody would send (10 minutes; ARGS="--seconds 60").
	@.venv-fuzz/bin/python -m fuzz $(ARGS)

mutants: $(VENV)/.ready ## Break the core of formats place by place and see what the tests notice (ARGS="memo cuts").
	@$(BIN)/python -m mutants $(ARGS)

# Pins move only where pyproject.toml asks for it; `make lock UPGRADE=--upgrade` takes the newest of everything.
UPGRADE ?=
lock: $(VENV)/.ready ## Write the requirements files, each with hashes.
	$(COMPILE) $(UPGRADE) --group dev pyproject.toml --output-file requirements-dev.txt
	$(COMPILE) --constraint requirements-dev.txt pyproject.toml --output-file requirements.txt
	$(COMPILE) $(UPGRADE) --constraint requirements-dev.txt pyproject.toml bench/peers.in --output-file requirements-bench.txt
	$(COMPILE) $(UPGRADE) --constraint requirements-dev.txt --group dev pyproject.toml fuzz/engine.in \
	  --output-file requirements-fuzz.txt
	$(COMPILE) $(UPGRADE) --constraint requirements-dev.txt docs/requirements.in --output-file requirements-docs.txt

changelog: $(VENV)/.ready ## Show what the next release would say.
	@$(BIN)/towncrier build --draft --version "$$($(BIN)/python -c 'from importlib.metadata import version as v; print(v("localace"))')"

build: $(VENV)/.ready ## Build the source archive and the wheel into dist/.
	$(BIN)/hatchling build

clean: ## Remove the environment, caches and reports.
	rm -rf $(VENV) .venv-bench .venv-fuzz build dist htmlcov .coverage .coverage.* coverage.xml .hypothesis .import_linter_cache
	rm -rf .mypy_cache .pytest_cache .ruff_cache .venv-docs docs/_build
	find $(PACKAGES) tests -name __pycache__ -type d -prune -exec rm -rf {} +

# This stamp is a copy of the lock it was made from: a new date on the same lock makes nothing anew.
$(VENV)/.locked: requirements-dev.txt
	@if cmp -s $< $@; then touch $@; else \
	  $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	    echo "LocalACE needs Python 3.11 or newer. Name one: make $(or $(MAKECMDGOALS),test) PYTHON=python3.11" >&2; \
	    exit 1; }; \
	  echo "Making $(VENV) from $<. This is done once; the next run goes straight on."; \
	  rm -rf $(VENV); \
	  if $(PYTHON) -c 'import ensurepip' 2>/dev/null; then without=; else without=--without-pip; fi; \
	  $(PYTHON) -m venv $$without $(VENV); \
	  $(PIP) install -qq --no-deps --require-hashes --requirement $<; \
	  cp $< $@; \
	fi

$(VENV)/.ready: $(VENV)/.locked pyproject.toml
	@$(PIP) install -qq --no-deps --no-build-isolation --editable .
	@touch $@

# The benchmark and the fuzzer bring libraries that nothing else needs: each has an environment and a lock of its own,
# and runs the checkout as it stands.
.venv-%/.locked: requirements-%.txt
	@if cmp -s $< $@; then touch $@; else \
	  echo "Making .venv-$* from $<. This is done once; the next run goes straight on."; \
	  rm -rf .venv-$*; \
	  if $(PYTHON) -c 'import ensurepip' 2>/dev/null; then without=; else without=--without-pip; fi; \
	  $(PYTHON) -m venv $$without .venv-$*; \
	  echo '*' > .venv-$*/.gitignore; \
	  if [ -x .venv-$*/bin/pip ]; then pip=".venv-$*/bin/python -m pip"; \
	  else pip="$(PYTHON) -m pip --python .venv-$*/bin/python"; fi; \
	  $$pip --disable-pip-version-check install -qq --no-deps --require-hashes --requirement $<; \
	  cp $< $@; \
	fi

# The docs, with an environment and a lock of their own too. Sphinx reads a folder of written and generated pages.
.PHONY: docs
docs: .venv-docs/.locked ## Build the documentation, the dictionary in it, into docs/_build/html.
	@mkdir -p docs/_build && echo '*' > docs/_build/.gitignore
	@.venv-docs/bin/python -m docs.generate docs/_build/source
	@.venv-docs/bin/python -m sphinx -W --keep-going -Eaq -b html -c docs docs/_build/source docs/_build/html
	@echo "Open docs/_build/html/index.html."
