// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.sms;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rollcall.gateway.sms.SmsProperties.Http;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * What an HTTP gateway is sent.
 *
 * @param header none, or one
 */
record HttpTemplate(
        URI url, Map<String, String> header, String contentType, String template, UnaryOperator<String> escape) {

    private static final String PREFIX = "rollcall.sms.http.";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(phone|text)}");

    /** @throws SmsRefused where a setting is missing or of no use */
    static HttpTemplate of(Http http) {
        var url = http.url();
        if (url == null
                || url.getHost() == null
                || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
            throw new SmsRefused(PREFIX + "url is no address of a gateway.", "Set it to an http or https URL.");
        }
        var body = http.body();
        if (body == null || !body.contains("{phone}") || !body.contains("{text}")) {
            throw new SmsRefused(
                    PREFIX + "body does not say where phone and text stand.",
                    "Set it to what is posted, with {phone} and {text} in it.");
        }
        return new HttpTemplate(
                url, header(http.header(), http.value()), http.contentType(), body, escape(http.contentType()));
    }

    /** The body for one message. */
    String body(String phone, String text) {
        return PLACEHOLDER
                .matcher(template)
                .replaceAll(found ->
                        Matcher.quoteReplacement(escape.apply(found.group(1).equals("phone") ? phone : text)));
    }

    /** Tells no secret. */
    @Override
    public String toString() {
        return "an HTTP gateway";
    }

    private static Map<String, String> header(@Nullable String name, @Nullable String value) {
        if (name == null && value == null) {
            return Map.of();
        }
        if (name == null || value == null) {
            throw new SmsRefused(
                    PREFIX + "header and value go together, and one of them is missing.", "Set both, or neither.");
        }
        try {
            HttpRequest.newBuilder().header(name, value);
        } catch (IllegalArgumentException e) {
            throw new SmsRefused(
                    PREFIX + "header and value are not those of a header that can be sent.", "Correct them.");
        }
        return Map.of(name, value);
    }

    private static UnaryOperator<String> escape(String contentType) {
        if (contentType.startsWith("application/json")) {
            return text -> new String(JsonStringEncoder.getInstance().quoteAsCharArray(text));
        }
        if (contentType.startsWith("application/x-www-form-urlencoded")) {
            return text -> URLEncoder.encode(text, UTF_8);
        }
        throw new SmsRefused(
                PREFIX + "content-type is neither JSON nor a form.",
                "Set it to application/json or application/x-www-form-urlencoded.");
    }
}
