// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.media;

import io.rollcall.contracts.media.MediaId;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * {@code GET /media/{id}}: an image, to be kept by the client for a year, because its name changes with its content. By
 * the client only: what lies in shared caches could not be erased with its owner. One look-up by key in PostgreSQL,
 * none in MongoDB.
 */
@RestController
class MediaEndpoint {

    private static final CacheControl FOR_GOOD =
            CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable();

    private final MediaStore media;
    private final Scheduler blocking = Schedulers.boundedElastic();

    MediaEndpoint(MediaStore media) {
        this.media = media;
    }

    @GetMapping("/media/{id}")
    Mono<ResponseEntity<byte[]>> find(@PathVariable String id, ServerWebExchange exchange) {
        if (!MediaId.isWellFormed(id)) {
            return notFound();
        }
        return Mono.fromCallable(() -> media.find(new MediaId(id)))
                .subscribeOn(blocking)
                .flatMap(found -> found.map(image -> Mono.just(answer(id, image, exchange)))
                        .orElseGet(MediaEndpoint::notFound));
    }

    private static ResponseEntity<byte[]> answer(String id, MediaStore.Stored image, ServerWebExchange exchange) {
        var tag = "\"" + id + "\"";
        var known = exchange.getRequest().getHeaders().getIfNoneMatch().contains(tag);
        var answer = ResponseEntity.status(known ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
                .eTag(tag)
                .cacheControl(FOR_GOOD)
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'");
        return known
                ? answer.build()
                : answer.contentType(MediaType.parseMediaType(image.contentType()))
                        .body(image.bytes());
    }

    private static <T> Mono<T> notFound() {
        return Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
