#!/bin/sh
# Prints the path of a Chromium, or nothing where that of Playwright is to be taken. One without
# windows needs a third of the work, so it comes first: the one found, else Debian's as root.
set -eu
find_one() {
  for name in "$@"; do
    command -v "$name" && return 0
  done
  return 1
}
find_one chromium-headless-shell && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  export DEBIAN_FRONTEND=noninteractive
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends \
    chromium-headless-shell fonts-noto-cjk; } >&2 || true
  find_one chromium-headless-shell && exit 0
fi
find_one chromium chromium-browser google-chrome google-chrome-stable && exit 0
"$1/python" -m playwright install --only-shell chromium >&2
