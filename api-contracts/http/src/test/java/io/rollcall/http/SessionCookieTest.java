// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

class SessionCookieTest {

    @Test
    void isKeptFromScriptsAndOtherSites() {
        assertThat(given("http://localhost:8080").split("; "))
                .contains("sessionid=abc", "Path=/", "Max-Age=1209600", "HttpOnly", "SameSite=Lax")
                .doesNotContain("Secure");
    }

    @Test
    void isNeverSentInTheClearOnceItCameByHttps() {
        assertThat(given("https://api.example.org").split("; ")).contains("Secure", "HttpOnly");
    }

    @Test
    void isFoundAmongOthers() {
        assertThat(SessionCookie.in(showing("theme=dark; sessionid=abc; csrftoken=x")))
                .contains("abc");
        assertThat(SessionCookie.in(showing("sessionid=abc;sessionid=def"))).contains("abc");
    }

    @Test
    void isNoOtherCookie() {
        for (var header : new String[] {"sessionid=", "xsessionid=abc", "sessionid", "session=abc", ""}) {
            assertThat(SessionCookie.in(showing(header))).as(header).isEmpty();
        }
        assertThat(SessionCookie.in(new HttpHeaders())).isEmpty();
    }

    private static String given(String base) {
        var answer = SessionCookie.given(Answer.ok("in"), "abc", Duration.ofDays(14), URI.create(base));
        return answer.headers().get("Set-Cookie");
    }

    private static HttpHeaders showing(String header) {
        var headers = new HttpHeaders();
        headers.add(HttpHeaders.COOKIE, header);
        return headers;
    }
}
