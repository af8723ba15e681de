// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.openapi;

import io.rollcall.http.Refusal;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /openapi/meet.yaml} and its like: what a door does, by OpenAPI 3.1, for anybody. No look-up. */
@RestController
class DescriptionEndpoint {

    /** {@link Refusal} 404 where no such door is described. */
    @GetMapping("/openapi/{door:[a-z]+}.yaml")
    ResponseEntity<Resource> find(@PathVariable String door) {
        var description = new ClassPathResource("openapi/" + door + ".yaml");
        if (!description.exists()) {
            throw Refusal.notFound();
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .contentType(MediaType.APPLICATION_YAML)
                .body(description);
    }
}
