import rollcall.chat.apis.ChatsApi
import rollcall.chat.apis.ContactsApi
import rollcall.chat.apis.SignInApi
import rollcall.chat.apis.UsersApi
import rollcall.chat.infrastructure.ClientError
import rollcall.chat.infrastructure.ClientException
import rollcall.chat.models.ContactChoice
import rollcall.chat.models.GroupUpdate
import rollcall.chat.models.ReadMark
import rollcall.chat.models.Registration
import rollcall.chat.models.SessionChange

/** The chat door: two register, one lists the other, founds a group with him, writes to him, and reads what was written. */
fun chat(base: String) {
    val (ada, bob, address) = listOf(word(), word(), email())
    val door = SignInApi(base)
    door.createAccount(Registration(ada, email(), "user1user1"))
    val other = door.createAccount(Registration(bob, address, "user1user1"))
    val token = door.changeSession(SessionChange(accountName = ada, password = "user1user1")).token!!
    val client = showing("token", token)
    val contacts = ContactsApi(base, client)
    val chats = ChatsApi(base, client)

    check(UsersApi(base, client).getAccount().accountName == ada)
    check(contacts.keepContact(ContactChoice(address)).contactUid == other.userId)
    check(contacts.listContacts().map { it.accountName } == listOf(bob))
    check(chats.saveGroup(GroupUpdate(word(), contacts = listOf(address))).gid!! > 0)
    check(chats.listMessages(userId = other.userId).messages.isEmpty())
    check("\"message\":\"Hi, Bob\"" in write(base, token, other.token, other.userId, "Hi, Bob"))
    check(soon { chats.listMessages(userId = other.userId).messages }.single().message == "Hi, Bob")
    check(chats.markMessages(ReadMark(other.userId, 0)).response == 200)

    val refused = runCatching { contacts.addContact(ContactChoice(address)) }.exceptionOrNull() as ClientException
    check("Contact already in list" in (refused.response as ClientError<*>).body.toString())
}
