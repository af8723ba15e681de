// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.openapi;

import io.rollcall.http.Refusal;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /openapi/meet.yaml} and its like: what a door does, by OpenAPI 3.1, for anybody; {@code GET
 * /asyncapi/chat.yaml}: what its sockets do, by AsyncAPI 3.0. No look-up.
 */
@RestController
class DescriptionEndpoint {

    private static final Map<String, InMemory> DESCRIPTIONS = Stream.of(
                    "openapi/meet.yaml",
                    "openapi/referral.yaml",
                    "openapi/crm.yaml",
                    "openapi/chat.yaml",
                    "asyncapi/chat.yaml")
            .collect(Collectors.toUnmodifiableMap(path -> path, InMemory::new));

    /** {@link Refusal} 404 where no such door is described. */
    @GetMapping("/{language:openapi|asyncapi}/{door:[a-z]+}.yaml")
    ResponseEntity<Resource> find(@PathVariable String language, @PathVariable String door) {
        var description = DESCRIPTIONS.get(language + "/" + door + ".yaml");
        if (description == null) {
            throw Refusal.notFound();
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .contentType(MediaType.APPLICATION_YAML)
                .body(description.resource());
    }
}
