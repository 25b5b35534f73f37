# What README promises; CI calls the same targets.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ARGS ?=
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet
NO_PACKAGES := printf '%s\n' '无法取得所需的软件包:请检查网络或 pip 的设置,然后再运行一次。' \
	'The required packages could not be fetched: check the network or the settings of pip, then run again.'
export NO_MKDOCS_2_WARNING := 1

.PHONY: help build test test-full serve check fmt new query doctor bench pictures lint lock clean

help:
	@printf '%s\n' \
	  'make build    编译到 dist/ Compile into dist/' \
	  'make serve    本机查看 Show it on this machine' \
	  'make check    检查条目 Check the entries' \
	  'make fmt      统一条目的写法 Give the entries their one form' \
	  'make new ARGS=课程    新建条目 Write a new entry, asked for field by field' \
	  'make query ARGS=q01    回答一个常问的问题 Answer a question from the built database' \
	  'make doctor   检查本机和仓库 Look at this machine and checkout' \
	  'make test     全部测试 Run the tests' \
	  'make bench    速度 Measure speed beside peers' \
	  'make lock     重新锁定依赖 Pin the requirements again' \
	  'make clean    删去生成的文件 Remove what was made'

$(VENV)/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { printf '%s\n' \
	  '需要 Python 3.11 以上:用 make PYTHON=python3.12 指定。' \
	  'Python 3.11 or later is needed: name it with make PYTHON=python3.12.'; exit 2; }
	@$(PYTHON) -m venv $(VENV) || { printf '%s\n' \
	  '无法建立虚拟环境:请安装 Python 的 venv 模块。' \
	  'No virtual environment could be made: install the venv module of Python.'; exit 2; }
	@touch $@

$(VENV)/installed: requirements.txt pyproject.toml | $(VENV)/made
	@$(PIP) --require-hashes -r requirements.txt || { $(NO_PACKAGES); exit 70; }
	@PYTHONWARNINGS=ignore $(PIP) --no-deps --no-build-isolation -e . || { $(NO_PACKAGES); exit 70; }
	@touch $@

$(VENV)/installed-test: requirements-test.txt $(VENV)/installed
	@$(PIP) --require-hashes -r requirements-test.txt || { $(NO_PACKAGES); exit 70; }
	@touch $@

# What would change the library that everything else uses stands beside the environment, not in it.
$(VENV)/engines: requirements-engines.txt | $(VENV)/installed-test
	@rm -rf $@
	@$(PIP) --require-hashes --target $@ -r requirements-engines.txt || { $(NO_PACKAGES); exit 70; }

build: $(VENV)/installed
	@$(BIN)/python build.py $(ARGS)

serve: $(VENV)/installed
	@$(BIN)/registry serve $(ARGS)

check: $(VENV)/installed
	@$(BIN)/registry check $(ARGS)

fmt: $(VENV)/installed
	@$(BIN)/registry fmt $(ARGS)

new: $(VENV)/installed
	@$(BIN)/registry new $(ARGS)

query: $(VENV)/installed
	@$(BIN)/registry query $(ARGS)

doctor: $(VENV)/installed
	@$(BIN)/registry doctor $(ARGS)

# The pictures of README and docs, from both built cities.
pictures: $(VENV)/installed-test
	@$(BIN)/python build.py
	@$(BIN)/python build.py --content examples/content --reference examples/reference --out dist-example
	@REGISTRY_CHROMIUM="$$(sh tests/browser/chromium.sh $(BIN))" $(BIN)/python tests/browser/pictures.py

lint: $(VENV)/installed-test
	@$(BIN)/ruff check .

test: $(VENV)/installed-test lint
	@REGISTRY_CHROMIUM="$$(sh tests/browser/chromium.sh $(BIN))" $(BIN)/python -m pytest -n auto --dist worksteal -m 'not full' $(ARGS)

test-full: $(VENV)/installed-test $(VENV)/engines lint
	@REGISTRY_CHROMIUM="$$(sh tests/browser/chromium.sh $(BIN))" $(BIN)/python -m pytest -n auto --dist worksteal $(ARGS)

bench: $(VENV)/installed-test
	@$(BIN)/python -m benchmarks.run $(ARGS)

lock: $(VENV)/made
	@$(PIP) uv
	@for name in requirements requirements-test requirements-engines; do \
	  $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	    --no-annotate --no-emit-index-url --no-emit-find-links --output-file $$name.txt $$name.in; done

clean:
	@rm -rf dist dist-example .dist*.build .pytest_cache .ruff_cache .hypothesis
