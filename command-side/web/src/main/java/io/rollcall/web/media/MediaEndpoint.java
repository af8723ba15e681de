// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.media;

import io.rollcall.command.media.MediaStore;
import io.rollcall.contracts.media.MediaId;
import io.rollcall.http.Preconditions;
import io.rollcall.http.Refusal;
import io.rollcall.web.shared.BlockingExecutor;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/**
 * {@code GET /media/{id}}: an image, to be kept by the client for a year, because its name never means another one. By
 * the client only: what lies in shared caches could not be erased with its owner. One look-up by key in PostgreSQL,
 * none in MongoDB.
 */
@RestController
class MediaEndpoint {

    private static final CacheControl FOR_GOOD =
            CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable();

    private final BlockingExecutor blocking;
    private final MediaStore media;

    MediaEndpoint(BlockingExecutor blocking, MediaStore media) {
        this.blocking = blocking;
        this.media = media;
    }

    /** {@link Refusal} 412 where the client asks for another image by this name. */
    @GetMapping("/media/{id}")
    Mono<ResponseEntity<byte[]>> find(@PathVariable String id, @RequestHeader HttpHeaders asked) {
        if (!MediaId.isWellFormed(id)) {
            return notFound();
        }
        return blocking.call(() -> media.find(new MediaId(id)))
                .flatMap(found -> found.map(image -> Mono.fromCallable(() -> answer(id, image, asked)))
                        .orElseGet(MediaEndpoint::notFound));
    }

    private static ResponseEntity<byte[]> answer(String id, MediaStore.Stored image, HttpHeaders asked) {
        var tag = "\"" + id + "\"";
        return Preconditions.isKnown(asked, tag)
                ? head(304, tag).build()
                : head(200, tag)
                        .contentType(MediaType.parseMediaType(image.contentType()))
                        .body(image.bytes());
    }

    private static ResponseEntity.BodyBuilder head(int status, String tag) {
        return ResponseEntity.status(status)
                .eTag(tag)
                .cacheControl(FOR_GOOD)
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'");
    }

    private static <T> Mono<T> notFound() {
        return Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
