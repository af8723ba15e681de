"""The crm door: two register, one changes her account and gives an order to the other, who carries it out."""

import sys

from rollcall_crm import AuthenticatedClient, Client
from rollcall_crm.api.e_mail import confirm_email, request_email_code
from rollcall_crm.api.orders import create_order, list_executed_orders, list_placed_orders, update_order
from rollcall_crm.api.profile import delete_account, get_account, update_account
from rollcall_crm.api.sign_in import create_account, create_tokens, refresh_tokens
from rollcall_crm.models import (
    AccountUpdate,
    Credentials,
    EmailConfirmation,
    NewOrder,
    OrderUpdate,
    Registration,
    TokenRefresh,
)

from values import email

base = sys.argv[1]
anybody = Client(base_url=base)


def register(address: str, name: str):
    form = Registration(surname="Lovelace", name=name, patronymic="G", email=address, password="user1user1")
    registered = create_account.sync(client=anybody, body=form)
    assert registered.email == address and registered.address == "", registered
    return create_tokens.sync(client=anybody, body=Credentials(email=address, password="user1user1"))


ada, bob = email(), email()
pair, other = register(ada, "Ada"), register(bob, "Bob")
client, executor = (AuthenticatedClient(base_url=base, token=tokens.access) for tokens in (pair, other))
assert refresh_tokens.sync(client=anybody, body=TokenRefresh(refresh=pair.refresh)).expired_at == 900

account = get_account.sync(client=client)
assert account.email == ada and account.number is None and account.created_at.tzinfo, account
changed = update_account.sync(client=client, body=AccountUpdate(surname="King", name="A"))
assert changed.success.surname == "Surname successfully changed", changed
assert changed.error.name == "Name is too short or too long", changed
assert request_email_code.sync_detailed(client=client).status_code == 200
refused = confirm_email.sync(client=client, body=EmailConfirmation(code="100000"))
assert refused.detail == "Invalid code or not exist", refused

bobs_id = get_account.sync(client=executor).id
order = create_order.sync(client=client, body=NewOrder(description="Mend the roof", executor=bobs_id))
assert order.executor == bobs_id and order.client is None and not order.done, order
assert list_placed_orders.sync(client=client) == [order] == list_executed_orders.sync(client=executor)
assert update_order.sync(client=executor, body=OrderUpdate(id=order.id, done=True)).done

refused = create_order.sync(client=client, body=NewOrder(description="Paint", executor=999999999))
assert refused.executor == ["The user must exist."], refused
refused = create_tokens.sync(client=anybody, body=Credentials(email=ada, password="not this one"))
assert refused.detail == "No active account found with the given credentials", refused
assert delete_account.sync_detailed(client=executor).status_code == 200
assert get_account.sync(client=executor).code == "user_not_found"
