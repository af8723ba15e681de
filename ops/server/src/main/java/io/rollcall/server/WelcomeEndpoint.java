// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import io.rollcall.command.shared.DebugMode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /}: a page for a newcomer's browser, with the way to all that there is to see. It runs nothing, and says
 * nothing of the client. No look-up.
 */
@RestController
class WelcomeEndpoint {

    private static final String ONLY_OURS = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self';"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final String DEBUG_MODE = "<!-- debug mode -->";

    private static final String ON = "<strong>on</strong>: the code <code>00000</code> is always right, and what would"
            + " be sent is in <code>/debug/outbox?to=&lt;number or address&gt;</code>. Nobody's real data belongs here.";

    private static final String OFF = "<strong>off</strong>.";

    private final String page;

    /** @throws IOException where the page is not on the class path */
    WelcomeEndpoint(DebugMode mode) throws IOException {
        var template = new ClassPathResource("welcome.html").getContentAsString(StandardCharsets.UTF_8);
        this.page = template.replace(DEBUG_MODE, mode.debug() ? ON : OFF);
    }

    @GetMapping("/")
    ResponseEntity<String> page() {
        return ResponseEntity.ok()
                .contentType(HTML)
                .cacheControl(CacheControl.noCache())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", ONLY_OURS)
                .body(page);
    }
}
