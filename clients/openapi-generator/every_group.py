"""Asks operations of every group and reads the answers, with a client made by openapi-generator. See the README."""

import json
import os
import time
import uuid

import library_exchange as api

PATIENCE = 60
WORD = "w" + uuid.uuid4().hex


class City:
    def __init__(self, node, token):
        client = api.ApiClient(api.Configuration(host=os.environ[node], access_token=os.environ[token]))
        self.items, self.by_identifier = api.ItemsApi(client), api.ItemsByIdentifierApi(client)
        self.changes, self.letters, self.proposals = api.ChangesApi(client), api.LettersApi(client), api.ProposalsApi(client)
        self.imports, self.exchange = api.ImportsApi(client), api.ExchangeApi(client)


leeds, hangzhou = City("LEEDS", "TOKEN"), City("HANGZHOU", "HANGZHOU_TOKEN")


def eventually(ask, holds=lambda answer: answer):
    end = time.monotonic() + PATIENCE
    while True:
        try:
            answer = ask()
            if holds(answer):
                return answer
        except api.ApiException as refused:
            assert refused.status == 404, refused
        assert time.monotonic() < end, f"not within {PATIENCE} s"
        time.sleep(0.1)


def items_by_identifier_and_in_lists():
    """Returns a published item, and its ETag."""
    key = {"scheme": "every-group", "value": WORD}
    draft = api.ItemDraft(
        kind=api.Kind.CULTURAL_MINUS_EVENT,
        originalLanguage="en",
        title={"en": f"Lanterns {WORD}"},
        identifiers=[api.Identifier(**key)],
        licence="https://creativecommons.org/licenses/by/4.0/",
        event=api.Event(occurrences=[api.Occurrence(date="2027-05-08")]),
    )
    put = leeds.by_identifier.put_item_by_identifier(**key, item_draft=draft)
    assert isinstance(put.actual_instance, api.Draft)
    item = leeds.by_identifier.publish_item_by_identifier(**key)
    assert leeds.by_identifier.read_item_by_identifier(**key).actual_instance == item
    page = eventually(lambda: leeds.items.list_items(q=WORD, facets="kind,owner"), lambda page: page.items)
    assert page.counts.by["kind"][0].count == 1
    assert [version.action for version in leeds.items.list_item_versions(item.id).versions] == ["published", "created"]
    assert isinstance(leeds.items.read_item_version(item.id, 1).actual_instance, api.Draft)
    there = eventually(lambda: hangzhou.items.read_item_with_http_info(item.id))
    assert there.data.actual_instance == item
    assert hangzhou.items.list_item_versions(item.id).versions[0].action is None
    assert hangzhou.items.read_item_receipt(item.id).state == "held"
    *documents, last = leeds.changes.read_snapshot("leeds").splitlines()
    assert item in [api.CurrentItem.from_json(document) for document in documents]
    assert json.loads(last)["snapshot"]["items"] == len(documents)
    return item, there.headers["ETag"]


def letter(to, subject, **more):
    desk = next(desk for desk in leeds.letters.list_desks().desks if desk.city != to)
    return api.LetterDraft(
        to=to,
        **{"from": api.LetterSender(desk=desk.id, name="A. Librarian")},
        originalLanguage="en",
        subject={"en": subject},
        text={"en": "Could you check our title?"},
        asks=api.Asks.CHECK,
        **more,
    )


def sent(letters, draft):
    """Returns the letter, and its ETag."""
    written = letters.create_letter_with_http_info(draft)
    assert isinstance(written.data, api.StoredDraft)
    answer = letters.send_letter_with_http_info(written.headers["ETag"], written.data.id)
    assert isinstance(answer.data.actual_instance, api.SentLetter)
    return answer.data.actual_instance, answer.headers["ETag"]


def letters_and_threads():
    question, tag = sent(leeds.letters, letter("hangzhou", f"Question {WORD}"))
    eventually(lambda: hangzhou.letters.read_letter(question.id))
    answer, _ = sent(hangzhou.letters, letter("leeds", "Answer", inReplyTo=question.id))
    handled = hangzhou.letters.handle_letter(tag, question.id, api.HandlingRequest(state="answered")).actual_instance
    assert isinstance(handled, api.CurrentHandling) and handled.letter.id == question.id
    assert hangzhou.letters.read_handling(question.id).actual_instance == handled
    receipt = eventually(lambda: leeds.letters.read_letter_receipt(question.id), lambda receipt: receipt.handling)
    assert receipt.handling.actual_instance == handled and receipt.addressee.city == "hangzhou"
    thread = eventually(lambda: leeds.letters.read_thread(question.thread), lambda thread: len(thread.letters) == 2)
    assert [entry.letter.actual_instance for entry in thread.letters] == [question, answer]
    assert [entry.handling is None for entry in thread.letters] == [False, True]
    found = leeds.letters.search_letters(api.LetterSearch(words=WORD)).letters
    assert [entry.letter.actual_instance for entry in found] == [question]
    return question, handled


def drafts():
    draft = leeds.letters.create_letter_with_http_info(letter("hangzhou", "Draft"))
    changed = leeds.letters.replace_letter_with_http_info(
        draft.headers["ETag"], draft.data.id, letter("hangzhou", "Draft, changed")
    )
    assert isinstance(changed.data.actual_instance, api.StoredDraft)
    listed = leeds.letters.list_letters(box="drafts").letters
    assert changed.data.actual_instance in [entry.letter.actual_instance for entry in listed]
    receipt = leeds.letters.read_letter_receipt(draft.data.id)
    assert receipt.handling is None and receipt.addressee is None
    leeds.letters.discard_letter(changed.headers["ETag"], draft.data.id)


