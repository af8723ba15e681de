// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.http.DoorServer;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DocsTest {

    private static final Pattern ADDRESS = Pattern.compile("(?:href|src|url)(?:=|: )\"([^\"]+)\"");
    private static final String NOT_FOUND = "{\"detail\":\"Not found.\"}";

    @Test
    void thePageIsThereWithAndWithoutTheSlash() {
        for (var path : List.of("/docs", "/docs/")) {
            var page = served(path, "text/html");
            assertThat(page.body()).contains("swagger-ui-bundle.js");
        }
    }

    @Test
    void allThatItNeedsIsThere() {
        assertThat(addresses("/docs")).hasSizeGreaterThan(5).allSatisfy(address -> DocsTest.served(address, ""));
        served("/docs/swagger-ui-bundle.js", "text/javascript");
        served("/docs/swagger-ui.css", "text/css");
    }

    @Test
    void everyDoorThatCanBeChosenIsDescribed() {
        assertThat(addresses("/docs/docs.js"))
                .contains("/openapi/meet.yaml", "/openapi/referral.yaml", "/openapi/crm.yaml");
        for (var address : addresses("/docs/docs.js")) {
            assertThat(served(address, "application/yaml").body()).startsWith("openapi: 3.1.");
        }
    }

    @Test
    void nothingIsTakenFromOtherHosts() {
        for (var path : List.of("/docs", "/docs/docs.js")) {
            assertThat(served(path, "").body()).doesNotContain("//localhost", "http:", "https:", "=\"//");
        }
        assertThat(served("/docs/docs.js", "").body()).contains("validatorUrl: \"none\"");
        assertThat(served("/docs", "").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'none';"));
    }

    @Test
    void whoHasSwaggerUiAlreadyIsNotSentItAgain() {
        var tag =
                served("/docs/swagger-ui.css", "").headers().firstValue("ETag").orElseThrow();
        assertThat(DoorServer.send("GET", "/docs/swagger-ui.css", "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void nothingElseIsServed() {
        for (var path : List.of(
                "/docs/nothing.js",
                "/docs/swagger-initializer.js",
                "/docs/..%2fmeet.yaml",
                "/docs/docs.js/",
                "/openapi",
                "/openapi/nothing.yaml",
                "/openapi/..%2fapplication.yaml",
                "/openapi/meet")) {
            var answer = DoorServer.send("GET", path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).as(path).isEqualTo(NOT_FOUND);
        }
    }

    private static List<String> addresses(String path) {
        return ADDRESS.matcher(served(path, "").body())
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private static HttpResponse<String> served(String path, String type) {
        var answer = DoorServer.send("GET", path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("none"))
                .as(path)
                .startsWith(type);
        return answer;
    }
}
