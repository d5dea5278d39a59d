"""What a city's system does every day, with a client made by openapi-generator. See the README for how to run it."""

import os
import time
import uuid

from library_exchange import (
    Admission,
    ApiClient,
    ApiException,
    Audience,
    ChangesApi,
    Configuration,
    CurrentItem,
    Draft,
    Event,
    Festival,
    FestivalDatesRequest,
    FestivalsApi,
    ItemDraft,
    ItemsApi,
    Kind,
    LunarDay,
    Occurrence,
    Problem,
    Recurrence,
    WithdrawalRequest,
)

PATIENCE = 30
WORD = "w" + uuid.uuid4().hex

client = ApiClient(Configuration(host=os.environ["LEEDS"], access_token=os.environ["TOKEN"]))
items = ItemsApi(client)
changes = ChangesApi(client)


def event(title):
    return ItemDraft(
        kind=Kind.CULTURAL_MINUS_EVENT,
        originalLanguage="en",  # its name in JSON, which pydantic before 2.11 needs
        title={"en": title, "zh-Hans": "运河边的诗"},
        attribution=" Leeds Libraries",  # the client matches patterns only at the beginning of a text
        licence="https://creativecommons.org/licenses/by/4.0/",
        event=Event(
            occurrences=[Occurrence(start="2027-05-08T19:00", end="2027-05-08T21:00", zone="Europe/London")],
            admission=Admission(free=True),
            audience=[Audience.FAMILIES, Audience.OLDER_MINUS_PEOPLE],
        ),
    )


def found(item_id):
    page = items.list_items(q=WORD, owner="leeds", limit=5)
    return any(hit.id == item_id for hit in page.hits) and page.items[0].actual_instance.id == item_id


def await_found(item_id):
    end = time.monotonic() + PATIENCE
    while not found(item_id):
        assert time.monotonic() < end, f"not found within {PATIENCE} s"
        time.sleep(0.1)


def latest_change(item_id):
    sequence = items.read_item_receipt(item_id).sequence
    page = changes.read_changes("leeds", after=sequence - 1, limit=1)
    assert page.position == sequence
    return page.changes[0]


def problem(request, *arguments):
    try:
        request(*arguments)
    except ApiException as refused:
        assert isinstance(refused.data, Problem), refused
        return refused.data
    raise AssertionError("a problem was expected")


created = items.create_item_with_http_info(event(f"Poems by the canal {WORD}"))
item_id = created.data.actual_instance.id
read = items.read_item(item_id).actual_instance
assert isinstance(read, Draft) and read.title["zh-Hans"] == "运河边的诗"

patched = items.patch_item_with_http_info(created.headers["ETag"], item_id, {"summary": {"en": "An evening."}})
assert patched.data.actual_instance.version == 2

published = items.publish_item_with_http_info(patched.headers["ETag"], item_id)
assert published.data.status == "published"
read = items.read_item(item_id).actual_instance
assert isinstance(read, CurrentItem) and read == published.data
assert read.event.audience == [Audience.FAMILIES, Audience.OLDER_MINUS_PEOPLE]
await_found(item_id)

withdrawn = items.withdraw_item(published.headers["ETag"], item_id, WithdrawalRequest(reason={"en": "Rain."}))
assert withdrawn.withdrawal.reason == {"en": "Rain."}
assert latest_change(item_id).item.actual_instance == withdrawn

rule = Recurrence(lunar=LunarDay(month=8, day=18), offset=-2, lasts=3)
tide = items.create_item_with_http_info(
    ItemDraft(kind=Kind.FESTIVAL, originalLanguage="en", title={"en": "Tide"}, festival=Festival(recurrence=rule))
)
dates = [(date.rule_year, date.var_date) for date in tide.data.actual_instance.festival.occurrences]
preview = FestivalsApi(client).preview_festival_dates(
    FestivalDatesRequest(recurrence=rule, **{"from": dates[0][0], "to": dates[-1][0]})
)
assert [(date.rule_year, date.var_date) for date in preview.dates] == dates
items.discard_draft(tide.headers["ETag"], tide.data.actual_instance.id)

stale = problem(items.discard_draft, '"outdated"', item_id)
assert stale.status == 412 and stale.type.endswith("/problems/precondition-failed")
blank = problem(items.create_item, event(" "))
assert blank.violations[0].pointer == "/title/en"
print(f"round trip of {item_id}: created, changed, published, found, withdrawn, followed")
