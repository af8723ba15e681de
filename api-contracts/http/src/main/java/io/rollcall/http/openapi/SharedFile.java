// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.openapi;

import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A file of the class path that anybody may ask for: read from its jar once, when first somebody does. It lies in
 * memory once, however many take it and however slowly.
 */
public final class SharedFile {

    private final NettyDataBufferFactory buffers = new NettyDataBufferFactory(UnpooledByteBufAllocator.DEFAULT);
    private final MediaType type;
    private final Supplier<byte[]> content;

    /** @param path on the class path; its end says of what type it is */
    public SharedFile(String path) {
        this.type = path.endsWith(".yaml")
                ? MediaType.APPLICATION_YAML
                : MediaTypeFactory.getMediaType(path).orElse(MediaType.APPLICATION_OCTET_STREAM);
        this.content = SingletonSupplier.of(() -> read(path));
    }

    /** This file as an answer. */
    ResponseEntity<Flux<DataBuffer>> in(ResponseEntity.BodyBuilder answer) {
        return answer.contentType(type).contentLength(content.get().length).body(content());
    }

    /** The same for a route of functions. */
    public Mono<ServerResponse> in(ServerResponse.BodyBuilder answer) {
        return answer.contentType(type).contentLength(content.get().length).body(content(), DataBuffer.class);
    }

    private Flux<DataBuffer> content() {
        var bytes = content.get();
        return Flux.defer(() -> Flux.just(shared(bytes)));
    }

    /** Of Netty's own kind: any other would be copied for it. */
    private DataBuffer shared(byte[] bytes) {
        return buffers.wrap(Unpooled.wrappedBuffer(bytes).asReadOnly());
    }

    private static byte[] read(String path) {
        try {
            return new ClassPathResource(path).getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
