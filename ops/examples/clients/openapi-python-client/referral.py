"""The referral door: two come in by a cookie, one activates the other's invite code."""

import sys

from rollcall_referral import Client
from rollcall_referral.api.profile import activate_invite_code, get_account
from rollcall_referral.api.sign_in import confirm_code, end_session, send_code
from rollcall_referral.models import CodeConfirmation, CodeRequest, InviteCodeActivation

from values import phone

base = sys.argv[1]


def come_in(number: str) -> Client:
    client = Client(base_url=base)  # httpx keeps the cookie
    sent = send_code.sync(client=client, body=CodeRequest(phone=number))
    done = confirm_code.sync(client=client, body=CodeConfirmation(verification_code=sent.verification_code))
    assert done.message == "Авторизация прошла успешно!", done
    return client


ada, bob = phone(), phone()
adas, bobs = come_in(ada), come_in(bob)
account = get_account.sync(client=adas)
assert account.phone == ada and account.activated_invite_code is None and account.referred_users == [], account
done = activate_invite_code.sync(client=bobs, body=InviteCodeActivation(invite_code=account.invite_code))
assert account.invite_code in done.message, done
assert get_account.sync(client=bobs).activated_invite_code == account.invite_code
assert [user.phone for user in get_account.sync(client=adas).referred_users] == [bob]

refused = activate_invite_code.sync(client=adas, body=InviteCodeActivation(invite_code=account.invite_code))
assert refused.error == "Нельзя активировать собственный инвайт-код!", refused
refused = send_code.sync(client=Client(base_url=base), body=CodeRequest(phone="abc"))
assert refused.phone == ["Неверный формат номера телефона."], refused
assert end_session.sync_detailed(client=adas).status_code == 204
assert get_account.sync(client=adas).detail == "Authentication credentials were not provided."
