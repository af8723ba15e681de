"""The crm door: two register, one changes her account and gives an order to the other, who carries it out."""

import sys

import rollcall_crm as crm
from values import email

base = sys.argv[1]
anybody = crm.SignInApi(crm.ApiClient(crm.Configuration(host=base)))


def register(address: str, name: str) -> crm.ApiClient:
    form = crm.Registration(surname="Lovelace", name=name, patronymic="G", email=address, password="user1user1")
    assert anybody.create_account(form).email == address
    pair = anybody.create_tokens(crm.Credentials(email=address, password="user1user1"))
    assert anybody.refresh_tokens(crm.TokenRefresh(refresh=pair.refresh)).expired_at == 900
    return crm.ApiClient(crm.Configuration(host=base, access_token=pair.access))


def refusal(call, *arguments):
    try:
        call(*arguments)
    except crm.ApiException as refused:
        return refused.data
    raise AssertionError("nothing was refused")


ada, bob = email(), email()
client, executor = register(ada, "Ada"), register(bob, "Bob")
assert crm.ProfileApi(client).get_account().email == ada
changed = crm.ProfileApi(client).update_account(account_update=crm.AccountUpdate(surname="King", name="A"))
assert changed.success.surname == "Surname successfully changed", changed
assert changed.error.name == "Name is too short or too long", changed
crm.EMailApi(client).request_email_code()
refused = refusal(crm.EMailApi(client).confirm_email, crm.EmailConfirmation(code="100000"))
assert refused.detail == "Invalid code or not exist", refused

bobs_id = crm.ProfileApi(executor).get_account().id
order = crm.OrdersApi(client).create_order(crm.NewOrder(description="Mend the roof", executor=bobs_id))
assert order.executor == bobs_id and order.client is None and not order.done, order
assert crm.OrdersApi(client).list_placed_orders() == [order] == crm.OrdersApi(executor).list_executed_orders()
assert crm.OrdersApi(executor).update_order(crm.OrderUpdate(id=order.id, done=True)).done

refused = refusal(crm.OrdersApi(client).create_order, crm.NewOrder(description="Paint", executor=999999999))
assert refused.executor == ["The user must exist."], refused
refused = refusal(anybody.create_tokens, crm.Credentials(email=ada, password="not this one"))
assert refused.detail == "No active account found with the given credentials", refused
crm.ProfileApi(executor).delete_account()
assert refusal(crm.ProfileApi(executor).get_account).code == "user_not_found"
