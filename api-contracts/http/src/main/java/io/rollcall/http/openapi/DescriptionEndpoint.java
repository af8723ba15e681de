// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.openapi;

import io.rollcall.http.Refusal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/**
 * {@code GET /openapi/meet.yaml} and its like: what a door does, by OpenAPI 3.1, for anybody; {@code GET
 * /asyncapi/chat.yaml}: what its sockets do, by AsyncAPI 3.0; {@code GET /asyncapi/stream.yaml},
 * {@code /datacontract/stream.yaml} and {@code /schemas/user.registered.1.json} or {@code /schemas/users.1.json}: what
 * the stream tells. That of the API of operators is there wherever doors are, whether or not that API is. No look-up.
 */
@RestController
class DescriptionEndpoint {

    private static final Map<String, SharedFile> DESCRIPTIONS = Stream.of(
                    "openapi/meet.yaml",
                    "openapi/referral.yaml",
                    "openapi/crm.yaml",
                    "openapi/chat.yaml",
                    "openapi/ops.yaml",
                    "asyncapi/chat.yaml",
                    "asyncapi/stream.yaml",
                    "datacontract/stream.yaml")
            .collect(Collectors.toUnmodifiableMap(path -> path, SharedFile::new));

    /** Few, and none that does not exist: of each there is one in memory. */
    private final Map<String, SharedFile> schemas = new ConcurrentHashMap<>();

    /** {@link Refusal} 404 where the stream tells of no such type. */
    @GetMapping("/schemas/{type:[a-z-]+(?:[.][a-z-]+)?[.][0-9]+}.json")
    ResponseEntity<Flux<DataBuffer>> findSchema(@PathVariable String type) {
        var path = "schemas/" + type + ".json";
        var schema = schemas.get(path);
        if (schema == null) {
            if (!new ClassPathResource(path).exists()) {
                throw Refusal.notFound();
            }
            schema = schemas.computeIfAbsent(path, SharedFile::new);
        }
        return schema.in(ResponseEntity.ok().cacheControl(CacheControl.noCache()));
    }

    /** {@link Refusal} 404 where no such door is described. */
    @GetMapping("/{language:openapi|asyncapi|datacontract}/{door:[a-z]+}.yaml")
    ResponseEntity<Flux<DataBuffer>> find(@PathVariable String language, @PathVariable String door) {
        var description = DESCRIPTIONS.get(language + "/" + door + ".yaml");
        if (description == null) {
            throw Refusal.notFound();
        }
        return description.in(ResponseEntity.ok().cacheControl(CacheControl.noCache()));
    }
}
