/** The chat door: two register, one lists the other, founds a group with him, writes to him, and reads what was written. */
import assert from "node:assert/strict";
import { soon, write } from "../chatting.js";
import { base, email, word } from "../values.js";
import * as chat from "./rollcall/chat/index.js";
import { refusal } from "./refusal.js";

const door = new chat.SignInApi(new chat.Configuration({ basePath: base }));
const password = "user1user1";

const [ada, bob, address] = [word(), word(), email()];
await door.createAccount({ registration: { accountName: ada, email: email(), password } });
const other = await door.createAccount({ registration: { accountName: bob, email: address, password } });
const { token } = await door.changeSession({ sessionChange: { accountName: ada, password } });
const own = new chat.Configuration({ basePath: base, apiKey: token });

assert.equal((await new chat.UsersApi(own).getAccount()).accountName, ada);
const contacts = new chat.ContactsApi(own);
const contactChoice = { contact: address };
assert.equal((await contacts.keepContact({ contactChoice })).contactUid, other.userId);
assert.deepEqual((await contacts.listContacts()).map((user) => user.accountName), [bob]);
const chats = new chat.ChatsApi(own);
assert((await chats.saveGroup({ groupUpdate: { group: word(), contacts: [address] } })).gid! > 0);
assert.deepEqual((await chats.listMessages({ userId: other.userId })).messages, []);
const told = await write(token!, other.token, other.userId, "Hi, Bob");
const [kept] = await soon(async () => (await chats.listMessages({ userId: other.userId })).messages);
assert.deepEqual([kept.msgId, kept.message, kept.senderid], [told.msg_id, "Hi, Bob", told.senderid]);
assert.equal(kept.timestamp.getTime(), Date.parse(told.timestamp));
assert.equal((await chats.markMessages({ readMark: { userId: other.userId, msgId: 0 } })).response, 200);

const refused = await refusal<chat.Refusal>(contacts.addContact({ contactChoice }));
assert.deepEqual([refused.response, refused.message], [409, "Contact already in list"]);
