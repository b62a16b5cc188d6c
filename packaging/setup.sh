#!/usr/bin/env bash
# Make .venv ready: system libraries, virtual environment, Overread with its development tools.
# A second run finds its own stamp and only checks. Exit code 3: the machine lacks something, which has been named.
set -euo pipefail
cd "$(dirname "$0")/.."

suits='import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))'
python=""
for candidate in ${PYTHON_FOR_VENV:-python3 python3.13 python3.12 python3.11}; do
    if "$candidate" -c "$suits" 2>/dev/null; then
        python=$candidate
        break
    fi
done
if [ -z "$python" ]; then
    echo "No Python 3.11, 3.12 or 3.13 with venv was found. Install one, for instance:" >&2
    echo "  sudo apt-get install -y python3 python3-venv" >&2
    exit 3
fi

"$python" packaging/system_libraries.py

# The stamp names the checkout too: a moved folder has a virtual environment that points nowhere.
stamp="$(pwd) $("$python" -c 'import hashlib; print(hashlib.sha256(open("pyproject.toml", "rb").read()).hexdigest())')"
if [ "$(cat .venv/overread.stamp 2>/dev/null)" = "$stamp" ] && .venv/bin/python -c pass 2>/dev/null; then
    .venv/bin/python packaging/translations.py --release
    exit 0
fi

case "$(cat .venv/overread.stamp 2>/dev/null)" in
    "" | "$(pwd) "*) clear="" ;;
    *) clear="--clear" ;;
esac
if [ -n "$clear" ] || ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    echo "Making .venv with $("$python" --version) ..." >&2
    "$python" -m venv --clear .venv
fi
echo "Installing Overread and what it needs (some minutes and several GB the first time) ..." >&2
.venv/bin/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
.venv/bin/python packaging/translations.py --release
echo "$stamp" >.venv/overread.stamp
