# Every command there is. `make demo` and `make test` need nothing but Python 3.11 and make.
SHELL := /bin/sh
PYTHON ?= python3
PY := .venv/bin/python
export PYTHONDONTWRITEBYTECODE ?=

.PHONY: help setup demo codes test hunt check bench look messages clean lock

help:
	@echo "make demo    run the whole product with an invented association"
	@echo "make test    run all tests"
	@echo "make codes   print the demo's log-ins with fresh codes"
	@echo "make check   format, lint, types, contracts, migrations, translations"
	@echo "make look    pictures of every page into build/look"
	@echo "make hunt    long searches for faults"
	@echo "make bench   the promises, as ratios to a peer"
	@echo "make setup   only install; the others call it"
	@echo "make clean   remove what was made here, the demo's database included"

setup:
	@"$(PYTHON)" scripts/setup.py

# Exported, not written before the command: without a shell between, ending make ends the demo.
demo codes: export WARME_DEMO = 1
demo codes: export WARME_TODAY = 2026-11-23

demo: setup
	@$(PY) -m portal.manage demo

codes: setup
	@$(PY) -m portal.manage demo --codes

test: setup
	@$(PY) -m pytest -m "not hunt"

hunt: setup
	@$(PY) -m pytest -m hunt --timeout 7200

check: setup
	@$(PY) scripts/check.py

bench: setup
	@for file in bench/*.py; do $(PY) "$$file" || exit 1; done

look: setup
	@$(PY) scripts/look.py

messages: setup
	@$(PY) scripts/messages.py --write

lock: setup
	@$(PY) -m uv pip compile -q --universal --python-version 3.11.2 --generate-hashes --no-header --extra portal --extra dev pyproject.toml -o lock/everything.txt

clean:
	@"$(PYTHON)" scripts/clean.py
