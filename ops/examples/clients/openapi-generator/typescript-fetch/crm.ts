/** The crm door: two register, one changes her account and gives an order to the other, who carries it out. */
import assert from "node:assert/strict";
import { base, email } from "../values.js";
import * as crm from "./rollcall/crm/index.js";
import { refusal } from "./refusal.js";

const door = new crm.SignInApi(new crm.Configuration({ basePath: base }));
const password = "user1user1";

async function register(address: string, name: string) {
  await door.createAccount({ registration: { surname: "Lovelace", name, patronymic: "G", email: address, password } });
  const { access } = await door.createTokens({ credentials: { email: address, password } });
  return new crm.Configuration({ basePath: base, accessToken: access });
}

const [ada, bob] = [email(), email()];
const [own, executors] = [await register(ada, "Ada"), await register(bob, "Bob")];
const profile = new crm.ProfileApi(own);
assert.equal((await profile.getAccount()).email, ada);
const changed = await profile.updateAccount({ accountUpdate: { surname: "King", name: "A" } });
assert.equal(changed.success.surname, "Surname successfully changed");
assert.equal(changed.error.name, "Name is too short or too long");
await new crm.EMailApi(own).requestEmailCode();

const executor = (await new crm.ProfileApi(executors).getAccount()).id;
const orders = new crm.OrdersApi(own);
const order = await orders.createOrder({ newOrder: { description: "Mend the roof", executor } });
assert.deepEqual(await new crm.OrdersApi(executors).listExecutedOrders(), [order]);
assert((await new crm.OrdersApi(executors).updateOrder({ orderUpdate: { id: order.id, done: true } })).done);

const nobodys = orders.createOrder({ newOrder: { description: "Paint", executor: 999999999 } });
assert.deepEqual((await refusal<crm.Refusal>(nobodys)).executor, ["The user must exist."]);
await new crm.ProfileApi(executors).deleteAccount();
