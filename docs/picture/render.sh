#!/usr/bin/env bash
# Renders the picture of the README from the demo page: needs chromium, fonts-noto-core and python3-pil.
set -euo pipefail
cd "$(dirname "$0")/../.."
make demo >/dev/null
shot="$(mktemp --suffix .png)" profile="$(mktemp -d)"
trap 'rm -rf "$shot" "$profile"' EXIT
chromium --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --hide-scrollbars \
  --user-data-dir="$profile" --screenshot="$shot" --window-size=1200,960 "file://$PWD/build/demo.html" 2>/dev/null
python3 - "$shot" <<'PY'
import sys
from PIL import Image
image = Image.open(sys.argv[1]).convert("RGB").quantize(64, dither=Image.Dither.NONE)
image.save("docs/picture/demo.png", optimize=True)
PY
ls -l docs/picture/demo.png
