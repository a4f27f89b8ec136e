"""Take the README's picture of the page: the overview of the repository's own workspace, in Debian's Chromium.

    python tools/page_picture.py

Needs the development tools and Chromium. The page is served from a copy, so that nothing here is written but docs/page.png.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import threading
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "page.png"
WIDTH, HEIGHT = 1280, 860


def main() -> int:
    from playwright.sync_api import sync_playwright

    from wsisdiff.serving.server import Server

    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        print("Chromium is not here", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "wsis-20"
        for name in ("asks", "drafts"):
            shutil.copytree(ROOT / name, folder / name)
        shutil.copy(ROOT / "wsisdiff.toml", folder)
        server = Server([folder], folder.parent)
        threading.Thread(target=server.run, daemon=True).start()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--headless", "--no-sandbox", "--disable-gpu"])
            page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
            page.goto(server.address)
            page.wait_for_selector(".matrix", timeout=60_000)
            page.screenshot(path=PICTURE)
            browser.close()
        server.close()
    print(f"Written: {PICTURE}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
