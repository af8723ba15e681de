"""The chat door: two register, one lists the other, founds a group with him, writes to him, and reads what was written."""

import sys

from dateutil.parser import isoparse
import rollcall_chat as chat
from chatting import soon, write
from values import email, word

base = sys.argv[1]
anybody = chat.SignInApi(chat.ApiClient(chat.Configuration(host=base)))


def register(name: str, address: str) -> chat.NewAccount:
    return anybody.create_account(chat.Registration(account_name=name, email=address, password="user1user1"))


def refusal(call, *arguments) -> chat.Refusal:
    try:
        call(*arguments)
    except chat.ApiException as refused:
        return refused.data
    raise AssertionError("nothing was refused")


ada, bob, address = word(), word(), email()
registered, other = register(ada, email()), register(bob, address)
token = anybody.change_session(chat.SessionChange(account_name=ada, password="user1user1")).token
client = chat.ApiClient(chat.Configuration(host=base, api_key={"token": token}))
contacts, chats = chat.ContactsApi(client), chat.ChatsApi(client)

assert chat.UsersApi(client).get_account().account_name == ada
assert contacts.keep_contact(chat.ContactChoice(contact=address)).contact_uid == other.user_id
assert [user.account_name for user in contacts.list_contacts()] == [bob]
assert chats.save_group(chat.GroupUpdate(group=word(), contacts=[address])).gid > 0
assert chats.list_messages(user_id=other.user_id).messages == []
told = write(base, token, other.token, other.user_id, "Hi, Bob")
assert (told["message"], told["senderid"]) == ("Hi, Bob", registered.user_id), told
kept = soon(lambda: chats.list_messages(user_id=other.user_id).messages)[0]
assert (kept.msg_id, kept.message, kept.senderid) == (told["msg_id"], "Hi, Bob", registered.user_id), kept
assert kept.timestamp == isoparse(told["timestamp"]), kept
assert chats.mark_messages(chat.ReadMark(user_id=other.user_id, msg_id=0)).response == 200

refused = refusal(contacts.add_contact, chat.ContactChoice(contact=address))
assert (refused.response, refused.message) == (409, "Contact already in list"), refused
assert contacts.remove_contact(chat.ContactChoice(contact=address)).message == "Deleted contacts 1"
assert chat.SignInApi(client).change_session(chat.SessionChange(user_id=registered.user_id)).response == 200
assert refusal(chat.UsersApi(client).get_account).message == "Token not found"
