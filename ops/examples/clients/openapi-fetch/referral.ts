/** The referral door: two come in by a cookie, one activates the other's invite code. */
import assert from "node:assert/strict";
import createClient from "openapi-fetch";
import { base, phone } from "../values.js";
import type { paths } from "./rollcall-referral.js";

/** A browser keeps the cookie by itself; Node.js does not. */
function clientWithCookies() {
  const client = createClient<paths>({ baseUrl: base });
  let cookie = "";
  client.use({
    onRequest: ({ request }) => request.headers.set("Cookie", cookie),
    onResponse: ({ response }) => {
      for (const set of response.headers.getSetCookie()) cookie = set.split(";")[0];
    },
  });
  return client;
}

async function comeIn(number: string) {
  const client = clientWithCookies();
  const sent = await client.POST("/api/enter_phone/", { body: { phone: number } });
  const code = sent.data!["Verification code"]!;
  const done = await client.POST("/api/enter_code/", { body: { verification_code: code } });
  assert.equal(done.data?.message, "Авторизация прошла успешно!");
  return client;
}

const [ada, bob] = [phone(), phone()];
const [adas, bobs] = [await comeIn(ada), await comeIn(bob)];
const account = (await adas.GET("/api/profile/")).data!;
assert.deepEqual([account.phone, account.referred_users], [ada, []]);
const activated = await bobs.POST("/api/profile/", { body: { invite_code: account.invite_code } });
assert(activated.data?.message.includes(account.invite_code));
assert.deepEqual((await adas.GET("/api/profile/")).data?.referred_users, [{ phone: bob }]);

const refused = await adas.POST("/api/profile/", { body: { invite_code: account.invite_code } });
assert.equal(refused.error?.error, "Нельзя активировать собственный инвайт-код!");
const ended = await adas.POST("/api/logout/", { body: { everywhere: true } });
assert.equal(ended.response.status, 204);
const nobody = await adas.GET("/api/profile/");
assert.equal(nobody.error?.detail, "Authentication credentials were not provided.");
