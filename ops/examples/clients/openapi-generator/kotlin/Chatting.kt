import java.util.concurrent.CompletableFuture
import java.util.concurrent.TimeUnit
import okhttp3.OkHttpClient
import okhttp3.Request
import okhttp3.Response
import okhttp3.WebSocket
import okhttp3.WebSocketListener

/** A socket of the chat door, which no OpenAPI document tells of (/asyncapi/chat.yaml does), and the first text it hears. */
class ChatSocket(client: OkHttpClient, base: String, token: String) : WebSocketListener(), AutoCloseable {
    private val opened = CompletableFuture<Unit>()
    private val heard = CompletableFuture<String>()
    private val request = Request.Builder().url("$base/v1/ws/").header("token", token).build()
    private val socket = client.newWebSocket(request, this).also { opened.get(20, TimeUnit.SECONDS) }

    override fun onOpen(webSocket: WebSocket, response: Response) {
        opened.complete(Unit)
    }

    override fun onMessage(webSocket: WebSocket, text: String) {
        heard.complete(text)
    }

    override fun onFailure(webSocket: WebSocket, t: Throwable, response: Response?) {
        opened.completeExceptionally(t)
        heard.completeExceptionally(t)
    }

    fun send(text: String) = check(socket.send(text))

    fun heard(): String = heard.get(20, TimeUnit.SECONDS)

    override fun close() {
        socket.close(1000, null)
    }
}

/** Writes to a user with one token, and gives what the user with the other one gets: only users with an open socket get anything. */
fun write(base: String, sender: String, receiver: String, to: Long, text: String): String {
    val client = OkHttpClient()
    try {
        ChatSocket(client, base, receiver).use { theirs ->
            ChatSocket(client, base, sender).use { ours ->
                ours.send("""{"receiver":"$to","message":"$text"}""")
                check("\"response\":\"200\"" in ours.heard())
                return theirs.heard()
            }
        }
    } finally {
        client.dispatcher.executorService.shutdown()
    }
}

/** What is written by a socket is read a moment later. */
fun <Read> soon(read: () -> List<Read>): List<Read> {
    repeat(100) {
        val found = read()
        if (found.isNotEmpty()) return found
        Thread.sleep(100)
    }
    error("nothing to read")
}
