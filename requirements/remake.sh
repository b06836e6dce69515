#!/bin/sh
# Remakes the lock files from pyproject.toml; needs uv. Without arguments pins stay as they are
# where they can; `--upgrade` or `--upgrade-package NAME` moves them.
set -eu
cd "$(dirname "$0")/.."

compile() { # FILE, then what goes in
    lock=requirements/$1
    shift
    UV_CUSTOM_COMPILE_COMMAND='sh requirements/remake.sh' \
        uv pip compile pyproject.toml --output-file "$lock" --universal --python-version 3.11 \
        --generate-hashes --no-annotate --no-emit-index-url --no-emit-find-links --quiet "$@"
}

compile runtime.txt "$@"
compile dev.txt --group dev --constraint requirements/runtime.txt "$@"
