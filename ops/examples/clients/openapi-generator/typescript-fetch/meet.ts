/** The meet door: two sign up with a picture, one changes her account, keeps the other as a contact and meets him. */
import assert from "node:assert/strict";
import { base, phone, picture } from "../values.js";
import * as meet from "./rollcall/meet/index.js";
import { refusal } from "./refusal.js";

const door = new meet.SignInApi(new meet.Configuration({ basePath: base }));

async function signUp(number: string, name: string) {
  await door.sendCode({ codeRequest: { phone: number } });
  return door.confirmCode({ phone: number, code: "00000", isNew: true, name, avatar: picture });
}

const [ada, bob] = [phone(), phone()];
const [signedUp, other] = [await signUp(ada, "Ada"), await signUp(bob, "Bob")];
const own = new meet.Configuration({ basePath: base, apiKey: `Token ${signedUp.token}` });

assert.equal((await new meet.AccountApi(own).getAccount()).phone, ada);
const account = await new meet.AccountApi(own).updateAccount({ hiddenPhone: true, avatar: picture });
assert.deepEqual([account.hiddenPhone, account.name], [true, "Ada"]);
const image = await new meet.ImagesApi(own).getImage({ id: account.avatar!.split("/").at(-1)! });
assert(image.size > 50);

const contactImport = { names: ["Robert"], phones: new Set([bob]) };
const contacts = await new meet.ContactsApi(own).importContacts({ contactImport });
assert.deepEqual(contacts.map((contact) => contact.name), ["Robert"]);
assert.equal((await new meet.UsersApi(own).getUser({ id: other.userId })).phone, bob);
const blacklist = new meet.BlacklistApi(own);
assert.equal((await blacklist.blockUser({ blacklistUpdate: { user: other.userId } }))[0].id, other.userId);
assert.deepEqual(await blacklist.unblockUser({ user: other.userId }), []);

const meetings = new meet.MeetingsApi(own);
const plan = { title: "Tea", logo: picture, users: [other.userId], time: "2030-01-02T15:00:00Z" };
const meeting = await meetings.createMeeting(plan);
assert.deepEqual([...meeting.users], [signedUp.userId, other.userId]);
assert.equal(meeting.time?.getUTCFullYear(), 2030);
assert((await meetings.updateMeeting({ id: meeting.id, meetingUpdate: { completed: true } })).completed);
assert.equal((await meetings.listMeetings({ all: true })).length, 1);

const refused = await refusal<meet.Refusal>(door.sendCode({ codeRequest: { phone: "+12" } }));
assert.deepEqual(refused.phone, ["Invalid phone number."]);
await new meet.AccountApi(own).deleteAccount();
assert.equal((await refusal<meet.Refusal>(new meet.AccountApi(own).getAccount())).detail, "Invalid token.");
