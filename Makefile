# The first target that needs it makes .venv; nothing has to be done before `make run` or `make test`.
# Linux and macOS. On Windows: `uv run census-app` and `uv run pytest` (see README.md).

SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help run test check format lint types imports screens bench package lock clean

BIN := .venv/bin
READY := .venv/.ready
SYSTEM := packaging/system_libraries.py
EXAMPLE := build/exemple
PICTURES := build/ecrans
ARGS ?=

# The first Python that is recent enough; PYTHON=/path/to/python chooses another.
PYTHON ?= $(shell for each in python3.11 python3.12 python3.13 python3.14 python3; do \
	$$each -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$each; break; }; done)

help:  ## what there is
	@grep -hE '^[a-z]+:.*##' Makefile | sed -E 's/^([a-z]+):.*## /make \1\t/' | expand -t 15

$(READY): requirements-dev.txt pyproject.toml
	@if [ -z "$(PYTHON)" ]; then echo "Il faut Python 3.11 ou plus récent (PYTHON=/chemin/vers/python make …)." >&2; exit 1; fi
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

run: $(READY)  ## open the window; without a screen, make the example, its workbook and pictures of the screens
	@if $(BIN)/python packaging/has_screen.py; then \
		$(PYTHON) $(SYSTEM) qt window && exec $(BIN)/census-app $(ARGS); \
	else \
		$(MAKE) --no-print-directory headless; \
	fi

.PHONY: headless
headless: $(READY)
	@echo "Pas d'écran ici : l'inventaire d'exemple, son classeur et les images des écrans sont produits sans fenêtre."
	@$(PYTHON) $(SYSTEM) qt
	@rm -rf $(EXAMPLE) $(PICTURES)
	@$(BIN)/census-app demo $(EXAMPLE)
	@QT_QPA_PLATFORM=offscreen $(BIN)/census-app screens $(PICTURES)
	@echo; echo "Classeur :"; find "$(CURDIR)/$(EXAMPLE)" -name '*.xlsx' | sort | sed 's/^/  /'
	@echo "Images des écrans :"; find "$(CURDIR)/$(PICTURES)" -name '*.png' | sort | sed 's/^/  /'

# LibreOffice opens the workbooks in some tests. Where it cannot be installed they are skipped, saying so: everything else
# is still worth running there. In the project's own runs (CI=true) they fail instead: a missing judge may not pass for a yes.
test: $(READY)  ## the tests
	@$(PYTHON) $(SYSTEM) qt
	@$(PYTHON) $(SYSTEM) libreoffice || echo "Les tests qui ouvrent un classeur dans LibreOffice seront sautés." >&2
	$(BIN)/python -m pytest $(ARGS)

check: lint types imports $(if $(TESTED),,test)  ## format, lint, types, import rules, tests (TESTED=1: they have just been run)

format: $(READY)  ## put the code in its form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lint: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(READY)
	$(BIN)/mypy
	$(BIN)/mypy packaging/*.py

imports: $(READY)
	$(BIN)/lint-imports --no-logo

screens: $(READY)  ## pictures of every page, light and dark, in build/ecrans
	@$(PYTHON) $(SYSTEM) qt
	QT_QPA_PLATFORM=offscreen $(BIN)/census-app screens $(PICTURES) --all

.venv/.bench: $(READY) requirements-bench.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.txt
	@touch $@

bench: .venv/.bench  ## times and memory on 100 000 initiatives, beside the named peers
	@$(PYTHON) $(SYSTEM) qt
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.bench $(ARGS)

package: $(READY)  ## the program as one folder that needs no Python, in dist/
	@$(PYTHON) $(SYSTEM) qt window
	$(BIN)/pyinstaller --noconfirm --clean --distpath dist --workpath build/pyinstaller packaging/census-app.spec

# Hashes for every system, and no address of an index.
COMPILE := $(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
	--no-annotate --quiet --custom-compile-command "make lock"
lock: $(READY)  ## lock the newest dependencies that pyproject.toml allows
	$(COMPILE) --upgrade pyproject.toml --extra dev --extra package -o requirements-dev.txt
	$(COMPILE) --upgrade pyproject.toml -c requirements-dev.txt -o requirements.txt
	$(COMPILE) --upgrade pyproject.toml --extra bench -c requirements-dev.txt -o requirements-bench.txt

clean:  ## remove what was made, except .venv
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .benchmarks .import_linter_cache
	find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +
