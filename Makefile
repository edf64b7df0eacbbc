# make run   opens the dashboard in the browser (http://localhost:8501)
# make test  lint, types and all tests, those in a browser included
# make spark the tests on Spark in local mode, which need Java; SPARK_REGIONS=250 make spark reads 500 workbooks
# Both set up what they need first; PYTHON=python3.12 chooses another interpreter.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: run test spark setup browser lint types pytest lock clean
.DEFAULT_GOAL := run

run: setup
	$(BIN)/streamlit run app.py

test: setup browser lint types pytest

spark: setup
	$(BIN)/python -m pip install --quiet --editable ".[spark]"
	$(BIN)/python -m pytest tests/test_spark.py --durations=0

setup: $(READY)

$(READY): requirements.lock pyproject.toml scripts/setup
	scripts/setup "$(PYTHON)" "$(VENV)"
	touch $@

browser:
	scripts/browser

lint:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types:
	$(BIN)/mypy

pytest:
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

# After a change to the dependencies in pyproject.toml: pin them anew.
lock: setup
	$(BIN)/uv pip compile --extra dev --universal --upgrade --no-emit-index-url \
		--custom-compile-command "make lock" --output-file requirements.lock pyproject.toml

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache
