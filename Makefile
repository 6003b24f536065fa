# Two commands for a newcomer: `make run` and `make test`. Each sets up what it needs.
PYTHON := .venv/bin/python
READY := .venv/.ready
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard resources/locale/*/LC_MESSAGES/*.po))

.PHONY: run test lint check bench soak messages screenshots clean

run: $(READY) $(CATALOGUES)
	@.ci/start

test: lint check

lint: $(READY)
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports

check: $(READY) $(CATALOGUES)
	.ci/headless $(PYTHON) -m pytest -n auto --dist loadfile --no-loadscope-reorder $(TESTS)

# Ratios against a bare floor in the same run; the big office is made once in out/.
bench: $(READY) $(CATALOGUES)
	.ci/headless $(PYTHON) -m tests.benchmarks

soak: $(READY) $(CATALOGUES)
	.ci/headless $(PYTHON) -m pytest -m soak -p no:randomly $(TESTS)

# The pictures of every room, for README and docs.
screenshots: $(READY) $(CATALOGUES)
	FRONTDESK_SCREENSHOTS=docs/screenshots .ci/headless $(PYTHON) -m pytest -q tests/ui/test_screenshots.py tests/ui/gate/test_gate_layout.py tests/ui/test_customer_screenshots.py tests/ui/test_sharing_sheet.py tests/tracking/test_screenshots.py

# After changing a sentence: bring the English catalogue up to date, then translate the entries it leaves empty.
messages: $(READY)
	.venv/bin/pybabel -q extract -F resources/locale/babel.cfg --no-location --sort-output -o resources/locale/frontdesk.pot frontdesk ui
	.venv/bin/pybabel -q update -D frontdesk -d resources/locale -l en --init-missing -i resources/locale/frontdesk.pot \
		--no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --no-wrap
	rm resources/locale/frontdesk.pot

%.mo: %.po $(READY)
	.venv/bin/pybabel -q compile -i $< -o $@

$(READY): requirements-dev.txt pyproject.toml .ci/set-up
	.ci/set-up

clean:
	rm -rf .venv .tools out build dist *.egg-info $(CATALOGUES)
