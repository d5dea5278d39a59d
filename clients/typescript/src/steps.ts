// Steps that the clients share; they need only the API's types.
import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";

const PATIENCE_MS = 30_000;

export function setting(name: string): string {
  const value = process.env[name];
  assert(value, `the environment variable ${name} is needed`);
  return value;
}

export function entityTag(response: { headers: Headers }): string {
  const etag = response.headers.get("ETag");
  assert(etag);
  return etag;
}

export async function eventually<T>(what: string, ask: () => Promise<T | undefined>): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) {
      return answer;
    }
    assert(Date.now() < end, `${what}: not within ${PATIENCE_MS} ms`);
    await pause(100);
  }
}
