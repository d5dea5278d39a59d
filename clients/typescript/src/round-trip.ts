// What a city's system does every day, with types made from the API's description. npm run types makes them, and the
// compiler refuses what the description does not have. See the README for how to run it.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import createClient from "openapi-fetch";
import type { components, paths } from "../target/api.js";
import { entityTag, eventually, setting } from "./steps.js";

type Draft = components["schemas"]["ItemDraft"];
type Problem = components["schemas"]["Problem"];

const token = setting("TOKEN");
const leeds = createClient<paths>({ baseUrl: setting("LEEDS"), headers: { Authorization: `Bearer ${token}` } });
const hangzhou = createClient<paths>({ baseUrl: setting("HANGZHOU") });

function event(title: string): Draft {
  return {
    kind: "cultural-event",
    originalLanguage: "en",
    title: { en: title, "zh-Hans": "运河边的诗" },
    licence: "https://creativecommons.org/licenses/by/4.0/",
    event: { occurrences: [{ start: "2027-05-08T19:00", end: "2027-05-08T21:00", zone: "Europe/London" }] },
  };
}

async function created(title: string): Promise<{ id: string; etag: string }> {
  const { data, error, response } = await leeds.POST("/api/v1/items", { body: event(title) });
  assert(data, error?.detail);
  assert.equal(response.status, 201);
  assert.equal(data.status, "draft");
  return { id: data.id, etag: entityTag(response) };
}

async function changed(id: string, etag: string): Promise<string> {
  const { data, error, response } = await leeds.PATCH("/api/v1/items/{id}", {
    params: { path: { id }, header: { "If-Match": etag } },
    body: { summary: { en: "An evening.", "zh-Hans": "一个夜晚。" } },
    headers: { "Content-Type": "application/merge-patch+json" },
  });
  assert(data, error?.detail);
  assert.equal(data.version, 2);
  return entityTag(response);
}

async function published(id: string, etag: string): Promise<string> {
  const { data, error, response } = await leeds.POST("/api/v1/items/{id}/publish", {
    params: { path: { id }, header: { "If-Match": etag } },
  });
  assert(data, error?.detail);
  assert.equal(data.status, "published");
  return entityTag(response);
}

async function readAtPartner(id: string): Promise<string> {
  return eventually("the item is read at the partner", async () => {
    const { data, response } = await hangzhou.GET("/api/v1/items/{id}", { params: { path: { id } } });
    assert(data !== undefined || response.status === 404);
    return data && entityTag(response);
  });
}

async function foundAtPartner(word: string, id: string): Promise<void> {
  const match = await eventually("the item is found at the partner", async () => {
    const { data, error } = await hangzhou.GET("/api/v1/items", {
      params: { query: { q: word, owner: "leeds", limit: 5 } },
    });
    assert(data, error?.detail);
    return data.hits?.find((hit) => hit.id === id);
  });
  const parts = match.snippets.flatMap((snippet) => snippet.parts);
  assert(parts.some((part) => part.match && part.text.toLowerCase() === word));
}

async function readInOneLanguage(id: string): Promise<void> {
  const { data, error, response } = await hangzhou.GET("/api/v1/items/{id}", {
    params: { path: { id }, query: { lang: "zh-Hans" } },
  });
  assert(data, error?.detail);
  assert.equal(response.headers.get("Content-Language"), "zh-Hans");
  assert(data.status === "published" && data.title);
  assert.deepEqual(data.title, { language: "zh-Hans", text: "运河边的诗" });
}

/** Sends the rule alone; the node works out the dates, as the preview shows them. */
async function datedByRule(): Promise<void> {
  const recurrence: components["schemas"]["Recurrence"] = { lunar: { month: 8, day: 18 }, offset: -2, lasts: 3 };
  const tide: Draft = { kind: "festival", originalLanguage: "en", title: { en: "Tide" }, festival: { recurrence } };
  const { data: draft, error, response } = await leeds.POST("/api/v1/items", { body: tide });
  assert(draft?.status === "draft", error?.detail);
  const dates = draft.festival?.occurrences?.map(({ ruleYear, date, endDate }) => ({ ruleYear, date, endDate }));
  const years = dates?.map(({ ruleYear }) => ruleYear ?? 0) ?? [];

  const preview = await leeds.POST("/api/v1/festival-dates", {
    body: { recurrence, from: Math.min(...years), to: Math.max(...years) },
  });
  assert.deepEqual(preview.data?.dates, dates, preview.error?.detail);

  const params = { path: { id: draft.id }, header: { "If-Match": entityTag(response) } };
  assert.equal((await leeds.DELETE("/api/v1/items/{id}", { params })).response.status, 204);
}

async function withdrawnAndFollowed(id: string, etag: string): Promise<void> {
  const params = { path: { id }, header: { "If-Match": etag } };
  const withdrawn = await leeds.POST("/api/v1/items/{id}/withdraw", { params, body: { reason: { en: "Rain." } } });
  assert(withdrawn.data, withdrawn.error?.detail);
  assert.deepEqual(withdrawn.data.withdrawal?.reason, { en: "Rain." });

  const receipt = await leeds.GET("/api/v1/items/{id}/receipt", { params: { path: { id } } });
  assert(receipt.data?.sequence, receipt.error?.detail);
  const query = { owner: "leeds", after: receipt.data.sequence - 1, limit: 1 };
  const { data, error } = await leeds.GET("/api/v1/changes", { params: { query } });
  assert(typeof data === "object", error?.detail);
  assert.equal(data.position, receipt.data.sequence);
  assert.deepEqual(data.changes[0]?.item, withdrawn.data);
}

function problem(error: Problem | undefined, status: number, type: string): Problem {
  assert(error, `a problem with status ${status} was expected`);
  assert.equal(error.status, status);
  assert.equal(error.type, `https://libraryexchange.org/problems/${type}`);
  return error;
}

async function refusals(id: string): Promise<void> {
  const blank = await leeds.POST("/api/v1/items", { body: { ...event("x"), title: { en: " " } } });
  const { violations } = problem(blank.error, 400, "invalid-item");
  assert.equal(violations?.[0]?.pointer, "/title/en");

  const stale = await leeds.DELETE("/api/v1/items/{id}", {
    params: { path: { id }, header: { "If-Match": '"outdated"' } },
  });
  problem(stale.error, 412, "precondition-failed");

  const anonymous = await hangzhou.POST("/api/v1/items/{id}/publish", {
    params: { path: { id }, header: { "If-Match": "*" } },
  });
  problem(anonymous.error, 401, "unauthenticated");
}

const word = `w${randomUUID().replaceAll("-", "")}`;
const item = await created(`Poems by the canal ${word}`);
const etag = await published(item.id, await changed(item.id, item.etag));
assert.equal(await readAtPartner(item.id), etag, "both nodes serve the same bytes");
await foundAtPartner(word, item.id);
await readInOneLanguage(item.id);
await refusals(item.id);
await datedByRule();
await withdrawnAndFollowed(item.id, etag);
console.log(`round trip of ${item.id}: created, changed, published, mirrored, found, withdrawn, followed`);
