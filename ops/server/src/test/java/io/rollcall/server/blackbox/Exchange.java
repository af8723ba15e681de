// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/**
 * What a server answered to what.
 *
 * @param path as sent, without the query
 */
record Exchange(String method, String path, int status, HttpHeaders headers, byte[] body) {

    static Exchange of(HttpResponse<byte[]> response) {
        var request = response.request();
        return new Exchange(
                request.method(),
                request.uri().getRawPath(),
                response.statusCode(),
                response.headers(),
                response.body());
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The type of the body without its parameters; empty where there is none. */
    String contentType() {
        return headers.firstValue("Content-Type").orElse("").split(";", 2)[0].strip();
    }
}
