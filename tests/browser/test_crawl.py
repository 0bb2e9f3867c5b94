"""Every page is there, and none asks another host, breaks its own policy, or reports an error."""

from __future__ import annotations

from contextlib import closing
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from tests.browser.kinds import LANGUAGES, REQUIRED, all_pages, find_pages, sample
from tests.browser.watching import watch

FRONT = "index.html"  # leads on by itself
SHARES = 8  # so that several processes have work
READ = """async () => {
  const pictures = [...document.images];
  pictures.forEach(picture => { picture.loading = 'eager'; });
  for (let y = 0; y < document.documentElement.scrollHeight; y += 800) {
    scrollTo(0, y);
    await new Promise(requestAnimationFrame);
  }
  const late = new Promise(done => setTimeout(done, 10000));
  await Promise.race([late, Promise.allSettled(pictures.map(picture => picture.decode()))]);
  return pictures.filter(picture => !picture.naturalWidth).map(picture => picture.src);
}"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_page_is_there(language: str) -> None:
    assert sorted(set(REQUIRED) - set(find_pages(language))) == []


def test_every_page_answers(site: str) -> None:
    lost = []
    with closing(HTTPConnection(urlsplit(site).netloc)) as connection:
        for page in all_pages():
            connection.request("GET", f"/{page}")
            answer = connection.getresponse()
            answer.read()
            if answer.status != 200:
                lost.append(f"{page}: {answer.status}")
    assert lost == []


@pytest.mark.parametrize("share", range(SHARES))
def test_pages_of_all_kinds_raise_no_fault(
    browser: Browser, site: str, pytestconfig: pytest.Config, share: int
) -> None:
    """Each page is read to its end; `nox -s crawl` reads all, this run every twentieth and the ends of each kind."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    faults = watch(page, site)
    for path in sample(pytestconfig.getoption("--crawl-step"))[share::SHARES]:
        page.goto(f"{site}/{path}")
        if path == FRONT:
            page.wait_for_url(f"{site}/{LANGUAGES[0]}/**")
        faults += [f"{path}: {picture} is no picture" for picture in page.evaluate(READ)]
    page.wait_for_load_state("networkidle")
    context.close()
    assert faults == []
