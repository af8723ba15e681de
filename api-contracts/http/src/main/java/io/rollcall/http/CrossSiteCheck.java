// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/**
 * Tells what a browser was made to send by another site: it shows our cookie without its user's wanting it (OWASP:
 * cross-site request forgery; Fetch Metadata). Clients that are no browsers do not send this header, and nobody can
 * forge an {@code Authorization}. {@code Origin} alone refuses nobody: no POST needs more than its cookie (E-41).
 */
public final class CrossSiteCheck {

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private CrossSiteCheck() {}

    /** Whether this request may have been forged. */
    public static boolean forged(HttpMethod method, HttpHeaders headers) {
        if (SAFE.contains(method) || headers.containsHeader(HttpHeaders.AUTHORIZATION)) {
            return false;
        }
        var site = headers.getFirst("Sec-Fetch-Site");
        return site != null && site.strip().toLowerCase(Locale.ROOT).equals("cross-site");
    }
}
