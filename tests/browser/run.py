#!/usr/bin/env python3
"""The pages of reports, of one region and of many, in a browser: each asks for nothing, complains of nothing, filters, sorts, fits a phone, and can be read.

Usage: run.py INDICALC. Needs chromedriver and chromium on the path, nothing else.
"""

import json
import pathlib
import subprocess
import sys
import tempfile
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]

# Contrast of every text against what is behind it, by WCAG 2: 4.5, of large texts 3.
CONTRAST = """
const lum = c => c.map(v => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; })
  .reduce((sum, v, at) => sum + v * [.2126, .7152, .0722][at], 0);
const rgb = text => text.match(/[\\d.]+/g).map(Number);
const behind = e => { for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor); if (c.length < 4 || c[3] > 0) return c.slice(0, 3); } return [255, 255, 255]; };
const poor = [];
for (const e of document.querySelectorAll('body *')) {
  const own = [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
  const style = getComputedStyle(e);
  if (!own || ['SCRIPT', 'STYLE'].includes(e.tagName) || !e.getClientRects().length) continue;
  const ink = rgb(e.closest('svg') ? style.fill : style.color).slice(0, 3);
  const [a, b] = [lum(ink), lum(behind(e.closest('svg') ? e.closest('svg').parentElement : e))].sort((x, y) => y - x);
  if ((a + .05) / (b + .05) < (parseFloat(style.fontSize) >= 24 ? 3 : 4.5)) poor.push(e.tagName + '.' + e.className + ' ' + e.textContent.trim().slice(0, 20));
}
return [...new Set(poor)].slice(0, 5);
"""

FILTER = """
const shown = () => [...document.querySelectorAll('article:not([hidden])')].length;
const rows = () => [...document.querySelectorAll('tr[data-a]:not([hidden])')].length;
const form = document.getElementById('filter');
const before = [shown(), rows()];
const select = form.elements[arguments[0]];
select.selectedIndex = 1;
form.dispatchEvent(new Event('input', { bubbles: true }));
const after = [shown(), rows()];
select.selectedIndex = 0;
form.dispatchEvent(new Event('input', { bubbles: true }));
return [form.hidden, before, after, [shown(), rows()]];
"""

SORT = """
const table = document.querySelector('table');
const head = [...table.tHead.rows[0].cells].find(h => h.classList.contains('n'));
head.querySelector('button').click();
const numbers = [...table.tBodies].map(b => [...b.rows].filter(r => !r.classList.contains('group')).map(r => parseFloat(r.cells[head.cellIndex].textContent)).filter(n => !isNaN(n)));
return [head.getAttribute('aria-sort'), numbers.every(list => list.every((n, at) => !at || list[at - 1] <= n))];
"""

CHARTS = "return [...document.querySelectorAll('svg')].filter(s => !s.getAttribute('aria-label') && s.getAttribute('aria-hidden') !== 'true').length;"
HEADS = "return [...document.querySelectorAll('table')].filter(t => ![...t.querySelectorAll('thead th')].every(h => h.scope === 'col') || !t.querySelector('tbody th[scope]')).length;"
ASKED = "return performance.getEntriesByType('resource').map(e => e.name);"
HIDDEN = "return [...document.querySelectorAll('.scroll')].filter(s => s.scrollWidth > s.clientWidth + 1).map(s => s.getAttribute('aria-labelledby'));"
SCROLL = "return [document.documentElement.scrollWidth, window.innerWidth];"

# The page, how it is asked for, what it is filtered by, and the most bytes that it may have: ten thousand a target, which the rules of its verdicts are part of.
PAGES = [
    ("wansheng.html", [], ["group", "owner", "status"], 410_000),
    ("district.html", ["-t", "examples/district/targets.toml"], ["group", "status"], 130_000),
    ("counties.html", ["-t", "examples/counties/targets.toml", "--by-region"], ["group", "region", "status"], 2_600_000),
]


class Browser:
    def __init__(self, port):
        self.base = f"http://127.0.0.1:{port}"
        self.session = None

    def ask(self, path, body=None, method=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.base + path, data, {"Content-Type": "application/json"}, method=method)
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)["value"]

    def start(self, profile, width, height):
        metrics = {"width": width, "height": height, "pixelRatio": 1}
        options = {"args": FLAGS + [f"--user-data-dir={profile}"], "mobileEmulation": {"deviceMetrics": metrics}}
        wanted = {"browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}
        self.session = self.ask("/session", {"capabilities": {"alwaysMatch": wanted}})["sessionId"]

    def stop(self):
        self.ask(f"/session/{self.session}", method="DELETE")

    def open(self, page):
        self.ask(f"/session/{self.session}/url", {"url": page.as_uri()})

    def run(self, script, *arguments):
        return self.ask(f"/session/{self.session}/execute/sync", {"script": script, "args": list(arguments)})

    def media(self, scheme):
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.ask(f"/session/{self.session}/goog/cdp/execute", {"cmd": "Emulation.setEmulatedMedia", "params": {"features": features}})

    def complaints(self):
        return [line["message"] for line in self.ask(f"/session/{self.session}/se/log", {"type": "browser"})]


def check(browser, page, width, filters):
    wrong = []

    def want(what, found, wanted):
        if found != wanted:
            wrong.append(f"{what}: {found!r}, not {wanted!r}")

    browser.open(page)
    want("asked for", browser.run(ASKED), [])
    want("charts without text", browser.run(CHARTS), 0)
    want("tables without heads", browser.run(HEADS), 0)
    wide, window = browser.run(SCROLL)
    if wide > window:
        wrong.append(f"scrolls sideways: {wide} in {window}")
    want("tables wider than the page", browser.run(HIDDEN), [])
    for scheme in ["light", "dark"]:
        browser.media(scheme)
        want(f"poor contrast in {scheme}", browser.run(CONTRAST), [])
    for name in filters:
        hidden, before, after, again = browser.run(FILTER, name)
        want("filter hidden", hidden, False)
        want(f"after the filter by {name} is taken back", again, before)
        if not 0 < after[0] < before[0] or not after[1] < before[1]:
            wrong.append(f"filter by {name}: {before} {after}")
    if width > 700:
        want("sorted", browser.run(SORT), ["ascending", True])
    want("complaints", browser.complaints(), [])
    return [f"{page.name} at {width}: {line}" for line in wrong]


def main():
    indicalc = pathlib.Path(sys.argv[1]).resolve()
    port = 9515
    driver = subprocess.Popen(["chromedriver", f"--port={port}"], stdout=subprocess.DEVNULL)
    wrong = []
    try:
        browser = Browser(port)
        for _ in range(100):
            try:
                browser.ask("/status")
                break
            except OSError:
                time.sleep(0.1)
        with tempfile.TemporaryDirectory() as folder:
            for name, options, filters, most in PAGES:
                page = pathlib.Path(folder) / name
                subprocess.run([indicalc, "report", *options, "-o", page], cwd=ROOT, check=True)
                size = page.stat().st_size
                if size > most:
                    wrong.append(f"{name}: {size} bytes")
                for width in [1280, 390]:
                    with tempfile.TemporaryDirectory() as profile:
                        browser.start(profile, width, 800)
                        wrong += check(browser, page, width, filters)
                        browser.stop()
    finally:
        driver.terminate()
        driver.wait()
    print("\n".join(wrong) or "the pages hold in a browser")
    sys.exit(1 if wrong else 0)


main()
