/** The chat door: two register, one lists the other, founds a group with him, writes to him, and reads what was written. */
import assert from "node:assert/strict";
import createClient from "openapi-fetch";
import { soon, write } from "../chatting.js";
import { base, email, word } from "../values.js";
import type { paths } from "./rollcall-chat.js";

const anybody = createClient<paths>({ baseUrl: base });
const password = "user1user1";

async function register(name: string, address: string) {
  const registered = await anybody.POST("/v1/users/", { body: { account_name: name, email: address, password } });
  return registered.data!;
}

const [ada, bob, address] = [word(), word(), email()];
const [registered, other] = [await register(ada, email()), await register(bob, address)];
const loggedIn = await anybody.PUT("/v1/auth/", { body: { account_name: ada, password } });
const client = createClient<paths>({ baseUrl: base, headers: { token: loggedIn.data!.token } });

assert.equal((await client.GET("/v1/users/")).data?.account_name, ada);
const kept = await client.PUT("/v1/users/", { body: { contact: address } });
assert.equal(kept.data?.contact_uid, other.user_id);
assert.deepEqual((await client.GET("/v1/users/contacts/")).data?.map((user) => user.account_name), [bob]);
const group = await client.PUT("/v1/groups/", { body: { group: word(), contacts: [address] } });
assert(group.data!.gid! > 0);
const history = await client.GET("/v1/chats/", { params: { query: { user_id: other.user_id } } });
assert.deepEqual(history.data?.messages, []);
const told = await write(loggedIn.data!.token!, other.token, other.user_id, "Hi, Bob");
const query = { user_id: other.user_id };
const [line] = await soon(async () => (await client.GET("/v1/chats/", { params: { query } })).data?.messages);
assert.deepEqual([line.msg_id, line.message, line.senderid], [told.msg_id, "Hi, Bob", registered.user_id]);
assert.equal(line.timestamp, told.timestamp);
const marked = await client.PUT("/v1/chats/", { body: { user_id: other.user_id, msg_id: 0 } });
assert.equal(marked.data?.response, 200);

const refused = await client.POST("/v1/users/contacts/", { body: { contact: address } });
assert.deepEqual([refused.error?.response, refused.error?.message], [409, "Contact already in list"]);
const loggedOut = await client.PUT("/v1/auth/", { body: { user_id: registered.user_id } });
assert.equal(loggedOut.data?.response, 200);
assert.equal((await client.GET("/v1/users/")).error?.message, "Token not found");
