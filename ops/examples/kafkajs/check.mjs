/**
 * check.mjs ADDRESS KAFKA.PROPERTIES: makes people come, invite, write and leave at a server in debug mode, and holds the
 * answers that the stream gives to what it has made them do.
 */
import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import { answers } from "./answers.mjs";
import { client } from "./stream.mjs";

const [base, file] = process.argv.slice(2);
const avatar = new Blob(
  [Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64")],
  { type: "image/png" },
);
// Two regions of many people, and one of few: Iceland.
const phones = { DE: () => "+4915123" + digits(6), FR: () => "+336123" + digits(5), ZZ: () => "+354611" + digits(4) };
const digits = (count) => String(randomInt(10 ** count)).padStart(count, "0");
const begun = new Date().toISOString().slice(0, 13);
let position = 0;

async function ask(method, path, body, token) {
  const form = new FormData();
  for (const [name, value] of Object.entries(body ?? {})) [value].flat().forEach((each) => form.append(name, each));
  const headers = token ? { Authorization: `Token ${token}` } : {};
  const answer = await fetch(new URL(path, base), { method, headers, body: body ? form : undefined });
  assert(answer.ok, `${method} ${path}: ${answer.status} ${await answer.clone().text()}`);
  position = Math.max(position, Number(answer.headers.get("Rollcall-Position") ?? 0));
  return answer.status === 204 ? undefined : answer.json();
}

async function signUp(region) {
  const phone = phones[region]();
  await ask("POST", "/api/auth/code/", { phone });
  return ask("POST", "/api/auth/users/", { phone, code: "00000", is_new: "true", name: "Ada", avatar });
}

await ask("POST", "/api/auth/code/", { phone: phones.DE() }); // is never confirmed
const before = BigInt(position);
const people = [];
for (const region of ["DE", "DE", "FR", "ZZ", "DE"]) people.push(await signUp(region));
await ask("POST", "/api/auth/code/", { phone: phones.FR() }); // nor is this one
const [king, ...others] = people;
const users = others.slice(0, 3).map((other) => other.user_id);
await ask("POST", "/api/meetings/", { title: "Tea", logo: avatar, users, time: "2030-01-02T15:00:00Z" }, king.token);
await ask("DELETE", "/api/account/", undefined, others[3].token);

/** Of all hours and days that it went on. */
function sums(table) {
  const all = {};
  for (const [row, count] of Object.entries(table)) {
    const [moment, ...words] = row.split(" ");
    assert(moment.slice(0, 10) >= begun.slice(0, 10) && moment <= new Date().toISOString(), row);
    all[words.join(" ")] = (all[words.join(" ")] ?? 0) + count;
  }
  return all;
}

const kafka = client(file);
let told;
do {
  told = await answers(kafka, undefined, before);
} while (told.last < position);
assert.deepEqual(sums(told.registrations), { DE: 3, FR: 1, ZZ: 1 });
assert.deepEqual(sums(told.codes), { "meet asked": 6, "meet confirmed": 5 });
assert.deepEqual(sums(told.invitations), { "to-meetings": 3 });
assert.deepEqual(sums(told.deletions), { "": 1 });
assert.deepEqual(told.messages, {});
