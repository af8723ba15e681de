/** The meet door: two sign up with a picture, one changes her account, keeps the other as a contact and meets him. */
import assert from "node:assert/strict";
import createClient from "openapi-fetch";
import { base, phone, picture } from "../values.js";
import { form } from "./form.js";
import type { components, paths } from "./rollcall-meet.js";

type Confirmation = components["schemas"]["CodeConfirmation"];

const anybody = createClient<paths>({ baseUrl: base });
const avatar = picture as unknown as string; // what is described as binary, the generator calls a string

async function signUp(number: string, name: string) {
  await anybody.POST("/api/auth/code/", { body: { phone: number } });
  const body: Confirmation = { phone: number, code: "00000", is_new: true, name, avatar };
  const { data } = await anybody.POST("/api/auth/users/", { body, bodySerializer: form });
  assert(data);
  return data;
}

const [ada, bob] = [phone(), phone()];
const [signedUp, other] = [await signUp(ada, "Ada"), await signUp(bob, "Bob")];
const client = createClient<paths>({ baseUrl: base, headers: { Authorization: `Token ${signedUp.token}` } });

const account = await client.GET("/api/account/");
assert.equal(account.data?.phone, ada);
const changed = await client.PATCH("/api/account/", { body: { hidden_phone: true, avatar }, bodySerializer: form });
assert.deepEqual([changed.data?.hidden_phone, changed.data?.name], [true, "Ada"]);
const id = changed.data!.avatar!.split("/").at(-1)!;
const image = await anybody.GET("/media/{id}", { params: { path: { id } }, parseAs: "blob" });
assert((image.data as unknown as Blob).size > 50);

const contacts = await client.PUT("/api/contacts/", { body: { names: ["Robert"], phones: [bob] } });
assert.deepEqual(contacts.data?.map((contact) => contact.name), ["Robert"]);
const seen = await client.GET("/api/users/{id}/", { params: { path: { id: other.user_id } } });
assert.equal(seen.data?.phone, bob);
const blocked = await client.PUT("/api/blacklist/", { body: { user: other.user_id } });
assert.equal(blocked.data?.[0].id, other.user_id);
const unblocked = await client.DELETE("/api/blacklist/", { params: { query: { user: other.user_id } } });
assert.deepEqual(unblocked.data, []);

const plan = { title: "Tea", logo: avatar, users: [other.user_id], time: "2030-01-02T15:00:00Z" };
const meeting = await client.POST("/api/meetings/", { body: plan, bodySerializer: form });
assert.deepEqual(meeting.data?.users, [signedUp.user_id, other.user_id]);
const path = { id: meeting.data!.id };
const done = await client.PATCH("/api/meetings/{id}/", { params: { path }, body: { completed: true } });
assert.equal(done.data?.completed, true);
const all = await client.GET("/api/meetings/", { params: { query: { all: true } } });
assert.equal(all.data?.length, 1);

const refused = await anybody.POST("/api/auth/code/", { body: { phone: "+12" } });
assert.deepEqual(refused.error?.phone, ["Invalid phone number."]);
const nobody = await client.GET("/api/users/{id}/", { params: { path: { id: 999999999 } } });
assert.equal(nobody.error?.detail, "Not found.");
const deleted = await client.DELETE("/api/account/");
assert.equal(deleted.response.status, 204);
