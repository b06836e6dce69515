# shellcheck shell=sh
# Set-up shared by bin/ngen-pdf, bin/test and .ci/run: they set `root`, the folder of the checkout,
# and source this file. `set_up runtime` or `set_up dev` installs what is missing; then
# "$venv/bin/python" runs with exactly what requirements/runtime.txt or dev.txt pins.
# Every word goes to stderr, since stdout belongs to the command.
# Scripts in "$venv/bin" other than python hold absolute paths: run `python -m NAME` instead, and a
# moved or copied checkout still works.

: "${root:?is set by the script that sources this file}"
venv=$root/.venv
locks=$root/requirements
python=

# WeasyPrint looks for Pango by file name, and Apple silicon's Homebrew is on no default path.
if [ -d /opt/homebrew/lib ]; then
    DYLD_FALLBACK_LIBRARY_PATH=${DYLD_FALLBACK_LIBRARY_PATH:-/usr/local/lib:/usr/lib}
    export DYLD_FALLBACK_LIBRARY_PATH="/opt/homebrew/lib:$DYLD_FALLBACK_LIBRARY_PATH"
fi

set_up() { # runtime|dev
    if is_current "$1"; then return; fi
    find_python || install_python
    lock
    if ! is_current "$1"; then
        install_missing "$1"
        fill_venv "$1"
    fi
    unlock
}

say() { printf 'set-up: %s\n' "$1" >&2; }

fail() { # MESSAGE HINT
    printf 'error[set-up]: %s\n  hint: %s\n' "$1" "$2" >&2
    exit 1
}

quietly() { # a command, whose output is shown only if it fails
    if output=$("$@" 2>&1 </dev/null); then return; fi
    printf '%s\n' "$output" >&2
    return 1
}

# --- is there anything to do? -----------------------------------------------------------------

# A stamp holds what the set-up was made from. It is written last, so an interrupted set-up has
# none. The interpreter is a link to one Python version: when that goes, so does the link's target.
is_current() { # runtime|dev
    [ -x "$venv/bin/python" ] && stamp_text "$1" | cmp -s - "$venv/$1.stamp" 2>/dev/null
}

stamp_text() { cat "$locks/$1.txt" "$locks/set-up.sh"; }

# The kernel frees the lock however its holder ends. Python takes it, since macOS has no flock(1);
# it stays with descriptor 9, which this shell keeps open.
lock() {
    exec 9<"$locks/runtime.txt"
    "$python" -I -c '
import fcntl, sys
try:
    fcntl.flock(9, fcntl.LOCK_EX | fcntl.LOCK_NB)
except BlockingIOError:
    print("set-up: waiting for another one at work", file=sys.stderr)
    fcntl.flock(9, fcntl.LOCK_EX)
' || say "this file system has no locks; do not run two set-ups at once"
}

unlock() { exec 9<&-; }

# --- the system: Python, Pango, tools of the tests ----------------------------------------------

find_python() { # sets `python` to a versioned path, such as /usr/bin/python3.11
    for name in python3 python3.14 python3.13 python3.12 python3.11; do
        python=$("$name" -I -c '
import os, sys
if sys.version_info < (3, 11):
    sys.exit(1)
print(os.path.realpath(sys.executable))
' 2>/dev/null) && return
    done
    return 1
}

install_python() {
    found=$(python3 --version 2>/dev/null || echo missing)
    say "no Python 3.11 or newer is found; \`python3\` is $found"
    install_system python
    find_python || fail "the system's packages bring no Python 3.11 or newer" \
        "install one that answers to python3 or, say, python3.13, then repeat this command"
}

install_missing() { # runtime|dev
    finish_interrupted
    missing=
    has_venv || missing="$missing venv"
    has_libraries || missing="$missing libraries"
    [ "$1" = runtime ] || has_tools || missing="$missing tools"
    [ -n "$missing" ] || return 0
    # shellcheck disable=SC2086 # words of our own
    install_system $missing
    { has_venv && has_libraries; } || fail "packages were installed, yet something is not found" \
        "Python's venv and ensurepip, Pango, PangoFT2, HarfBuzz-Subset and Fontconfig are needed"
}

has_venv() { "$python" -I -c 'import ensurepip, venv' 2>/dev/null; }

has_tools() {
    for tool in pdftotext qpdf gs mutool faketime; do
        command -v "$tool" >/dev/null || return 1
    done
    [ -d /opt/homebrew ] || # a cask there, not a formula: its tests are skipped
        command -v chromium || command -v chromium-browser || command -v google-chrome
} >/dev/null

has_libraries() {
    "$python" -I -c '
import ctypes, sys
pattern = "lib{}.{}.dylib" if sys.platform == "darwin" else "lib{}.so.{}"
for name in "gobject-2.0 pango-1.0 pangoft2-1.0 harfbuzz harfbuzz-subset fontconfig".split():
    ctypes.CDLL(pattern.format(name, 1 if name == "fontconfig" else 0))
' 2>/dev/null
}

packages() { # MANAGER THING...
    manager=$1
    shift
    for thing; do
        case $manager-$thing in
            apt-get-python) echo python3 python3-venv ;;
            apt-get-venv) echo "${python##*/}-venv" ;;
            apt-get-libraries) echo libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 ;;
            apk-libraries) echo pango so:libharfbuzz-subset.so.0 ;;
            apt-get-tools) echo poppler-utils qpdf ghostscript mupdf-tools faketime chromium ;;
            dnf-tools) echo poppler-utils qpdf ghostscript mupdf libfaketime chromium ;;
            apk-tools) echo poppler-utils qpdf ghostscript mupdf-tools libfaketime chromium ;;
            brew-tools) echo poppler qpdf ghostscript mupdf-tools libfaketime ;;
            pacman-tools) echo poppler qpdf ghostscript mupdf-tools libfaketime chromium ;;
            dnf-libraries) echo pango harfbuzz ;;
            brew-libraries | pacman-libraries) echo pango ;;
            brew-* | pacman-*) echo python ;;
            dnf-* | apk-*) echo python3 ;;
        esac
    done | tr '\n' ' '
}

