// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page that a newcomer's browser is shown. */
class WelcomeIT {

    private static final Pattern LINK = Pattern.compile("href=\"([^\"]+)\"");

    private final Client anybody = Client.of(Server.base());

    @Test
    void allThatItLeadsToIsThere() {
        var page = anybody.get("/").is(200);
        assertThat(page.header("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(LINK.matcher(page.text()).results().map(link -> link.group(1)))
                .contains(
                        "/docs",
                        "/actuator/health",
                        "/actuator/prometheus",
                        "/openapi/meet.yaml",
                        "/openapi/referral.yaml",
                        "/openapi/crm.yaml",
                        "/openapi/chat.yaml",
                        "/asyncapi/chat.yaml")
                .allSatisfy(link -> anybody.get(link).is(200));
    }

    @Test
    void itSaysWhetherDebugModeIsOn() {
        assertThat(anybody.get("/").text())
                .contains("Debug mode is <strong>on</strong>", "00000")
                .doesNotContain("<!-- debug");
        assertThat(Client.of(Server.withoutDebug()).get("/").is(200).text())
                .contains("Debug mode is <strong>off</strong>")
                .doesNotContain("00000", "/debug");
    }

    @Test
    void itRunsNothingAndTakesNothingFromElsewhere() {
        var page = anybody.with("Referer", "<script>").get("/?a=%3Cscript%3E");
        assertThat(page.text()).doesNotContain("<script", "http:", "https:", "=\"//", "onclick");
        assertThat(page.header("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .startsWith("default-src 'none';")
                        .contains("frame-ancestors 'none'")
                        .doesNotContain("script-src"));
        assertThat(page.header("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.header("Cache-Control")).hasValue("no-cache");
        assertThat(page.header("Set-Cookie")).isEmpty();
    }

    @Test
    void otherMethodsAreAnsweredAsAtTheDocs() {
        for (var method : new String[] {"HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"}) {
            var here = anybody.send(method, "/", SentBody.none());
            var neighbour = anybody.send(method, "/docs", SentBody.none());
            assertThat(here.status()).as(method).isEqualTo(neighbour.status());
            assertThat(here.header("Allow").map(WelcomeIT::sorted))
                    .as(method)
                    .isEqualTo(neighbour.header("Allow").map(WelcomeIT::sorted));
            assertThat(here.text()).as(method).isEqualTo(neighbour.text());
        }
        assertThat(anybody.send("POST", "/", SentBody.none()).status()).isEqualTo(405);
    }

    private static String sorted(String allow) {
        return String.join(",", new TreeSet<>(List.of(allow.split(", *"))));
    }

    @Test
    void whatIsUnknownStaysSo() {
        for (var path : new String[] {"//", "/index.html", "/welcome.html", "/favicon.ico", "/;a=b/x"}) {
            anybody.send("GET", Server.base() + path, SentBody.none()).is(404, "{'detail':'Not found.'}");
        }
    }
}
