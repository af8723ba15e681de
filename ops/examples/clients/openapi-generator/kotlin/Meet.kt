import okhttp3.OkHttpClient
import rollcall.meet.apis.AccountApi
import rollcall.meet.apis.BlacklistApi
import rollcall.meet.apis.ContactsApi
import rollcall.meet.apis.ImagesApi
import rollcall.meet.apis.MeetingsApi
import rollcall.meet.apis.SignInApi
import rollcall.meet.apis.UsersApi
import rollcall.meet.infrastructure.ClientError
import rollcall.meet.infrastructure.ClientException
import rollcall.meet.models.BlacklistUpdate
import rollcall.meet.models.CodeRequest
import rollcall.meet.models.ContactImport
import rollcall.meet.models.IssuedToken
import rollcall.meet.models.MeetingUpdate

/** The meet door: two sign up with a picture, one changes her account, keeps the other as a contact and meets him. */
fun meet(base: String) {
    val door = SignInApi(base)
    val (ada, bob) = listOf(phone(), phone())
    val (signedUp, other) = listOf(signUp(door, ada, "Ada"), signUp(door, bob, "Bob"))
    val client = showing("Authorization", "Token " + signedUp.token)

    check(AccountApi(base, client).getAccount().phone == ada)
    // Of a form, give every field: the generated client sends one that is left out as an empty text.
    val account = AccountApi(base, client).updateAccount(name = "Ada L.", hiddenPhone = true, avatar = picture)
    check(account.hiddenPhone && account.name == "Ada L.")
    check(ImagesApi(base).getImage(account.avatar!!.path.substringAfterLast('/')).length() > 50)

    val contacts = ContactsApi(base, client).importContacts(ContactImport(listOf("Robert"), setOf(bob)))
    check(contacts.map { it.name } == listOf("Robert"))
    check(UsersApi(base, client).getUser(other.userId).phone == bob)
    check(BlacklistApi(base, client).blockUser(BlacklistUpdate(user = other.userId))[0].id == other.userId)
    check(BlacklistApi(base, client).unblockUser(user = other.userId).isEmpty())

    meetings(MeetingsApi(base, client), signedUp.userId, other.userId)
    refused(base, client, door)
}

private fun signUp(door: SignInApi, number: String, name: String): IssuedToken {
    door.sendCode(CodeRequest(number))
    return door.confirmCode(number, "00000", isNew = true, name = name, avatar = picture)
}

private fun meetings(door: MeetingsApi, own: Long, other: Long) {
    val meeting = door.createMeeting("Tea", picture, null, "At five", "2030-01-02T15:00:00Z", listOf(other))
    check(meeting.users == setOf(own, other) && meeting.time!!.year == 2030)
    check(door.getMeeting(meeting.id) == meeting)
    check(door.updateMeeting(meeting.id, meetingUpdate = MeetingUpdate(completed = true)).completed)
    check(door.listMeetings(all = true).size == 1)
}

private fun refused(base: String, client: OkHttpClient, door: SignInApi) {
    val refused = runCatching { door.sendCode(CodeRequest("+12")) }.exceptionOrNull() as ClientException
    check("Invalid phone number." in (refused.response as ClientError<*>).body.toString())
    AccountApi(base, client).deleteAccount()
}
