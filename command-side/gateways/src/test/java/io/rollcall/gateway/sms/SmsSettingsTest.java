// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.gateway.sms.SmsProperties.Http;
import io.rollcall.gateway.sms.SmsProperties.Smpp;
import java.net.URI;
import org.jsmpp.bean.TypeOfNumber;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SmsSettingsTest {

    private static final Smpp SMPP = new Smpp("gateway", 2775, "me", "secret12", "Rollcall", 20);
    private static final Http HTTP = http("{\"to\":\"{phone}\",\"text\":\"{text}\"}", "application/json");

    @Test
    void oneGatewayIsChosen() {
        assertThat(gateway(SMPP, null)).isInstanceOf(SmppGateway.class);
        assertThat(gateway(null, HTTP)).isInstanceOf(HttpGateway.class);
    }

    @Test
    void twoAreRefused() {
        assertThatThrownBy(() -> gateway(SMPP, HTTP))
                .isInstanceOf(SmsRefused.class)
                .hasMessageContainingAll("rollcall.sms.smpp.host", "rollcall.sms.http.url");
    }

    @Test
    void whatAnSmppGatewayNeedsHasNoDefault() {
        assertThatThrownBy(() -> gateway(new Smpp("gateway", 2775, null, "secret12", "Rollcall", 20), null))
                .hasMessageContaining("system-id");
        assertThatThrownBy(() -> gateway(new Smpp("gateway", 2775, "me", null, "Rollcall", 20), null))
                .hasMessageContaining("password");
        assertThatThrownBy(() -> gateway(new Smpp("gateway", 2775, "me", "secret12", null, 20), null))
                .hasMessageContaining("source");
    }

    @Test
    void whatSmppHasNoRoomForIsRefusedWithoutTellingIt() {
        assertThatThrownBy(() -> gateway(new Smpp("gateway", 2775, "me", "too long for it", "Rollcall", 20), null))
                .isInstanceOf(SmsRefused.class)
                .hasMessageContaining("password")
                .hasMessageNotContaining("too long for it");
        assertThatThrownBy(() -> gateway(new Smpp("gateway", 2775, "me", "secret12", "Rollcall Meetings", 20), null))
                .hasMessageContaining("source");
        assertThatThrownBy(() -> gateway(new Smpp("gateway", 2775, "me", "secret12", "Rollcall", 0), null))
                .hasMessageContaining("per-second");
    }

    @Test
    void aSourceIsANumberOrAName() {
        assertThat(source("Rollcall").sourceType()).isEqualTo(TypeOfNumber.ALPHANUMERIC);
        assertThat(source("1234").sourceType()).isEqualTo(TypeOfNumber.UNKNOWN);
        assertThat(source("+79250741413").sourceType()).isEqualTo(TypeOfNumber.INTERNATIONAL);
        assertThat(source("+79250741413").source()).isEqualTo("79250741413");
    }

    @Test
    void aSettingTellsNoSecret() {
        assertThat(SMPP.toString() + SmppSettings.of(SMPP) + HTTP + HttpTemplate.of(HTTP))
                .doesNotContain("secret12", "Bearer");
    }

    @Test
    void aBodyIsEscapedAsItsTypeWantsIt() {
        assertThat(HttpTemplate.of(HTTP).body("+79250741413", "\"{phone}\" \\"))
                .isEqualTo("{\"to\":\"+79250741413\",\"text\":\"\\\"{phone}\\\" \\\\\"}");
        assertThat(HttpTemplate.of(http("to={phone}&text={text}", "application/x-www-form-urlencoded"))
                        .body("+79250741413", "a&b ж"))
                .isEqualTo("to=%2B79250741413&text=a%26b+%D0%B6");
    }

    @Test
    void anHttpGatewayWithoutPlaceholdersOrTypeIsRefused() {
        assertThatThrownBy(() -> gateway(null, http("{phone}", "application/json")))
                .isInstanceOf(SmsRefused.class);
        assertThatThrownBy(() -> gateway(null, http("{phone}{text}", "text/plain")))
                .isInstanceOf(SmsRefused.class);
        assertThatThrownBy(() -> gateway(
                        null, new Http(URI.create("ftp://gateway"), null, null, "application/json", "{phone}{text}")))
                .isInstanceOf(SmsRefused.class);
        assertThatThrownBy(() -> gateway(
                        null,
                        new Http(
                                URI.create("http://gateway"),
                                "Authorization",
                                null,
                                "application/json",
                                "{phone}{text}")))
                .isInstanceOf(SmsRefused.class);
    }

    private static Gateway gateway(@Nullable Smpp smpp, @Nullable Http http) {
        return Gateways.of(new SmsProperties("{code}", smpp, http), receipt -> {});
    }

    private static SmppSettings source(String source) {
        return SmppSettings.of(new Smpp("gateway", 2775, "me", "secret12", source, 20));
    }

    private static Http http(String body, String contentType) {
        return new Http(URI.create("http://gateway/send"), "Authorization", "Bearer x", contentType, body);
    }
}
