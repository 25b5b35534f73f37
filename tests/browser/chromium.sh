#!/bin/sh
# Prints the path of a Chromium: the one found, else Debian's as root, else the one of Playwright.
set -eu
find_one() {
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    command -v "$name" && return 0
  done
  return 1
}
find_one && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  export DEBIAN_FRONTEND=noninteractive
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk; } >&2
  find_one && exit 0
fi
"$1/python" -m playwright install chromium >&2
"$1/python" -c 'from playwright.sync_api import sync_playwright as start
with start() as tools: print(tools.chromium.executable_path)'
