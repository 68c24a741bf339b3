# Everything starts here: `make run` opens the program, `make test` checks all of it.
# Needed: make, Python 3.11 or newer, and the package registries at the first run.

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check --no-input --quiet
LOCK := packaging/requirements.lock

READY := $(VENV)/.ready
COMPILED := $(VENV)/.compiled
SEEDS ?= 20
FIRST ?= 1
SIZE ?= long
MINUTES ?= 10
WORKERS ?= 3
NAME ?=

# The folders themselves stand for files that were removed.
SOURCES_OF_COMPILED := packaging/build_hook.py $(wildcard ui ui/*.ui resources/icons resources/icons/*.svg \
	resources/styles resources/styles/* resources/i18n resources/i18n/*.ts)

# A bare machine names no language; Qt would complain that "C" is not UTF-8.
ifeq ($(LC_ALL)$(LC_CTYPE)$(LANG),)
export LC_ALL := C.UTF-8
endif

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup bytecode run test lint rewritten bench fuzz simulate bundle look templates generate texts lock clean

help:
	@echo "make setup      set everything up: packages, forms, translations"
	@echo "make run        set everything up and open the program (without a screen: the tour)"
	@echo "make test       set everything up, run all checks and tests"
	@echo "make bench      measure against the bounds; NAME=saving for one part"
	@echo "make simulate   run the exchange simulator; SEEDS=20000 SIZE=short for a long run"
	@echo "make fuzz       attack every parser of a place with hostile bytes; MINUTES=60 for longer"
	@echo "make bundle     build the program folder dist/inka-desktop"
	@echo "make look       render every page and document to build/look/"
	@echo "make templates  open the starter set in LibreOffice and compare; PDF files under build/templates"
	@echo "make generate   compile forms, icons and translations"
	@echo "make texts      read the window's texts into resources/i18n/"
	@echo "make lint       only format, lint, types, import contracts, freshness"
	@echo "make lock       choose package versions anew"

setup: $(READY) $(COMPILED)

# Packages are pinned with their hashes; the project itself is installed so that edits act at once.
$(READY): $(LOCK) pyproject.toml packaging/system_libs.sh
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12 ...")'
	@sh packaging/system_libs.sh run
	@$(PY) -m pip --version >/dev/null 2>&1 || { echo "Creating $(VENV)"; $(PYTHON) -m venv --clear $(VENV); } \
		|| { echo "Python's venv module is needed: sudo apt-get install -y python3-venv"; exit 1; }
	@echo "Installing packages"
	@$(PIP) install --require-hashes --requirement $(LOCK)
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

# Compiled forms, then bytecode of our own modules (pip compiled the others): a third of the start-up.
$(COMPILED): $(READY) $(SOURCES_OF_COMPILED)
	@$(PY) packaging/build_hook.py
	@$(PY) -m compileall -q inka_desktop
	@touch $@

generate: $(READY)
	@$(PY) packaging/build_hook.py
	@$(PY) -m compileall -q inka_desktop
	@touch $(COMPILED)

# Bytecode of what was edited since, also where PYTHONDONTWRITEBYTECODE is set.
bytecode: setup
	@$(PY) -m compileall -q inka_desktop

run: bytecode
	@if [ "$$(uname -s)" = Linux ] && [ -z "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]; then \
		echo "There is no screen here: showing the main job as a tour, results in build/tour"; \
		QT_QPA_PLATFORM=offscreen exec $(PY) -m inka_desktop tour --out build/tour; \
	else \
		exec $(PY) -m inka_desktop; \
	fi

lint: setup
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	@mkdir -p build
	@$(VENV)/bin/lint-imports --no-cache > build/contracts.txt || { cat build/contracts.txt; exit 1; }
	@tail -n 1 build/contracts.txt
	@$(PY) packaging/build_hook.py --check
	@$(PY) packaging/texts.py --check

# pytest rewrites the asserts of every test module: once beside the checks instead of once in each worker.
rewritten: setup
	@mkdir -p build
	@PYTHONDONTWRITEBYTECODE= $(PY) -m pytest --collect-only -q > build/collected.txt || { cat build/collected.txt; exit 1; }

# The last line is pytest's own; the exit code decides. Three workers on two cores: many tests wait for something.
# A worker that is lost ends the run at once; another in its place may wait for ever.
test: setup
	@sh packaging/system_libs.sh test
	@$(MAKE) --no-print-directory -j2 lint rewritten
	HYPOTHESIS_PROFILE=ci $(PY) -m pytest -n $(WORKERS) --dist loadgroup --max-worker-restart 0 -q

bench: bytecode
	$(PY) -m tests.benchmarks $(NAME)

# The order of sets is part of a seed's story: repeated, it is the same.
test simulate: export PYTHONHASHSEED ?= 0

simulate: setup
	$(PY) -m tests.simulator --seeds $(SEEDS) --first $(FIRST) --size $(SIZE) --workers $$(nproc 2>/dev/null || echo 2)

fuzz: setup
	$(PY) -W ignore -m tests.exchange.fuzz --minutes $(MINUTES) --keep build/fuzz

look: setup
	QT_QPA_PLATFORM=offscreen $(PY) -m tests.look --out build/look

templates: setup
	$(PY) -m tests.templates --out build/templates

bundle: setup
	@PYTHON=$(PYTHON) sh packaging/system_libs.sh bundle
	$(PY) -m PyInstaller --noconfirm --log-level WARN --distpath dist --workpath build/bundle packaging/inka.spec
	QT_QPA_PLATFORM=offscreen dist/inka-desktop/inka-desktop tour --out build/bundle-tour
	echo '["check", ["Haus", "Hauss"]]' | dist/inka-desktop/inka-desktop --spelling de | grep -Fx '["Hauss"]'
	echo '["check", ["house", "houss"]]' | dist/inka-desktop/inka-desktop --spelling en | grep -Fx '["houss"]'
	(printf '["look", %s, true]\n' $$(cat build/bundle-tour/*.pdf | wc -c); cat build/bundle-tour/*.pdf) | \
		dist/inka-desktop/inka-desktop --reading | grep -o '"form": "pdf"'
	dist/inka-desktop/inka-desktop form check resources/templates/forms/bestandsaufnahme.xlsx

texts: $(READY)
	$(PY) packaging/texts.py

lock: $(READY)
	$(PY) -m uv pip compile pyproject.toml --group dev --extra heic --extra s3 --extra spss --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-header --upgrade --quiet --output-file $(LOCK)

clean:
	rm -rf build dist inka_desktop/gui/_generated .mypy_cache .ruff_cache .pytest_cache .hypothesis
	rm -f $(COMPILED)
