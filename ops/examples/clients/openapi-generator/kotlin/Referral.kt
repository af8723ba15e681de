import okhttp3.Cookie
import okhttp3.CookieJar
import okhttp3.HttpUrl
import okhttp3.OkHttpClient
import rollcall.referral.apis.ProfileApi
import rollcall.referral.apis.SignInApi
import rollcall.referral.infrastructure.ClientError
import rollcall.referral.infrastructure.ClientException
import rollcall.referral.models.CodeConfirmation
import rollcall.referral.models.CodeRequest
import rollcall.referral.models.InviteCodeActivation

/** The referral door: two come in by a cookie, one activates the other's invite code. */
fun referral(base: String) {
    val (ada, bob) = listOf(phone(), phone())
    val (adas, bobs) = listOf(comeIn(base, ada), comeIn(base, bob)).map { ProfileApi(base, it) }
    val account = adas.getAccount()
    check(account.phone == ada && account.activatedInviteCode == null)
    val activation = InviteCodeActivation(account.inviteCode)
    check(account.inviteCode in bobs.activateInviteCode(activation).message)
    check(adas.getAccount().referredUsers.map { it.phone } == listOf(bob))

    val refused = runCatching { adas.activateInviteCode(activation) }.exceptionOrNull() as ClientException
    check("Нельзя активировать собственный инвайт-код!" in (refused.response as ClientError<*>).body.toString())
}

private fun comeIn(base: String, number: String): OkHttpClient {
    val client = OkHttpClient.Builder().cookieJar(OneCookie()).build()
    val sent = SignInApi(base, client).sendCode(CodeRequest(number))
    SignInApi(base, client).confirmCode(CodeConfirmation(sent.verificationCode!!))
    return client
}

/** The session. */
private class OneCookie : CookieJar {
    private var cookies = listOf<Cookie>()

    override fun loadForRequest(url: HttpUrl) = cookies

    override fun saveFromResponse(url: HttpUrl, cookies: List<Cookie>) {
        this.cookies = cookies
    }
}