def proposals_and_translations(item, tag):
    """Returns the ETag of the item as it is then."""
    offer = api.Proposal(
        item=item.id,
        base=api.ProposalBase(version=item.version, sha256=tag.strip('"')),
        sort="translation",
        credit="Hangzhou Library",
        changes=[api.ProposedChange(pointer="/title/zh-Hans", becomes="灯笼")],
    )
    proposed, proposed_tag = sent(hangzhou.letters, letter("leeds", "A title", proposal=offer))
    eventually(lambda: leeds.letters.read_letter(proposed.id))
    assert leeds.proposals.list_item_proposals(item.id).letters[0].letter.actual_instance == proposed
    accepted = leeds.letters.handle_letter(proposed_tag, proposed.id, api.HandlingRequest(state="accepted"))
    assert accepted.actual_instance.taken == ["/title/zh-Hans"]
    assert leeds.proposals.list_accepted_changes(item=item.id).changes[0].value == "灯笼"
    assert leeds.proposals.list_translation_work("fr", owner="leeds").items
    now = leeds.items.read_item_with_http_info(item.id)
    confirmed = leeds.proposals.confirm_translation_with_http_info(now.headers["ETag"], item.id, "zh-Hans")
    left = leeds.proposals.remove_accepted_change_with_http_info("/title/zh-Hans", confirmed.headers["ETag"], item.id)
    assert left.data.actual_instance.title["zh-Hans"] == "灯笼"
    return left.headers["ETag"]


def recalls_and_erasures(question, handled):
    other, tag = sent(leeds.letters, letter("hangzhou", "Not this one"))
    recalled = leeds.letters.recall_letter_with_http_info(tag, other.id)
    assert isinstance(recalled.data, api.RecalledLetter)
    eventually(
        lambda: hangzhou.letters.read_letter(other.id),
        lambda letter: isinstance(letter.actual_instance, api.RecalledLetter),
    )
    erased = leeds.letters.erase_letter(recalled.headers["ETag"], other.id)
    assert isinstance(erased, api.ErasedLetter)
    written = followed(leeds.letters, "leeds")
    assert question in written and erased in written
    assert handled in followed(hangzhou.letters, "hangzhou")
    handling = hangzhou.letters.read_handling_with_http_info(question.id)
    asked = hangzhou.letters.ask_erasure(handling.headers["ETag"], question.id)
    assert asked.actual_instance.erasure_asked


def followed(letters, owner):
    partner = "hangzhou" if letters is leeds.letters else "leeds"
    documents, after, more = [], 0, True
    while more:
        page = letters.read_letter_changes(partner=partner, owner=owner, after=after)
        documents += [change.document.actual_instance.actual_instance for change in page.changes]
        after, more = page.position, page.more
    return documents


def imported():
    rows = f"identifier,kind,originalLanguage,title.en,festival.rule.en\n{WORD}-1,festival,en,Tide,in autumn\n{WORD}-2,festival,en,,\n"
    job = leeds.imports.start_import("every-group", rows, _content_type="text/csv")
    ended = eventually(lambda: leeds.imports.read_import(job.id), lambda job: job.ended)
    assert (ended.state, ended.created, ended.refused) == ("finished", 1, 1)
    assert leeds.imports.list_import_errors(job.id).errors[0].row == 3
    assert leeds.imports.list_settled_in_import(job.id).settled == []
    assert job.id in [listed.id for listed in leeds.imports.list_imports().imports]


def proofs_and_nights():
    proof = leeds.exchange.start_proof()
    finished = eventually(lambda: leeds.exchange.read_proof(proof.id), lambda proof: proof.finished)
    assert finished.receipts[0].mirror == "hangzhou" and finished.receipts[0].differences is not None
    assert leeds.exchange.start_proof(letters="hangzhou").to == "hangzhou"
    assert leeds.exchange.list_proofs(owner="leeds").proofs
    assert leeds.exchange.list_proofs(owner="leeds", letters="hangzhou").proofs
    run = leeds.exchange.start_run()
    ended = eventually(lambda: leeds.exchange.read_run(run.id), lambda run: run.ended)
    assert ended.started_by in [run.started_by, "operator"] and ended.partners[0].letters.sent is not None
    assert run.id in [listed.id for listed in leeds.exchange.list_runs().runs]
    assert leeds.exchange.list_nights().nights is not None
    for told in leeds.exchange.list_digests().digests:
        assert leeds.exchange.read_digest(told.digest.day).digest == told.digest


def status_and_rejected():
    status = leeds.exchange.read_exchange_status()
    assert status.city == "leeds" and status.partners[0].proved_there is not None
    assert leeds.exchange.list_needs().needs is not None
    for record in hangzhou.exchange.list_rejected_records().rejected_records:
        assert hangzhou.exchange.read_rejected_record(record.id) == record
        assert record.value is None or hangzhou.exchange.read_rejected_value(record.id)
    assert leeds.exchange.list_rejected_letters().rejected_letters is not None
    assert leeds.exchange.read_restoration().items is not None
    assert leeds.exchange.read_letter_restoration("hangzhou").letters is not None


def erased_item(item, tag):
    erased = leeds.items.erase_item(tag, item.id)
    page = leeds.changes.read_changes("leeds", after=leeds.exchange.read_exchange_status().log.sequence - 1)
    assert page.changes[-1].item.actual_instance == erased


event, etag = items_by_identifier_and_in_lists()
asked_and_handled = letters_and_threads()
drafts()
etag = proposals_and_translations(event, etag)
recalls_and_erasures(*asked_and_handled)
imported()
proofs_and_nights()
status_and_rejected()
erased_item(event, etag)
print("every group was asked, and every answer read")
