// What a city's system does every day, with a client made by @hey-api/openapi-ts.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { client } from "../target/hey-api/client.gen.js";
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
} from "../target/hey-api/index.js";
import { entityTag, eventually, setting } from "./steps.js";

const word = `w${randomUUID().replaceAll("-", "")}`;
client.setConfig({ baseUrl: setting("LEEDS"), auth: setting("TOKEN") });

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

/** The answer, which is not a problem. */
function good<T>(result: { data?: T; error?: unknown; response?: Response }): { data: T; etag: string } {
  assert(result.data && result.response, JSON.stringify(result.error));
  return { data: result.data, etag: result.response.headers.has("ETag") ? entityTag(result.response) : "" };
}

const created = good(await createItem({ body: event(`Poems by the canal ${word}`) }));
assert(created.data.status === "draft");
const path = { id: created.data.id };
const draft = good(await readItem({ path })).data;
assert.deepEqual(draft, created.data);

const patched = good(
  await patchItem({ path, headers: { "If-Match": created.etag }, body: { summary: { en: "An evening." } } }),
);
assert.equal(patched.data.version, 2);

const published = good(await publishItem({ path, headers: { "If-Match": patched.etag } }));
assert.equal(published.data.status, "published");
assert.deepEqual(good(await readItem({ path })).data, published.data);
await eventually("the item is found", async () => {
  const { data } = good(await listItems({ query: { q: word, owner: "leeds", limit: 5 } }));
  return data.hits?.find((hit) => hit.id === path.id);
});

const withdrawn = good(
  await withdrawItem({ path, headers: { "If-Match": published.etag }, body: { reason: { en: "Rain." } } }),
);
assert.deepEqual(withdrawn.data.withdrawal?.reason, { en: "Rain." });
const { sequence } = good(await readItemReceipt({ path })).data;
assert(sequence !== null);
const page = good(await readChanges({ query: { owner: "leeds", after: sequence - 1, limit: 1 } })).data;
assert(typeof page === "object");
assert.equal(page.position, sequence);
assert.deepEqual(page.changes[0]?.item, withdrawn.data);

const stale = await discardDraft({ path, headers: { "If-Match": '"outdated"' } });
assert.equal(stale.error?.type, "https://libraryexchange.org/problems/precondition-failed");
const blank = await createItem({ body: event(" ") });
assert.equal(blank.error?.violations?.[0]?.pointer, "/title/en");
console.log(`round trip of ${path.id}: created, changed, published, found, withdrawn, followed`);
