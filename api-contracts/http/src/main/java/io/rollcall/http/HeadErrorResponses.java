// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import static io.netty.handler.codec.http.HttpHeaderNames.CACHE_CONTROL;
import static io.netty.handler.codec.http.HttpHeaderNames.CONTENT_LENGTH;
import static io.netty.handler.codec.http.HttpHeaderNames.CONTENT_TYPE;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.http.server.PathContainer;

/**
 * Words what is refused by its head, which nobody has seen but Reactor Netty: that answers with a status alone, and
 * closes the connection.
 */
final class HeadErrorResponses {

    private static final Set<Integer> STATUSES = Set.of(400, 413, 414, 431);

    private final List<ErrorTexts> errorTexts;

    /** @param errorTexts of the doors that do not talk like Django REST framework */
    HeadErrorResponses(List<ErrorTexts> errorTexts) {
        this.errorTexts = List.copyOf(errorTexts);
    }

    /**
     * The answer in the words of the door that was asked; {@code HEAD} gets the head of it.
     *
     * @param request with a head that could not be read
     * @param answer what is about to be sent; it may be to an earlier request, and then stays as it is
     */
    Object worded(HttpRequest request, Object answer) {
        if (!(answer instanceof FullHttpResponse refusal)
                || refusal.content().isReadable()
                || !STATUSES.contains(refusal.status().code())) {
            return answer;
        }
        var status = request.decoderResult().cause() instanceof RefusedHead head
                ? head.status()
                : refusal.status().code();
        var body = ResponseRenderer.json(text(request, status));
        var content = request.method().equals(HttpMethod.HEAD) ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(body);
        var worded = refusal.replace(content).setStatus(HttpResponseStatus.valueOf(status));
        worded.headers()
                .set(CONTENT_TYPE, "application/json")
                .set(CONTENT_LENGTH, body.length)
                .set(CACHE_CONTROL, "no-store")
                .set("X-Content-Type-Options", "nosniff");
        refusal.release();
        return worded;
    }

    /**
     * Gives a request with too long a line the method and path that it begins with: Netty names nothing of what it has
     * not read to its end.
     *
     * @param line its beginning, which may be short of a path
     */
    static void name(HttpRequest request, String line) {
        if (request.decoderResult().cause() instanceof TooLongHttpLineException) {
            request.setUri(RequestTarget.begun(line));
            if (line.startsWith("HEAD ")) {
                request.setMethod(HttpMethod.HEAD);
            }
        }
    }

    private Object text(HttpRequest request, int status) {
        var answer = Refusal.of(status).answer();
        var path = PathContainer.parsePath(request.uri().split("\\?", 2)[0]);
        var worded = errorTexts.stream()
                .filter(texts -> texts.isFor(path))
                .findFirst()
                .map(texts -> texts.worded(answer))
                .orElse(answer);
        return Objects.requireNonNull(worded.body());
    }
}
