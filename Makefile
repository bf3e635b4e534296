# The commands of the repository. Each sets up whatever is missing first; a second run does no work twice.
#   make serve     build the site and serve it (PORT=8000)
#   make test      run the tests that a change needs, in minutes
#   make site      build the site into site/
#   make bench     measure: prints the table, writes docs/*/reference/benchmarks.md and the JSON; best on an idle machine
#   make dist      what works without a network, into dist/: one file, and an archive for an intranet
#   make pictures  every state of every page, into build/screens/, to be looked at after a change
#   make check     what CI runs: linters, import contracts, strict build, all tests, coverage of what decides

PYTHON ?= python3
RUN := .venv/bin/python
# Two at a time; a file stays together, because its tests share what they start.
PYTEST := $(RUN) -m pytest -q -n 2 --dist loadfile
export PYTHONUTF8 := 1

.PHONY: serve test site dist check bench pictures lint setup programs data lock trace clean

serve: setup
	@$(RUN) -m scripts.site.build
	@$(RUN) -m scripts.site.serve

test: setup programs
	@$(RUN) -m scripts.site.build
	@$(PYTEST) -m "not slow"

site: setup
	@$(RUN) -m scripts.site.build

dist: setup
	@$(RUN) -m scripts.dist

# All tests, the slow ones too; what decides is covered to the last branch.
check: lint programs
	@$(RUN) -m scripts.site.build --strict
	@$(PYTEST) --cov --cov-config=scripts/check/proof/coverage.toml --cov-report=term:skip-covered

bench: setup programs
	@$(RUN) -m scripts.site.build
	@$(RUN) -m scripts.bench

pictures: setup programs
	@$(RUN) -m scripts.site.build
	@PICTURES=1 $(RUN) -m pytest -q tests/browser/looks/test_every_state.py

lint: setup
	@$(RUN) -m ruff check .
	@$(RUN) -m ruff format --check .
	@$(RUN) -m mypy
	@.venv/bin/lint-imports
	@$(RUN) -m scripts.corpus.check
	@$(RUN) -m scripts.publish.quoted --check
	@$(RUN) -m scripts.publish.provision_ids --check
	@$(RUN) -m scripts.publish.ledger --check
	@$(RUN) -m scripts.check.proof > /dev/null

setup:
	@$(PYTHON) scripts/bootstrap.py

programs: setup
	@$(RUN) -m scripts.programs

# After a change to a text or to a rule's provision: what selfcheck quotes and cites, made again.
data: setup
	@$(RUN) -m scripts.publish.quoted
	@$(RUN) -m scripts.publish.provision_ids

# The lock files, after a change to an .in file; needs uv.
lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	  requirements/dev.in -o requirements/dev.txt
	uv pip compile --no-deps --generate-hashes --no-header --no-annotate --no-emit-index-url --python-version 3.14 \
	  -c requirements/dev.txt requirements/pyodide.in -o requirements/pyodide.txt
	uv pip compile --no-deps --generate-hashes --no-header --no-annotate --no-emit-index-url --python-version 3.14 \
	  requirements/browser.in -o requirements/browser.txt

# The modules that the browser is given, after a change to what selfcheck imports.
trace: setup
	@$(RUN) -m scripts.runtime.trace

clean:
	rm -rf build dist site
