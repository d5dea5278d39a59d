"""Prints the dates of calendars as Python's icalendar reads them: one line for each."""

import sys
from datetime import datetime, timezone
from pathlib import Path

from icalendar import Calendar


def told(time):
    if not isinstance(time, datetime):
        return time.isoformat()
    return time.astimezone(timezone.utc).isoformat().replace("+00:00", "Z")


for file in sys.argv[1:]:
    calendar = Calendar.from_ical(Path(file).read_bytes())
    assert not calendar.errors, calendar.errors
    for event in calendar.walk("VEVENT"):
        assert not event.errors, event.errors
        end = told(event["DTEND"].dt) if "DTEND" in event else ""
        print(event["UID"], told(event["DTSTART"].dt), end, event["STATUS"], event["SUMMARY"], sep="\t")