install_system() { # THING...
    for manager in apt-get brew dnf pacman apk none; do
        if command -v "$manager" >/dev/null; then break; fi
    done
    # shellcheck disable=SC2046 # package names hold no spaces
    set -- $(packages "$manager" "$@")
    case $manager in
        apt-get) apt_install "$@" ;;
        brew)
            say "installing with Homebrew: $*"
            quietly brew install "$@" ||
                fail "Homebrew failed" "run \`brew install $*\`, then repeat this command"
            ;;
        none)
            fail "system packages are missing, and no package manager is known" "install Python \
3.11 or newer with venv, Pango and HarfBuzz-Subset; for the tests also poppler's tools, qpdf, \
Ghostscript, faketime and Chromium"
            ;;
        pacman) fail "system packages are missing" "run \`pacman -S $*\` as root, then repeat" ;;
        apk) fail "system packages are missing" "run \`apk add $*\` as root, then repeat" ;;
        dnf) fail "system packages are missing" "run \`dnf install $*\` as root, then repeat" ;;
    esac
}

apt_install() { # PACKAGE...
    hint="run \`apt-get install $*\` as root, then repeat this command"
    may_be_root ||
        fail "system packages are missing; this account is neither root nor may use sudo" "$hint"
    say "installing system packages: $*"
    as_root apt-get update -o APT::Update::Error-Mode=any ||
        say "going on with the package lists that there are"
    # shellcheck disable=SC2046 # package names hold no spaces
    as_root apt-get install --yes --no-install-recommends -o DPkg::Lock::Timeout=600 \
        $(known "$@") || fail "apt-get failed" "$hint"
}

# What an interrupted set-up unpacked and did not configure would pass for installed.
finish_interrupted() {
    if [ -z "$(dpkg --audit 2>/dev/null)" ]; then return; fi
    { may_be_root && as_root dpkg --configure --pending; } ||
        say "dpkg reports packages half installed; going on"
}

may_be_root() { # sets `sudo`
    sudo=
    [ "$(id -u)" -ne 0 ] || return 0
    sudo=sudo
    command -v sudo >/dev/null && sudo true </dev/null
}

as_root() { # shellcheck disable=SC2086 # empty or one word
    quietly $sudo env DEBIAN_FRONTEND=noninteractive "$@"
}

# Older releases hold HarfBuzz-Subset in a package that Pango brings along.
known() { # PACKAGE...
    for package; do
        if apt-cache show "$package" >/dev/null 2>&1; then echo "$package"; fi
    done
}

# --- the virtual environment --------------------------------------------------------------------

fill_venv() { # runtime|dev
    if is_current runtime && [ ! -e "$venv/dev.stamp" ]; then
        rm "$venv/runtime.stamp"
    else
        make_venv
    fi
    say "installing pinned packages ($1)"
    # No source distributions: what builds them would be pinned nowhere.
    quietly "$venv/bin/python" -I -m pip install --quiet --disable-pip-version-check --no-input \
        --no-deps --only-binary :all: --require-hashes --requirement "$locks/$1.txt" ||
        fail "pip could not install what $locks/$1.txt pins" "pip says above why"
    stamp_text runtime >"$venv/runtime.stamp"
    if [ "$1" = dev ]; then stamp_text dev >"$venv/dev.stamp"; fi
}

make_venv() {
    say "making $venv with ${python##*/}"
    { rm -rf "$venv" && quietly "$python" -I -m venv "$venv"; } ||
        fail "no virtual environment can be made in $root" "Python says above why"
    for site in "$venv"/lib/python3*/site-packages; do
        echo ../../../../src >"$site/ngen_pdf.pth"
    done
}
