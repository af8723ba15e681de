"""The meet door: two sign up with a picture, one changes her account, keeps the other as a contact and meets him."""

import sys

from rollcall_meet import AuthenticatedClient, Client
from rollcall_meet.api.account import delete_account, get_account, update_account
from rollcall_meet.api.blacklist import block_user, unblock_user
from rollcall_meet.api.contacts import import_contacts, list_contacts
from rollcall_meet.api.images import get_image
from rollcall_meet.api.meetings import create_meeting, get_meeting, list_meetings, update_meeting
from rollcall_meet.api.sign_in import confirm_code, end_session, send_code
from rollcall_meet.api.users import get_user
from rollcall_meet.models import (
    AccountUpdate,
    BlacklistUpdate,
    CodeConfirmation,
    CodeRequest,
    ContactImport,
    MeetingUpdate,
    NewMeeting,
    Refusal,
)
from rollcall_meet.types import File

from values import phone, picture_file

base = sys.argv[1]
anybody = Client(base_url=base)


def picture() -> File:
    return File(payload=picture_file(), file_name="picture.png", mime_type="image/png")


def sign_up(number: str, name: str):
    send_code.sync(client=anybody, body=CodeRequest(phone=number))
    form = CodeConfirmation(phone=number, code="00000", is_new=True, name=name, avatar=picture())
    return confirm_code.sync(client=anybody, body=form)


ada, bob = phone(), phone()
signed_up, other = sign_up(ada, "Ada"), sign_up(bob, "Bob")
client = AuthenticatedClient(base_url=base, token=signed_up.token, prefix="Token")

account = get_account.sync(client=client)
assert (account.id, account.name, account.phone) == (signed_up.user_id, "Ada", ada), account
account = update_account.sync(client=client, body=AccountUpdate(hidden_phone=True, avatar=picture()))
assert account.hidden_phone and account.name == "Ada", account
image = get_image.sync(account.avatar.rsplit("/", 1)[1], client=anybody)
assert image.payload.read(4) == b"\x89PNG", image

contacts = import_contacts.sync(client=client, body=ContactImport(names=["Robert"], phones=[bob]))
assert [(c.id, c.name) for c in contacts] == [(other.user_id, "Robert")], contacts
assert list_contacts.sync(client=client) == contacts
assert get_user.sync(other.user_id, client=client).phone == bob
assert get_user.sync(signed_up.user_id, client=client).hidden_phone is True
assert block_user.sync(client=client, body=BlacklistUpdate(user=other.user_id))[0].id == other.user_id
assert unblock_user.sync(client=client, user=other.user_id) == []

plan = NewMeeting(title="Tea", logo=picture(), users=[other.user_id], time="2030-01-02T15:00:00Z")
meeting = create_meeting.sync(client=client, body=plan)
assert meeting.users == [signed_up.user_id, other.user_id] and meeting.time.year == 2030, meeting
assert get_meeting.sync(meeting.id, client=client) == meeting
assert update_meeting.sync(meeting.id, client=client, body=MeetingUpdate(completed=True)).completed
assert list_meetings.sync(client=client) == [] and len(list_meetings.sync(client=client, all_=True)) == 1

refused = send_code.sync(client=anybody, body=CodeRequest(phone="+12"))
assert isinstance(refused, Refusal) and refused.phone == ["Invalid phone number."], refused
refused = get_user.sync(999999999, client=client)
assert refused.detail == "Not found.", refused
assert end_session.sync_detailed(client=client).status_code == 204
assert get_account.sync(client=client).detail == "Invalid token."
bobs = AuthenticatedClient(base_url=base, token=other.token, prefix="Token")
assert delete_account.sync_detailed(client=bobs).status_code == 204
