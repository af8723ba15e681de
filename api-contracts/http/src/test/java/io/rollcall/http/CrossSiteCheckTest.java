// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

class CrossSiteCheckTest {

    @ParameterizedTest
    @CsvSource({
        "POST, Sec-Fetch-Site, cross-site, true",
        "PATCH, Sec-Fetch-Site, Cross-Site, true",
        "DELETE, Sec-Fetch-Site, cross-site, true",
        "GET, Sec-Fetch-Site, cross-site, false",
        "POST, Sec-Fetch-Site, same-origin, false",
        "POST, Sec-Fetch-Site, same-site, false",
        "POST, Sec-Fetch-Site, none, false",
        "POST, Origin, https://evil.example, false",
        "POST, X-Nothing, nothing, false"
    })
    void whatAnotherSiteHasABrowserSendIsKnown(String method, String header, String value, boolean forged) {
        var headers = new HttpHeaders();
        headers.set(header, value);
        assertThat(CrossSiteCheck.forged(HttpMethod.valueOf(method), headers)).isEqualTo(forged);
        headers.set("Authorization", "Token a");
        assertThat(CrossSiteCheck.forged(HttpMethod.valueOf(method), headers)).isFalse();
    }
}
