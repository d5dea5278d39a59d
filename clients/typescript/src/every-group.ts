// Asks operations of every group and reads the answers, with types made from the API's description. The compiler refuses
// what the description does not have. See the README for how to run it.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import createClient, { type Client } from "openapi-fetch";
import type { components, paths } from "../target/api.js";
import { entityTag, eventually, setting } from "./steps.js";

type Schemas = components["schemas"];
type Node = Client<paths>;

const word = `w${randomUUID().replaceAll("-", "")}`;
const leeds = node("LEEDS", "TOKEN");
const hangzhou = node("HANGZHOU", "HANGZHOU_TOKEN");

function node(address: string, token: string): Node {
  return createClient<paths>({
    baseUrl: setting(address),
    headers: { Authorization: `Bearer ${setting(token)}` },
  });
}

/** The answer, which is not a problem, and its ETag. */
async function good<T>(
  request: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<{ data: NonNullable<T>; etag: string }> {
  const { data, error, response } = await request;
  assert(data, JSON.stringify(error));
  return { data, etag: response.headers.has("ETag") ? entityTag(response) : "" };
}

/** The answer, once there is one that fits. */
async function awaited<T>(
  what: string,
  ask: () => Promise<{ data?: T; error?: unknown; response: Response }>,
  fits: (answer: NonNullable<T>) => unknown = () => true,
): Promise<NonNullable<T>> {
  return eventually(what, async () => {
    const { data, error, response } = await ask();
    assert(data || response.status === 404, JSON.stringify(error));
    return data && fits(data) ? data : undefined;
  });
}

async function itemByIdentifierAndInLists(): Promise<Schemas["CurrentItem"]> {
  const params = { path: { scheme: "every-group", value: word } };
  const body: Schemas["ItemDraft"] = {
    kind: "cultural-event",
    originalLanguage: "en",
    title: { en: `Lanterns ${word}` },
    identifiers: [params.path],
    licence: "https://creativecommons.org/licenses/by/4.0/",
    event: { occurrences: [{ date: "2027-05-08" }] },
  };
  await good(leeds.PUT("/api/v1/items/by-identifier/{scheme}/{value}", { params, body }));
  const { data: item } = await good(
    leeds.POST("/api/v1/items/by-identifier/{scheme}/{value}/publish", { params }),
  );
  assert.deepEqual((await good(leeds.GET("/api/v1/items/by-identifier/{scheme}/{value}", { params }))).data, item);
  const page = await awaited(
    "the item is listed",
    () => leeds.GET("/api/v1/items", { params: { query: { q: word, facets: "kind,owner" } } }),
    ({ items }) => items.length > 0,
  );
  assert.equal(page.counts?.by["kind"]?.[0]?.count, 1);
  const path = { id: item.id };
  const { versions } = (await good(leeds.GET("/api/v1/items/{id}/versions", { params: { path } }))).data;
  assert.deepEqual(versions.map(({ action }) => action), ["published", "created"]);
  const mirrored = await awaited("the item is mirrored", () => hangzhou.GET("/api/v1/items/{id}", { params: { path } }));
  assert.deepEqual(mirrored, item);
  assert.equal((await good(hangzhou.GET("/api/v1/items/{id}/receipt", { params: { path } }))).data.state, "held");
  const snapshot = await good(
    leeds.GET("/api/v1/snapshot", { params: { query: { owner: "leeds" } }, parseAs: "text" }),
  );
  assert(String(snapshot.data).includes(item.id));
  return item;
}

async function letter(to: string, subject: string): Promise<Schemas["LetterDraft"]> {
  const { desks } = (await good(leeds.GET("/api/v1/letters/desks"))).data;
  const desk = desks.find(({ city }) => city !== to);
  assert(desk);
  return {
    to,
    from: { desk: desk.id, name: "A. Librarian" },
    originalLanguage: "en",
    subject: { en: subject },
    text: { en: "Could you check our title?" },
    asks: "check",
  };
}

async function sent(city: Node, body: Schemas["LetterDraft"]): Promise<{ letter: Schemas["SentLetter"]; etag: string }> {
  const draft = await good(city.POST("/api/v1/letters", { body }));
  assert.equal(draft.data.status, "draft");
  const params = { path: { id: draft.data.id }, header: { "If-Match": draft.etag } };
  const { data, etag } = await good(city.POST("/api/v1/letters/{id}/send", { params }));
  assert(data.status === "sent");
  return { letter: data, etag };
}

async function lettersAndThreads(): Promise<void> {
  const question = await sent(leeds, await letter("hangzhou", `Question ${word}`));
  const path = { id: question.letter.id };
  await awaited("the letter is there", () => hangzhou.GET("/api/v1/letters/{id}", { params: { path } }));
  const answer = await sent(hangzhou, { ...(await letter("leeds", "Answer")), inReplyTo: path.id });
  const { data: handling } = await good(
    hangzhou.PUT("/api/v1/letters/{id}/handling", {
      params: { path, header: { "If-Match": question.etag } },
      body: { state: "answered" },
    }),
  );
  assert(handling.status === "current" && handling.state === "answered");
  const receipt = await awaited(
    "the sender is told",
    () => leeds.GET("/api/v1/letters/{id}/receipt", { params: { path } }),
    (found) => found.handling,
  );
  assert.deepEqual(receipt.handling, handling);
  const thread = await awaited(
    "both letters are in the thread",
    () => leeds.GET("/api/v1/threads/{id}", { params: { path: { id: question.letter.thread } } }),
    (found) => "letters" in found && found.letters.length === 2,
  );
  assert("letters" in thread);
  assert.deepEqual(thread.letters.map((entry) => entry.letter), [question.letter, answer.letter]);
  assert.equal(thread.letters[1]?.handling, null);
  const found = await good(leeds.POST("/api/v1/letters/search", { body: { words: word } }));
  assert.deepEqual(found.data.letters[0]?.letter, question.letter);
  assert((await followed("leeds")).some((document) => document.kind === "letter" && document.id === path.id));
  assert((await followed("hangzhou")).some((document) => document.kind === "handling" && document.letter.id === path.id));
}

async function followed(owner: string): Promise<Schemas["LetterChange"]["document"][]> {
  const documents = [];
  for (let after = 0, more = true; more; ) {
    const query = { partner: "hangzhou", owner, after };
    const { data: page } = await good(leeds.GET("/api/v1/letters/changes", { params: { query } }));
    assert(typeof page === "object");
    documents.push(...page.changes.map(({ document }) => document));
    ({ position: after, more } = page);
  }
  return documents;
}

async function draftsRecallsAndErasures(): Promise<void> {
  const draft = await good(leeds.POST("/api/v1/letters", { body: await letter("hangzhou", "Draft") }));
  const listed = await good(leeds.GET("/api/v1/letters", { params: { query: { box: "drafts" } } }));
  assert(listed.data.letters.some((entry) => entry.letter.id === draft.data.id && entry.handling === null));
  const params = { path: { id: draft.data.id }, header: { "If-Match": draft.etag } };
  assert.equal((await leeds.DELETE("/api/v1/letters/{id}", { params })).response.status, 204);

  const other = await sent(leeds, await letter("hangzhou", "Not this one"));
  const path = { id: other.letter.id };
  const recalled = await good(
    leeds.POST("/api/v1/letters/{id}/recall", { params: { path, header: { "If-Match": other.etag } } }),
  );
  assert.equal(recalled.data.status, "recalled");
  const erased = await good(
    leeds.POST("/api/v1/letters/{id}/erase", { params: { path, header: { "If-Match": recalled.etag } } }),
  );
  assert.equal(erased.data.status, "erased");
}

async function proposals(item: Schemas["CurrentItem"]): Promise<void> {
  const path = { id: item.id };
  const { etag } = await good(leeds.GET("/api/v1/items/{id}", { params: { path } }));
  const proposed = await sent(hangzhou, {
    ...(await letter("leeds", "A title")),
    proposal: {
      item: item.id,
      base: { version: item.version, sha256: etag.replaceAll('"', "") },
      sort: "translation",
      changes: [{ pointer: "/title/zh-Hans", becomes: "灯笼" }],
    },
  });
  const id = { id: proposed.letter.id };
  await awaited("the proposal is there", () => leeds.GET("/api/v1/letters/{id}", { params: { path: id } }));
  const offered = await good(leeds.GET("/api/v1/items/{id}/proposals", { params: { path } }));
  assert.deepEqual(offered.data.letters[0]?.letter, proposed.letter);
  const accepted = await good(
    leeds.PUT("/api/v1/letters/{id}/handling", {
      params: { path: id, header: { "If-Match": proposed.etag } },
      body: { state: "accepted" },
    }),
  );
  assert(accepted.data.status === "current" && accepted.data.taken?.includes("/title/zh-Hans"));
  const changes = await good(leeds.GET("/api/v1/accepted-changes", { params: { query: { item: item.id } } }));
  assert.equal(changes.data.changes[0]?.value, "灯笼");
  const work = await good(leeds.GET("/api/v1/translation-work", { params: { query: { to: "fr", owner: "leeds" } } }));
  assert(work.data.items.length > 0);
}

async function imports(): Promise<void> {
  const started = await good(
    leeds.POST("/api/v1/imports", {
      params: { query: { scheme: "every-group" } },
      headers: { "Content-Type": "text/csv" },
      body: `identifier,kind,originalLanguage,title.en,festival.rule.en\n${word}-1,festival,en,Tide,in autumn\n${word}-2,festival,en,,\n`,
      bodySerializer: (rows) => rows,
    }),
  );
  const path = { id: started.data.id };
  const ended = await awaited(
    "the import has ended",
    () => leeds.GET("/api/v1/imports/{id}", { params: { path } }),
    (job) => typeof job === "object" && job.ended,
  );
  assert(typeof ended === "object");
  assert.deepEqual([ended.created, ended.refused], [1, 1]);
  const wrong = await good(leeds.GET("/api/v1/imports/{id}/errors", { params: { path } }));
  assert(typeof wrong.data === "object");
  assert.equal(wrong.data.errors[0]?.row, 3);
  assert.deepEqual((await good(leeds.GET("/api/v1/imports/{id}/settled", { params: { path } }))).data.settled, []);
  assert((await good(leeds.GET("/api/v1/imports"))).data.imports.some((job) => job.id === path.id));
}

async function exchange(): Promise<void> {
  const proof = await good(leeds.POST("/api/v1/exchange/proofs"));
  const finished = await awaited(
    "the proof is finished",
    () => leeds.GET("/api/v1/exchange/proofs/{id}", { params: { path: { id: proof.data.id } } }),
    (found) => found.finished,
  );
  assert(finished.receipts[0]?.differences);
  assert((await good(leeds.GET("/api/v1/exchange/proofs"))).data.proofs.length > 0);
  const run = await good(leeds.POST("/api/v1/exchange/runs"));
  const ended = await awaited(
    "the run has ended",
    () => leeds.GET("/api/v1/exchange/runs/{id}", { params: { path: { id: run.data.id } } }),
    (found) => found.ended,
  );
  assert(ended.partners[0]?.letters);
  assert((await good(leeds.GET("/api/v1/exchange/nights"))).data.nights);
  assert((await good(leeds.GET("/api/v1/exchange/digests"))).data.digests);
  assert((await good(leeds.GET("/api/v1/exchange/needs"))).data.needs);
  assert((await good(leeds.GET("/api/v1/exchange/status"))).data.partners[0]?.provedThere);
  const rejected = await good(hangzhou.GET("/api/v1/exchange/rejected-records"));
  assert(typeof rejected.data === "object");
  for (const record of rejected.data.rejectedRecords) {
    const params = { path: { id: record.id } };
    const { data } = await good(hangzhou.GET("/api/v1/exchange/rejected-records/{id}", { params }));
    assert.deepEqual(data, record);
  }
  assert((await good(leeds.GET("/api/v1/exchange/rejected-letters"))).data.rejectedLetters);
  assert((await good(leeds.GET("/api/v1/exchange/restoration"))).data.items);
}

const event = await itemByIdentifierAndInLists();
await lettersAndThreads();
await draftsRecallsAndErasures();
await proposals(event);
await imports();
await exchange();
console.log("every group was asked, and every answer read");
