// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What all doors hold to.
 *
 * @param maxBody the largest body of a request, files included (default 10 MB); a larger one is refused with 413
 * @param bodiesInFlight what the bodies of all requests in work may come to (default an eighth of the heap, since work
 *     with a body takes some four times its size for a while); beyond it bodies are refused with 503
 * @param headTimeout within what time a request's line and headers are complete once they have begun (default 10 s);
 *     then the connection is closed
 * @param bodyTimeout within what time the body is complete once the headers are (default 60 s); a later one is refused
 *     with 408
 * @param publicUrl where clients reach the doors, such as {@code https://api.example.org}, without a path; default: as
 *     each request's {@code Host} says
 */
@ConfigurationProperties("rollcall.http")
public record HttpProperties(
        @DefaultValue("10MB") DataSize maxBody,
        @Nullable DataSize bodiesInFlight,
        @DefaultValue("10s") Duration headTimeout,
        @DefaultValue("60s") Duration bodyTimeout,
        @Nullable URI publicUrl) {

    private static final int SHARE_OF_HEAP = 8;

    public HttpProperties {
        if (maxBody.toBytes() < 1 || !headTimeout.isPositive() || !bodyTimeout.isPositive()) {
            throw new IllegalArgumentException("Sizes and timeouts of rollcall.http.* are above 0");
        }
        if (bodiesInFlight != null && bodiesInFlight.compareTo(maxBody) < 0) {
            throw new IllegalArgumentException("rollcall.http.bodies-in-flight is at least rollcall.http.max-body");
        }
        if (publicUrl != null && !isOrigin(publicUrl)) {
            throw new IllegalArgumentException(
                    "rollcall.http.public-url is scheme and host, such as https://api.example.org");
        }
    }

    /** The bytes that all bodies in work may come to; at least one of the largest kind fits. */
    long budget() {
        return bodiesInFlight == null
                ? Math.max(2 * maxBody.toBytes(), Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP)
                : bodiesInFlight.toBytes();
    }

    private static boolean isOrigin(URI url) {
        return ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                && url.getHost() != null
                && url.getRawUserInfo() == null
                && (url.getRawPath().isEmpty() || url.getRawPath().equals("/"))
                && url.getRawQuery() == null
                && url.getRawFragment() == null;
    }
}
