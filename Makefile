# Varje mål gör själv det som behövs först. Det enda som måste finnas är Python 3.11 eller senare och make.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := $(BIN)/uv
SITE ?= site
# Tre körningar åt gången är lagom för två kärnor: webbläsarna väntar mycket.
WORKERS ?= 3
# Tystar Materials och ProperDocs reklam för sina efterföljare till MkDocs.
export NO_MKDOCS_2_WARNING := true
export DISABLE_MKDOCS_2_WARNING := true
# Deno prövar skripten utan att hämta något.
export DENO_DIR := $(CURDIR)/.cache/deno
export DENO_NO_UPDATE_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help serve build build-properdocs verify check test test-quick test-browsers bench lint format clean

help: ## Visa den här listan
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-18s %s\n", $$1, $$2}'

serve: $(VENV)/.site ## Visa sajten på http://127.0.0.1:8000 och bygg om när något ändras
	$(BIN)/python -m mkdocs serve

build: $(VENV)/.site ## Bygg sajten till site/
	$(BIN)/python -m mkdocs build --site-dir $(SITE)

build-properdocs: $(VENV)/.properdocs ## Bygg samma sajt med ProperDocs i stället för MkDocs
	$(BIN)/python -m properdocs build --config-file mkdocs.yml --site-dir $(SITE)

verify: $(VENV)/.site ## Jämför den byggda sajten med dess förteckning över filer
	@$(BIN)/python -m navet granska $(SITE)

check: $(VENV)/.site ## Kontrollera allt innehåll (under två sekunder)
	@$(BIN)/python -m navet check

test: $(VENV)/.test lint ## Kör alla tester
	$(BIN)/python -m probe.system
	$(BIN)/python -m probe.npm
	$(BIN)/deno test --quiet --no-remote
	$(BIN)/python -m pytest -m "not browsers" -n $(WORKERS) --dist loadgroup

test-quick: $(VENV)/.test lint ## Kör det som bara behöver Python
	$(BIN)/deno test --quiet --no-remote
	$(BIN)/python -m pytest -m "not system and not browsers" -n $(WORKERS) --dist loadgroup

# Här står det som tar tid: fler verktyg och fler webbläsare. Ett test hamnar här med märket browsers.
test-browsers: $(VENV)/.test ## Kör testerna med fler verktyg för tillgänglighet och fler webbläsare
	$(BIN)/python -m probe.system browsers
	$(BIN)/python -m probe.npm
	$(BIN)/python -m pytest -m browsers -n $(WORKERS) --dist loadgroup

lint: $(VENV)/.test ## Pröva kodens regler, typer och licenser
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/reuse --suppress-deprecation lint --quiet
	$(BIN)/deno fmt --check --quiet
	$(BIN)/deno lint --quiet
	$(BIN)/deno check --quiet --no-remote overrides navet/publishing

format: $(VENV)/.test ## Rätta formen på koden
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/deno fmt --quiet

bench: $(VENV)/.test ## Mät sajten och skriv ut tabellerna
	$(BIN)/python -m probe.system
	$(BIN)/python -m bench

clean: ## Ta bort allt som är byggt
	rm -rf $(SITE) .*.bygge-* $(VENV) .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

define NOT_FETCHED

Paketen gick inte att hämta. Orsaken står ovan. Pröva det här, och kör sedan samma kommando igen:

1. Saknas nätet, vänta tills det är tillbaka. Det som redan är hämtat finns kvar.
2. Måste datorn gå genom en proxy, ange den:
     export HTTPS_PROXY=http://proxy.er-organisation.example:8080
3. Står det något om certifikat (certificate, SSL, TLS, UnknownIssuer) läser en proxy eller ett
   virusskydd trafiken. Be it-avdelningen om filen med rotcertifikat (PEM) och ange den:
     export PIP_CERT=/sokvag/rot.pem SSL_CERT_FILE=/sokvag/rot.pem
   Litar datorn själv på certifikatet kan uv använda datorns lista: export UV_SYSTEM_CERTS=true

endef
define NO_VENV

Det gick inte att göra en egen Pythonmiljö. På Debian och Ubuntu behövs ett paket till:
     apt install python3-venv
Kör sedan samma kommando igen.

endef
export NOT_FETCHED NO_VENV
PIP_LOG := $(VENV)/pip.txt
SYNC := $(UV) sync --quiet --frozen --inexact
OR_SAY = || { echo "$$$(1)" >&2; exit 1; }

$(VENV)/.site: pyproject.toml uv.lock $(UV)
	@$(SYNC) $(call OR_SAY,NOT_FETCHED)
	@touch $@

$(VENV)/.properdocs: pyproject.toml uv.lock $(UV)
	@$(SYNC) --group properdocs $(call OR_SAY,NOT_FETCHED)
	@touch $@ $(VENV)/.site

$(VENV)/.test: pyproject.toml uv.lock $(UV)
	@$(SYNC) --group test $(call OR_SAY,NOT_FETCHED)
	@touch $@ $(VENV)/.site

$(UV): requirements-uv.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Samverkansnavet behöver Python 3.11 eller senare. Installera det och kör igen, eller ange det: make PYTHON=python3.12 ..."; exit 1; }
	@$(PYTHON) -m venv $(VENV) $(call OR_SAY,NO_VENV)
	@$(BIN)/python -m pip install --disable-pip-version-check --require-hashes -r requirements-uv.txt > $(PIP_LOG) 2>&1 || { cat $(PIP_LOG) >&2; echo "$$NOT_FETCHED" >&2; exit 1; }
	@touch $@
