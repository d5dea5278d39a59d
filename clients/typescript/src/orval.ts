// What a city's system does every day, with a client made by orval.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import {
  createItem,
  discardDraft,
  listItems,
  patchItem,
  publishItem,
  readChanges,
  readItem,
  readItemReceipt,
  withdrawItem,
  type ItemDraft,
} from "../target/orval.js";
import { entityTag, eventually, setting } from "./steps.js";

const word = `w${randomUUID().replaceAll("-", "")}`;
const authorized = { headers: { Authorization: `Bearer ${setting("TOKEN")}` } };

function event(title: string): ItemDraft {
  return {
    kind: "cultural-event",
    originalLanguage: "en",
    title: { en: title, "zh-Hans": "运河边的诗" },
    licence: "https://creativecommons.org/licenses/by/4.0/",
    event: {
      occurrences: [{ start: "2027-05-08T19:00", end: "2027-05-08T21:00", zone: "Europe/London" }],
      audience: ["families", "older-people"],
    },
  };
}

const created = await createItem(event(`Poems by the canal ${word}`), undefined, authorized);
assert(created.status === 201 && created.data.status === "draft", JSON.stringify(created.data));
const { id } = created.data;
const draft = await readItem(id, undefined, undefined, authorized);
assert.deepEqual(draft.data, created.data);

const summary = { summary: { en: "An evening." } };
const patched = await patchItem(id, summary, { "If-Match": entityTag(created) }, authorized);
assert(patched.status === 200, JSON.stringify(patched.data));
assert.equal(patched.data.version, 2);

const published = await publishItem(id, { "If-Match": entityTag(patched) }, authorized);
assert(published.status === 200, JSON.stringify(published.data));
assert.equal(published.data.status, "published");
const read = await readItem(id);
assert.deepEqual(read.data, published.data);
await eventually("the item is found", async () => {
  const found = await listItems({ q: word, owner: "leeds", limit: 5 });
  assert(found.status === 200, JSON.stringify(found.data));
  return found.data.hits?.find((hit) => hit.id === id);
});

const reason = { reason: { en: "Rain." } };
const withdrawn = await withdrawItem(id, reason, { "If-Match": entityTag(published) }, authorized);
assert(withdrawn.status === 200, JSON.stringify(withdrawn.data));
assert.deepEqual(withdrawn.data.withdrawal?.reason, { en: "Rain." });
const receipt = await readItemReceipt(id, authorized);
assert(receipt.status === 200 && receipt.data.sequence !== null, JSON.stringify(receipt.data));
const page = await readChanges({ owner: "leeds", after: receipt.data.sequence - 1, limit: 1 });
assert(page.status === 200 && typeof page.data === "object", JSON.stringify(page.data));
assert.equal(page.data.position, receipt.data.sequence);
assert.deepEqual(page.data.changes[0]?.item, withdrawn.data);

const stale = await discardDraft(id, { "If-Match": '"outdated"' }, authorized);
assert(stale.status === 412);
assert.equal(stale.data.type, "https://libraryexchange.org/problems/precondition-failed");
const blank = await createItem(event(" "), undefined, authorized);
assert(blank.status === 400);
assert.equal(blank.data.violations?.[0]?.pointer, "/title/en");
console.log(`round trip of ${id}: created, changed, published, found, withdrawn, followed`);
