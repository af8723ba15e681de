"""The referral door: two come in by a cookie, one activates the other's invite code."""

import sys

import rollcall_referral as referral
from values import phone

base = sys.argv[1]


def come_in(number: str) -> referral.ApiClient:
    client = referral.ApiClient(referral.Configuration(host=base))
    door = referral.SignInApi(client)
    answer = door.send_code_with_http_info(referral.CodeRequest(phone=number))
    client.cookie = answer.headers["Set-Cookie"].split(";")[0]
    code = referral.CodeConfirmation(verification_code=answer.data.verification_code)
    answer = door.confirm_code_with_http_info(code)
    client.cookie = answer.headers["Set-Cookie"].split(";")[0]
    return client


def refusal(call, *arguments) -> referral.Refusal:
    try:
        call(*arguments)
    except referral.ApiException as refused:
        return refused.data
    raise AssertionError("nothing was refused")


ada, bob = phone(), phone()
adas, bobs = (referral.ProfileApi(come_in(number)) for number in (ada, bob))
account = adas.get_account()
assert account.phone == ada and account.activated_invite_code is None and account.referred_users == [], account
activation = referral.InviteCodeActivation(invite_code=account.invite_code)
assert account.invite_code in bobs.activate_invite_code(activation).message
assert [user.phone for user in adas.get_account().referred_users] == [bob]

assert refusal(adas.activate_invite_code, activation).error == "Нельзя активировать собственный инвайт-код!"
referral.SignInApi(adas.api_client).end_session()
assert refusal(adas.get_account).detail == "Authentication credentials were not provided."
