# `make help` lists the commands; a newcomer needs `make demo` and `make test`.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SUFFIXES:

VENV ?= .venv
BIN := $(VENV)/bin
OUT ?= out
GOLD ?= ../shared/gold
BENCH_FILE ?= ../shared/corpora/ml-10k.jsonl.gz
BENCH_LARGE ?= $(wildcard ../shared/corpora/ml-100k.jsonl.gz)

# The newest Python that really runs and can make environments; PYTHON=... overrides it.
# (A version manager may put a `python3.13` on the path that only says "not installed".)
IS_GOOD := import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))
ifndef PYTHON
PYTHON = $(shell for name in python3.13 python3.12 python3.11 python3 python; do \
	"$$name" -c '$(IS_GOOD)' 2>/dev/null && echo "$$name" && break; done)
endif

# Every file is vouched for by a hash, and none is compiled here.
INSTALL = $(BIN)/python -m pip install -qq --disable-pip-version-check --no-input
LOCKED = $(INSTALL) --require-hashes --only-binary :all: --requirement

# Locks are made with the oldest Python, for which alone backports are needed.
LOCK_PYTHON ?= python3.11
LOCK_VENV := .venv-lock
COMPILE = CUSTOM_COMPILE_COMMAND="make lock" $(LOCK_VENV)/bin/pip-compile --quiet \
	--generate-hashes --strip-extras --allow-unsafe --no-emit-options --no-emit-index-url \
	--no-emit-find-links --no-emit-trusted-host $(LOCK_FLAGS)

.PHONY: help
help: ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{printf "%-18s %s\n", $$1, $$2}'

.PHONY: setup
setup: $(VENV)/.core ## make .venv with .venv/bin/kg and what it needs, nothing more

$(VENV)/.core: requirements/core.txt pyproject.toml
	@$(BIN)/python -c '$(IS_GOOD)' 2>/dev/null || $(MAKE) --no-print-directory new-venv
	@echo "Installing what requirements/core.txt lists ..."
	@$(LOCKED) requirements/core.txt
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

.PHONY: new-venv
new-venv:
	@$(or $(PYTHON),false) -c '$(IS_GOOD)' 2>/dev/null || { echo "make: '$(PYTHON)' is no Python 3.11 or newer with venv;" \
		"name one: make setup PYTHON=/path/to/python" >&2; exit 1; }
	@echo "Making $(VENV) with $(PYTHON) ..."
	@$(PYTHON) -m venv --clear $(VENV)

$(VENV)/.%: requirements/%.txt $(VENV)/.core
	@echo "Installing what $< lists ..."
	@$(LOCKED) $<
	@touch $@

.PHONY: demo
demo: setup ## build the graph of the example papers, and its RDF and pages, in out/
	@mkdir -p $(OUT)
	@rm -f $(OUT)/landmark.db
	$(BIN)/kg build examples/landmark-papers.jsonl --out $(OUT)/landmark.db
	$(BIN)/kg export $(OUT)/landmark.db --format turtle --out $(OUT)/landmark.ttl
	$(BIN)/kg view $(OUT)/landmark.db --out $(OUT)/overview.html
	$(BIN)/kg view $(OUT)/landmark.db GRPO --out $(OUT)/grpo.html
	$(BIN)/kg site $(OUT)/landmark.db --out $(OUT)/site --title "Landmarks of reinforcement learning and language models"
	$(BIN)/kg query $(OUT)/landmark.db --name top-methods --set limit=10
	$(BIN)/kg info $(OUT)/landmark.db
	@echo
	@echo "Open $(OUT)/site/index.html in a browser: the explorer, with map, matrix and timeline."
	@echo "One method and its papers: $(OUT)/grpo.html; the strongest concepts: $(OUT)/overview.html; the RDF:"
	@echo "$(OUT)/landmark.ttl. Next: $(BIN)/kg show $(OUT)/landmark.db PPO, or with SPARQL in the browser:"
	@echo "$(BIN)/kg serve $(OUT)/landmark.db"

# The theme's author says at each run what may come after mkdocs 1.
.PHONY: docs
docs: $(VENV)/.docs ## write the documentation as a site into out/docs
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --quiet --strict --site-dir $(abspath $(OUT))/docs
	@echo "Open $(OUT)/docs/index.html; searching it needs a server: $(BIN)/python -m http.server --directory $(OUT)/docs"

.PHONY: docs-refresh
docs-refresh: $(VENV)/.test ## write into the pages of docs/ what their commands print now
	$(BIN)/python -m tests.docs.refresh docs/*.md docs/*/*.md

# What the explorer's sources need; without Node their tests are skipped, but under CI they fail.
WEB := $(if $(shell command -v npm),web/node_modules/.ready)

