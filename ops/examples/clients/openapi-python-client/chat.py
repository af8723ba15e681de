"""The chat door: two register, one lists the other, founds a group with him, writes to him, and reads what was written."""

import sys

from dateutil.parser import isoparse
from rollcall_chat import AuthenticatedClient, Client
from rollcall_chat.api.chats import list_messages, mark_messages, save_group
from rollcall_chat.api.contacts import add_contact, keep_contact, list_contacts, remove_contact
from rollcall_chat.api.sign_in import change_session, create_account
from rollcall_chat.api.users import get_account, get_user
from rollcall_chat.models import ContactChoice, GroupUpdate, ReadMark, Registration, SessionChange

from chatting import soon, write
from values import email, word

base = sys.argv[1]
anybody = Client(base_url=base)


def register(name: str, address: str):
    form = Registration(account_name=name, email=address, password="user1user1")
    registered = create_account.sync(client=anybody, body=form)
    assert registered.response == 201, registered
    return registered


ada, bob, address = word(), word(), email()
registered, other = register(ada, email()), register(bob, address)
logged_in = change_session.sync(client=anybody, body=SessionChange(account_name=ada, password="user1user1"))
client = AuthenticatedClient(base_url=base, token=logged_in.token, prefix="", auth_header_name="token")

assert get_account.sync(client=client).account_name == ada
assert keep_contact.sync(client=client, body=ContactChoice(contact=address)).contact_uid == other.user_id
assert [user.account_name for user in list_contacts.sync(client=client)] == [bob]
assert get_user.sync(other.user_id, client=client).email == address
assert save_group.sync(client=client, body=GroupUpdate(group=word(), contacts=[address])).gid > 0
assert list_messages.sync(client=client, user_id=other.user_id).messages == []
told = write(base, client.token, other.token, other.user_id, "Hi, Bob")
assert (told["message"], told["senderid"]) == ("Hi, Bob", registered.user_id), told
kept = soon(lambda: list_messages.sync(client=client, user_id=other.user_id).messages)[0]
assert (kept.msg_id, kept.message, kept.senderid) == (told["msg_id"], "Hi, Bob", registered.user_id), kept
assert kept.timestamp == isoparse(told["timestamp"]), kept
assert mark_messages.sync(client=client, body=ReadMark(user_id=other.user_id, msg_id=0)).response == 200

refused = add_contact.sync(client=client, body=ContactChoice(contact=address))
assert (refused.response, refused.message) == (409, "Contact already in list"), refused
assert remove_contact.sync(client=client, body=ContactChoice(contact=address)).message == "Deleted contacts 1"
refused = change_session.sync(client=anybody, body=SessionChange(account_name=ada, password="not this one"))
assert refused.message == "Login or password incorrect", refused
assert change_session.sync(client=client, body=SessionChange(user_id=registered.user_id)).response == 200
assert get_account.sync(client=client).message == "Token not found"
