"""Readers of the pages, for locust: each follows what the overview shows, searches and counts."""

from __future__ import annotations

import random
import re
from html import unescape

from locust import FastHttpUser, between, task

_WORDS = ("قتل", "قصف", "سوق", "مدرسة", "جرحى")
_INCIDENT = re.compile(r'href="(/ar/incidents/\w+)"')
_REPORT = re.compile(r'href="(/ar/reports/\w+)')
_CHOICE = re.compile(r'href="(\?[^"]*)"')


class Reader(FastHttpUser):
    """Somebody who looks at a page for one to three seconds and then asks for another."""

    wait_time = between(1, 3)
    overview = ""

    def on_start(self) -> None:
        """Begin with the overview."""
        self.look()

    @task(4)
    def look(self) -> None:
        """Look at the overview, with its map."""
        self.overview = self.client.get("/ar/", name="overview").text or ""
        self.client.get("/ar/map.json", name="map")

    @task(6)
    def choose(self) -> None:
        """Narrow the overview by something that it offers, or turn its page."""
        if offered := _CHOICE.findall(self.overview):
            chosen = f"/ar/{unescape(random.choice(offered))}"
            self.overview = self.client.get(chosen, name="overview, filtered").text or self.overview

    @task(8)
    def read(self) -> None:
        """Open an incident, and one of its reports."""
        if listed := _INCIDENT.findall(self.overview):
            page = self.client.get(random.choice(listed), name="incident").text or ""
            if told := _REPORT.findall(page):
                self.client.get(random.choice(told), name="report")

    @task(3)
    def search(self) -> None:
        """Look for a word."""
        self.client.get(f"/ar/search?q={random.choice(_WORDS)}", name="search")

    @task(1)
    def count(self) -> None:
        """Count a month that the overview shows."""
        if days := re.findall(r"first=(\d{4}-\d\d)", self.overview):
            month = random.choice(days)
            self.client.get(f"/ar/tallies?since={month}&until={month}", name="tally of a month")

    @task(1)
    def ask(self) -> None:
        """Ask as a program does."""
        self.client.get("/api/incidents?limit=50", name="api")