web/node_modules/.ready: web/package-lock.json
	@echo "Installing what web/package-lock.json lists ..."
	@npm --prefix web ci --ignore-scripts --silent
	@touch $@

.PHONY: web
web: web/node_modules/.ready ## bundle the explorer of web/ into kg/views/assets (needs Node)
	npm --prefix web run --silent build

# npm notes who may be paid for each package, with addresses; a lock needs none of it.
.PHONY: lock-web
lock-web: ## make web/package-lock.json again: names, versions and hashes only
	npm --prefix web install --package-lock-only --ignore-scripts
	node -e 'const fs = require("fs"), lock = JSON.parse(fs.readFileSync("web/package-lock.json")); for (const entry of Object.values(lock.packages)) delete entry.funding; fs.writeFileSync("web/package-lock.json", JSON.stringify(lock, null, 2) + "\n")'

.PHONY: test
test: $(VENV)/.test $(WEB) check ## run every check and every test
	$(BIN)/python -m pytest -n 2

.PHONY: test-fast
test-fast: $(VENV)/.test $(WEB) ## run the unit tests, in seconds
	$(BIN)/python -m pytest -n 2 -m "not slow and not browser"

.PHONY: check
check: $(VENV)/.test ## run ruff and mypy
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

.PHONY: bench
bench: bench-build bench-rdf bench-site ## time everything beside its peers on BENCH_FILE=...

.PHONY: bench-build
bench-build: $(VENV)/.bench ## time reading, matching and the whole build
	$(BIN)/python benchmarks/bench.py $(BENCH_FILE) $(BENCH_LARGE:%=--large %) $(BENCH_FLAGS)

.PHONY: bench-site
bench-site: $(VENV)/.bench $(WEB) ## time the map and the explorer beside pyvis and sigma alone (needs Chromium, Node)
	@mkdir -p $(OUT)
	gzip -dcf $(BENCH_FILE) | head -n 1000 | $(BIN)/kg build - --out $(OUT)/bench-1k.db --quiet
	$(BIN)/kg build $(BENCH_FILE) --out $(OUT)/bench-10k.db --quiet
	$(BIN)/python benchmarks/explorer.py $(OUT)/bench-1k.db $(OUT)/bench-10k.db
	$(BIN)/python benchmarks/layout.py $(OUT)/bench-1k.db

.PHONY: bench-rdf
bench-rdf: $(VENV)/.bench $(OUT)/bench.db ## time exports, the query store and every named query
	$(BIN)/python benchmarks/export.py $(OUT)/bench.db
	$(BIN)/python benchmarks/queries.py $(OUT)/bench.db

$(OUT)/bench.db: $(VENV)/.core
	@mkdir -p $(OUT)
	$(BIN)/kg build $(or $(BENCH_LARGE),$(BENCH_FILE)) --out $@ --workers 2

.PHONY: soak
soak: setup ## kill builds again and again, and let fifty clients at a server at once
	$(BIN)/python benchmarks/soak.py $(BENCH_FILE) $(SOAK_FLAGS)
	@mkdir -p $(OUT)
	$(BIN)/kg build examples/landmark-papers.jsonl --out $(OUT)/soak.db --quiet
	$(BIN)/python benchmarks/soak_serve.py $(OUT)/soak.db

.PHONY: eval
eval: setup ## measure the links on the gold files of GOLD=..., where they are
	@test -f $(GOLD)/seed.jsonl || { echo "make: $(GOLD) holds no seed.jsonl; name the folder: make eval GOLD=..." >&2; exit 1; }
	@$(BIN)/python benchmarks/quality.py $(GOLD) $(OUT)/eval

.PHONY: lock
lock: $(LOCK_VENV)/bin/pip-compile ## make the lock files again (LOCK_FLAGS=--upgrade: newer versions)
	$(COMPILE) --output-file requirements/core.txt pyproject.toml requirements/build.in
	$(COMPILE) --output-file requirements/test.txt --constraint requirements/core.txt --extra test --extra docs --extra mcp pyproject.toml requirements/build.in
	$(COMPILE) --output-file requirements/bench.txt --constraint requirements/core.txt --extra bench pyproject.toml requirements/build.in
	$(COMPILE) --output-file requirements/docs.txt --constraint requirements/core.txt --extra docs pyproject.toml requirements/build.in

$(LOCK_VENV)/bin/pip-compile:
	$(LOCK_PYTHON) -m venv --clear $(LOCK_VENV)
	$(LOCK_VENV)/bin/python -m pip install --quiet --disable-pip-version-check pip-tools==7.6.2

.PHONY: clean
clean: ## remove what the commands above made, but for the environment
	rm -rf $(OUT) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis

.PHONY: distclean
distclean: clean ## remove the environment too
	rm -rf $(VENV) $(LOCK_VENV)
