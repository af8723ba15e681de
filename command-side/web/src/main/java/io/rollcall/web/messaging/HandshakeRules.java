// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.messaging;

import io.rollcall.http.Http10Adapter;
import io.rollcall.http.Refusal;
import io.rollcall.http.chat.ChatAnswers;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * What a handshake must say besides what Spring looks at (RFC 6455, section 4.2.1). Netty would answer some of it by
 * itself, and speak versions that nobody has tested.
 */
final class HandshakeRules {

    private static final String VERSION = "Sec-WebSocket-Version";
    private static final String SPOKEN = "13";
    private static final int KEY_BYTES = 16;
    private static final int KEY_CHARACTERS = 24;

    private HandshakeRules() {}

    /** Why a handshake is refused a socket; {@code null} where there may be one. */
    static @Nullable Refusal refusal(ServerHttpRequest request) {
        var headers = request.getHeaders();
        var version = only(headers, VERSION);
        if (!mayUpgrade(request) || version == null || !isKey(only(headers, "Sec-WebSocket-Key"))) {
            return badHandshake();
        }
        return SPOKEN.equals(version)
                ? null
                : new Refusal(ChatAnswers.told(426, "Unsupported version")
                        .with("Upgrade", "websocket")
                        .with(VERSION, SPOKEN));
    }

    /** By its method and version of HTTP (section 4.1). */
    private static boolean mayUpgrade(ServerHttpRequest request) {
        return HttpMethod.GET.equals(request.getMethod()) && !Http10Adapter.isOne(request);
    }

    static Refusal badHandshake() {
        return ChatAnswers.refused(400, "Bad handshake");
    }

    private static @Nullable String only(HttpHeaders headers, String name) {
        var values = headers.getValuesAsList(name);
        var isWhole = values.size() == 1 && values.equals(headers.get(name)); // no comma, which Netty would see
        return isWhole ? values.getFirst() : null;
    }

    private static boolean isKey(@Nullable String key) {
        try {
            return key != null
                    && key.length() == KEY_CHARACTERS // Java takes one without its padding
                    && Base64.getDecoder().decode(key).length == KEY_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
