import okhttp3.OkHttpClient
import rollcall.crm.apis.EMailApi
import rollcall.crm.apis.OrdersApi
import rollcall.crm.apis.ProfileApi
import rollcall.crm.apis.SignInApi
import rollcall.crm.infrastructure.ClientError
import rollcall.crm.infrastructure.ClientException
import rollcall.crm.models.AccountUpdate
import rollcall.crm.models.Credentials
import rollcall.crm.models.NewOrder
import rollcall.crm.models.OrderUpdate
import rollcall.crm.models.Registration

/** The crm door: two register, one changes her account and gives an order to the other, who carries it out. */
fun crm(base: String) {
    val ada = email()
    val (client, executor) = listOf(register(base, ada, "Ada"), register(base, email(), "Bob"))
    check(ProfileApi(base, client).getAccount().email == ada)
    val changed = ProfileApi(base, client).updateAccount(accountUpdate = AccountUpdate(surname = "King", name = "A"))
    check(changed.success.surname == "Surname successfully changed")
    check(changed.error.name == "Name is too short or too long")
    EMailApi(base, client).requestEmailCode()

    val bob = ProfileApi(base, executor).getAccount().id
    val order = OrdersApi(base, client).createOrder(NewOrder("Mend the roof", executor = bob))
    check(OrdersApi(base, executor).listExecutedOrders() == listOf(order))
    check(OrdersApi(base, executor).updateOrder(OrderUpdate(order.id, done = true)).done)

    val refused =
        runCatching { OrdersApi(base, client).createOrder(NewOrder("Paint", executor = 999999999)) }.exceptionOrNull()
    check("The user must exist." in ((refused as ClientException).response as ClientError<*>).body.toString())
    ProfileApi(base, executor).deleteAccount()
}

private fun register(base: String, address: String, name: String): OkHttpClient {
    val door = SignInApi(base)
    check(door.createAccount(Registration("Lovelace", name, "G", "user1user1", email = address)).email == address)
    return showing("Authorization", "Bearer " + door.createTokens(Credentials("user1user1", email = address)).access)
}
