// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.openapi;

import io.rollcall.http.Preconditions;
import io.rollcall.http.Refusal;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/**
 * {@code GET /docs}: Swagger UI over the descriptions of the doors, for anybody. All of it comes from this server, and
 * the browser is told to take nothing from elsewhere. No look-up.
 */
@RestController
class DocsEndpoint {

    /** Swagger UI writes a style into its page, has images in its styles, and shows from memory what it is answered. */
    private static final String ONLY_OURS = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; form-action 'none';"
            + " frame-ancestors 'none'";

    private static final Set<String> OUR_FILES = Set.of("index.html", "docs.js");
    private static final Set<String> FILES_OF_SWAGGER_UI = Set.of(
            "index.css",
            "swagger-ui.css",
            "swagger-ui-bundle.js",
            "swagger-ui-standalone-preset.js",
            "favicon-16x16.png",
            "favicon-32x32.png");

    /** Theirs, as long as their version is. */
    private final String tag;

    private final Map<String, SharedFile> files = new HashMap<>();

    /** @throws IOException where Swagger UI is not on the class path */
    DocsEndpoint() throws IOException {
        var webjar = new ClassPathResource("META-INF/maven/org.webjars/swagger-ui/pom.properties");
        var version = PropertiesLoaderUtils.loadProperties(webjar).getProperty("version");
        this.tag = "\"" + version + "\"";
        OUR_FILES.forEach(name -> files.put(name, new SharedFile("openapi/docs/" + name)));
        FILES_OF_SWAGGER_UI.forEach(name ->
                files.put(name, new SharedFile("META-INF/resources/webjars/swagger-ui/" + version + "/" + name)));
    }

    @GetMapping({"/docs", "/docs/"})
    ResponseEntity<Flux<DataBuffer>> page() {
        return files.get("index.html").in(answer(200));
    }

    /** {@link Refusal} 404 for what the page does not need. */
    @GetMapping("/docs/{name}")
    ResponseEntity<Flux<DataBuffer>> file(@PathVariable String name, @RequestHeader HttpHeaders asked) {
        var file = files.get(name);
        if (file == null) {
            throw Refusal.notFound();
        }
        if (OUR_FILES.contains(name)) {
            return file.in(answer(200));
        }
        return Preconditions.isKnown(asked, tag)
                ? answer(304).eTag(tag).build()
                : file.in(answer(200).eTag(tag));
    }

    private static ResponseEntity.BodyBuilder answer(int status) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noCache())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", ONLY_OURS);
    }
}
