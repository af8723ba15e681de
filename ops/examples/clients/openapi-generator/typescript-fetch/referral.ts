/** The referral door: two come in by a cookie, one activates the other's invite code. */
import assert from "node:assert/strict";
import { base, phone } from "../values.js";
import * as referral from "./rollcall/referral/index.js";
import { refusal } from "./refusal.js";

/** A browser keeps the cookie by itself; Node.js does not. */
function withCookie() {
  let cookie = "";
  return new referral.Configuration({
    basePath: base,
    fetchApi: async (url, init) => {
      const response = await fetch(url, { ...init, headers: { ...(init?.headers as object), Cookie: cookie } });
      for (const set of response.headers.getSetCookie()) cookie = set.split(";")[0];
      return response;
    },
  });
}

async function comeIn(number: string) {
  const own = withCookie();
  const door = new referral.SignInApi(own);
  const { verificationCode } = await door.sendCode({ codeRequest: { phone: number } });
  await door.confirmCode({ codeConfirmation: { verificationCode: verificationCode! } });
  return new referral.ProfileApi(own);
}

const [ada, bob] = [phone(), phone()];
const [adas, bobs] = [await comeIn(ada), await comeIn(bob)];
const account = await adas.getAccount();
assert.deepEqual([account.phone, account.referredUsers], [ada, []]);
const inviteCodeActivation = { inviteCode: account.inviteCode };
assert((await bobs.activateInviteCode({ inviteCodeActivation })).message.includes(account.inviteCode));
assert.equal((await adas.getAccount()).referredUsers[0].phone, bob);

const refused = await refusal<referral.Refusal>(adas.activateInviteCode({ inviteCodeActivation }));
assert.equal(refused.error, "Нельзя активировать собственный инвайт-код!");
