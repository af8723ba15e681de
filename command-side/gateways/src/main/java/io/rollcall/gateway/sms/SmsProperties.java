// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.sms;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How codes are sent: by SMPP where its host is set, over HTTP where its URL is; one of them.
 *
 * @param text what a message says, in any language, with {@code {code}} where the code stands; default {@code Rollcall:
 *     your code is {code}}
 * @param smpp default none
 * @param http default none
 */
@ConfigurationProperties("rollcall.sms")
public record SmsProperties(
        @DefaultValue("Rollcall: your code is {code}") String text,
        @Nullable Smpp smpp,
        @Nullable Http http) {

    /**
     * A gateway that speaks SMPP 3.4.
     *
     * @param host where it is; no default
     * @param port default 2775
     * @param systemId our name there: 1 to 15 characters; no default
     * @param password up to 8 characters; no default; may be set to nothing
     * @param source what messages come from: digits, with a {@code +} where they are a full number, or a name of up to
     *     11 letters and digits; no default
     * @param perSecond how many messages are handed over in a second at most; default 20
     */
    public record Smpp(
            @Nullable String host,
            @DefaultValue("2775") int port,
            @Nullable String systemId,
            @Nullable String password,
            @Nullable String source,
            @DefaultValue("20") int perSecond) {

        /** Tells no secret. */
        @Override
        public String toString() {
            return "SMPP at " + host + ":" + port;
        }
    }

    /**
     * A gateway that takes a POST for each message.
     *
     * @param url where to; no default
     * @param header one header that it wants, such as {@code Authorization}; default none
     * @param value what that header says; no default
     * @param contentType of the body, {@code application/json} or {@code application/x-www-form-urlencoded}; default
     *     the former
     * @param body what is posted, with {@code {phone}} and {@code {text}} in it, which are escaped as the content type
     *     wants it; no default
     */
    public record Http(
            @Nullable URI url,
            @Nullable String header,
            @Nullable String value,
            @DefaultValue("application/json") String contentType,
            @Nullable String body) {

        /** Tells no secret. */
        @Override
        public String toString() {
            return "an HTTP gateway";
        }
    }
}
