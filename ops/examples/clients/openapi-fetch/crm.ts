/** The crm door: two register, one changes her account and gives an order to the other, who carries it out. */
import assert from "node:assert/strict";
import createClient from "openapi-fetch";
import { base, email } from "../values.js";
import type { paths } from "./rollcall-crm.js";

const anybody = createClient<paths>({ baseUrl: base });
const password = "user1user1";

async function register(address: string, name: string) {
  const body = { surname: "Lovelace", name, patronymic: "G", email: address, password };
  const registered = await anybody.POST("/users/auth/registration/", { body });
  assert.equal(registered.data?.email, address);
  const tokens = await anybody.POST("/users/auth/token/", { body: { email: address, password } });
  return createClient<paths>({ baseUrl: base, headers: { Authorization: `Bearer ${tokens.data!.access}` } });
}

const [ada, bob] = [email(), email()];
const [client, executor] = [await register(ada, "Ada"), await register(bob, "Bob")];
assert.equal((await client.GET("/users/user/")).data?.email, ada);
const changed = await client.PATCH("/users/user/", { body: { surname: "King", name: "A" } });
assert.equal(changed.data?.success.Surname, "Surname successfully changed");
assert.equal(changed.data?.error.Name, "Name is too short or too long");
const mailed = await client.POST("/users/verify-email/", { parseAs: "text" });
assert.equal(mailed.response.status, 200);

const bobsId = (await executor.GET("/users/user/")).data!.id;
const placed = await client.POST("/users/order/", { body: { description: "Mend the roof", executor: bobsId } });
assert.equal(placed.data?.executor, bobsId);
assert.deepEqual((await executor.GET("/users/user/executor/")).data, [placed.data]);
const done = await executor.PATCH("/users/order/", { body: { id: placed.data!.id, done: true } });
assert.equal(done.data?.done, true);

const refused = await client.POST("/users/order/", { body: { description: "Paint", executor: 999999999 } });
assert(refused.error && "executor" in refused.error); // otherwise it is a refused credential
assert.deepEqual(refused.error.executor, ["The user must exist."]);
const wrong = await anybody.POST("/users/auth/token/", { body: { email: ada, password: "not this one" } });
assert.equal(wrong.error?.detail, "No active account found with the given credentials");
const deleted = await executor.DELETE("/users/user/", { parseAs: "text" });
assert.equal(deleted.response.status, 200);
