# The commands of the repository. Each sets up whatever is missing first; a second run does no work twice.
#   make serve   build the site and serve it (PORT=8000)
#   make test    run every test
#   make site    build the site into site/
#   make check   what CI runs: linters, strict build, tests

PYTHON ?= python3
RUN := .venv/bin/python
export PYTHONUTF8 := 1

.PHONY: serve test site check lint setup browser data lock clean

serve: setup
	@$(RUN) -m scripts.site.build
	@$(RUN) -m scripts.site.serve

test: setup browser
	@$(RUN) -m scripts.site.build
	@$(RUN) -m pytest

site: setup
	@$(RUN) -m scripts.site.build

check: lint test

lint: setup
	@$(RUN) -m ruff check .
	@$(RUN) -m ruff format --check .
	@$(RUN) -m mypy
	@$(RUN) -m scripts.corpus.check
	@$(RUN) -m scripts.export.quoted --check

setup:
	@$(PYTHON) scripts/bootstrap.py

browser: setup
	@$(RUN) -m scripts.browser

# After a change to a text or to a rule's provision: what the rules quote, made again.
data: setup
	@$(RUN) -m scripts.export.quoted

clean:
	rm -rf build site
