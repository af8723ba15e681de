// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.drf;

import io.rollcall.http.FormValue;
import io.rollcall.http.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.ResolvableType;
import org.springframework.core.codec.CodecException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.ReactiveHttpInputMessage;
import org.springframework.http.codec.multipart.DefaultPartHttpMessageReader;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.http.codec.multipart.Part;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** {@code multipart/form-data} (RFC 7578), from bytes that are in memory already; nothing touches the disk. */
final class Multipart {

    private static final int MOST_PARTS = 20_000;
    private static final ResolvableType PARTS = ResolvableType.forClass(Part.class);
    private static final DefaultPartHttpMessageReader READER = reader();

    private Multipart() {}

    static Mono<Map<String, List<FormValue>>> read(String contentType, byte[] bytes) {
        return Flux.defer(() -> READER.read(PARTS, new InMemory(contentType, bytes), Map.of()))
                .concatMap(part -> value(part).map(value -> Map.entry(part.name(), value)))
                .<Map<String, List<FormValue>>>collect(
                        LinkedHashMap::new,
                        (form, part) -> form.computeIfAbsent(part.getKey(), name -> new ArrayList<>())
                                .add(part.getValue()))
                .onErrorMap(Multipart::isMalformed, e -> Refusal.badRequest(explain(contentType)));
    }

    private static Mono<FormValue> value(Part part) {
        return DataBufferUtils.join(part.content())
                .map(Multipart::bytes)
                .defaultIfEmpty(new byte[0])
                .mapNotNull(bytes -> {
                    if (!(part instanceof FilePart file)) {
                        return new FormValue.Text(new String(bytes, StandardCharsets.UTF_8));
                    }
                    // a browser sends an empty name for a file that was not chosen: that is no file (Django)
                    return file.filename().isEmpty() ? null : new FormValue.Upload(file.filename(), bytes);
                });
    }

    private static byte[] bytes(DataBuffer buffer) {
        var bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static boolean isMalformed(Throwable e) {
        return e instanceof CodecException
                || e instanceof DataBufferLimitException
                || e instanceof InvalidMediaTypeException;
    }

    private static String explain(String contentType) {
        return "Multipart form parse error - "
                + (contentType.contains("boundary=")
                        ? "Malformed multipart body"
                        : "Invalid boundary in multipart: None");
    }

    private static DefaultPartHttpMessageReader reader() {
        var reader = new DefaultPartHttpMessageReader();
        reader.setMaxInMemorySize(-1); // the whole body has been measured
        reader.setMaxParts(MOST_PARTS);
        return reader;
    }

    private record InMemory(String contentType, byte[] bytes) implements ReactiveHttpInputMessage {

        @Override
        public HttpHeaders getHeaders() {
            var headers = new HttpHeaders();
            headers.set(HttpHeaders.CONTENT_TYPE, contentType);
            return headers;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(bytes));
        }
    }
}
