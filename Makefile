# The two commands: `make demo` and `make test`. The others are for those who work on it: `make help`.

BOOTSTRAP_PYTHON := $(shell command -v python3.12 || command -v python3 || command -v python)
PYTHON := .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help demo test test-full install lint fix features schema messages pins wheel clean

help: ## what there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 20

demo: ## the product in the browser, from a bare checkout; Ctrl-C stops it
	@$(or $(BOOTSTRAP_PYTHON),$(error Missing: Python 3.12)) tools/bootstrap.py run
	@exec $(PYTHON) -m saleor_postventa.demo

install: ## everything that working on it needs
	@$(or $(BOOTSTRAP_PYTHON),$(error Missing: Python 3.12)) tools/bootstrap.py test

test: install ## everything that can be checked here, and a list of what cannot
	@$(PYTHON) -m tools.check

test-full: install ## the big counts too (under an hour)
	@$(PYTHON) -m tools.check --full

lint: ## rules, format, imports, types
	@$(PYTHON) -m tools.check ruff imports mypy

fix: ## what a machine can put right
	@.venv/bin/ruff check --fix . && .venv/bin/ruff format . && $(PYTHON) -m tools.packages --write

features: ## each row of docs/features.md with the tests that prove it
	@$(PYTHON) -m tools.features

schema: ## write the SDL of our API to graphql/api/schema.graphql
	@$(PYTHON) -m tools.manage print_api_schema --write

messages: ## bring new texts into the catalogues, compile them, list the events
	@$(PYTHON) -m tools.messages update && $(PYTHON) -m tools.messages compile && $(PYTHON) -m tools.events

pins: ## pin the newest versions that requirements/*.in allow, with hashes
	@cd requirements && for name in base dev; do \
		../.venv/bin/uv pip compile -q --no-config --generate-hashes --no-header --python-version 3.12 --upgrade $$name.in -o $$name.txt || exit 1; done

wheel: ## build the release into dist/, the dashboard in it
	@$(or $(BOOTSTRAP_PYTHON),$(error Missing: Python 3.12)) tools/bootstrap.py wheel
	@$(PYTHON) -m tools.wheel

clean: ## everything that was made here but .venv and node_modules
	@rm -rf build dist var .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache test-results dashboard-extension/dist
