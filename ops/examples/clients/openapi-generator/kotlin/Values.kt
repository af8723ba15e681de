import java.io.File
import java.security.SecureRandom
import java.util.Base64
import okhttp3.OkHttpClient

/** What the examples sign up with: nobody has had it before. */
private val random = SecureRandom()

val picture: File =
    File.createTempFile("picture", ".png").apply {
        deleteOnExit()
        writeBytes(
            Base64.getDecoder()
                .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
        )
    }

fun word() = "u" + random.nextLong().toULong().toString(16).padStart(16, '0')

fun email() = word() + "@example.org"

fun phone() = "+7925" + random.nextInt(10_000_000).toString().padStart(7, '0')

/** A client that shows this credential with every request. */
fun showing(header: String, credential: String): OkHttpClient =
    OkHttpClient.Builder()
        .addInterceptor { it.proceed(it.request().newBuilder().header(header, credential).build()) }
        .build()
