"""The meet door: two sign up with a picture, one changes her account, keeps the other as a contact and meets him."""

import sys

import rollcall_meet as meet
from values import BYTES, phone

base = sys.argv[1]
anybody = meet.ApiClient(meet.Configuration(host=base))
picture = ("picture.png", BYTES)


def sign_up(number: str, name: str) -> meet.IssuedToken:
    door = meet.SignInApi(anybody)
    door.send_code(meet.CodeRequest(phone=number))
    return door.confirm_code(number, "00000", is_new=True, name=name, avatar=picture)


def refusal(call, *arguments, **named) -> meet.Refusal:
    try:
        call(*arguments, **named)
    except meet.ApiException as refused:
        return refused.data
    raise AssertionError("nothing was refused")


ada, bob = phone(), phone()
signed_up, other = sign_up(ada, "Ada"), sign_up(bob, "Bob")
configuration = meet.Configuration(host=base, api_key={"token": signed_up.token}, api_key_prefix={"token": "Token"})
client = meet.ApiClient(configuration)

account = meet.AccountApi(client).get_account()
assert (account.id, account.name, account.phone) == (signed_up.user_id, "Ada", ada), account
account = meet.AccountApi(client).update_account(hidden_phone=True, avatar=picture)
assert account.hidden_phone and account.name == "Ada", account
assert meet.ImagesApi(anybody).get_image(account.avatar.rsplit("/", 1)[1])[:4] == b"\x89PNG"

contacts = meet.ContactsApi(client).import_contacts(meet.ContactImport(names=["Robert"], phones=[bob]))
assert [(c.id, c.name) for c in contacts] == [(other.user_id, "Robert")], contacts
assert meet.ContactsApi(client).list_contacts() == contacts
assert meet.UsersApi(client).get_user(other.user_id).phone == bob
assert [user.name for user in meet.UsersApi(client).list_users(users=[signed_up.user_id, other.user_id])] == ["Ada", "Robert"]
assert meet.BlacklistApi(client).block_user(meet.BlacklistUpdate(user=other.user_id))[0].id == other.user_id
assert meet.BlacklistApi(client).unblock_user(user=other.user_id) == []

meetings = meet.MeetingsApi(client)
meeting = meetings.create_meeting("Tea", picture, users=[other.user_id], time="2030-01-02T15:00:00Z")
assert meeting.users == [signed_up.user_id, other.user_id] and meeting.time.year == 2030, meeting
assert meetings.get_meeting(meeting.id) == meeting
assert meetings.update_meeting(meeting.id, meeting_update=meet.MeetingUpdate(completed=True)).completed
assert meetings.list_meetings() == [] and len(meetings.list_meetings(all=True)) == 1

refused = refusal(meet.SignInApi(anybody).confirm_code, ada, "99999")
assert refused.code == ["Code is invalid."], refused
assert refusal(meet.UsersApi(client).get_user, 999999999).detail == "Not found."
meet.SignInApi(client).end_session()
assert refusal(meet.AccountApi(client).get_account).detail == "Invalid token."
