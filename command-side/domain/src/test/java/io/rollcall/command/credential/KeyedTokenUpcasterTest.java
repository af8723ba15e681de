// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.credential.TokenHashes;
import io.rollcall.log.codec.EventSchema;
import io.rollcall.log.codec.IntermediateEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class KeyedTokenUpcasterTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TOKEN = "0123456789abcdef";
    private static final String LONG = TOKEN + TOKEN + TOKEN.substring(8);

    private final TokenHashes hashes = new TokenHashes((use, text) -> use + "(" + text + ")");
    private final KeyedTokenUpcaster upcaster = new KeyedTokenUpcaster(hashes);

    @Test
    void onlyAShortTokenIsKeptUnderAKey() {
        assertThat(hashes.of(LONG)).isEqualTo(TokenHash.ofToken(LONG));
        assertThat(hashes.of(TOKEN).value())
                .isEqualTo("kTOKEN(" + TokenHash.ofToken(TOKEN).value() + ")");
        assertThat(hashes.keyed(hashes.of(TOKEN))).isEqualTo(hashes.of(TOKEN));
    }

    /** A token that a version before has issued is found by what is made of it now. */
    @Test
    void aChatTokenOfAVersionBeforeStaysGood() {
        var stored = chat(
                TokenHash.ofToken(TOKEN).value(), TokenHash.ofToken("earlier").value());
        upcast("credential.expiring-token-issued", stored);
        assertThat(stored.get("token").asString()).isEqualTo(hashes.of(TOKEN).value());
        assertThat(stored.get("replaced").asString())
                .isEqualTo(hashes.of("earlier").value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"credential.token-revoked", "credential.expiring-token-issued"})
    void oneOfTodayIsReadAsItIs(String type) {
        var stored = chat(hashes.of(TOKEN).value(), null);
        var before = stored.deepCopy();
        upcast(type, stored);
        assertThat(stored).isEqualTo(before);
    }

    @Test
    void tokensOfOtherDoorsAreReadAsTheyAre() {
        var stored = chat(TokenHash.ofToken(LONG).value(), null).put("door", "MEET");
        var before = stored.deepCopy();
        upcast("credential.token-issued", stored);
        assertThat(stored).isEqualTo(before);
    }

    private void upcast(String type, ObjectNode stored) {
        var event = new IntermediateEvent(type, "1", stored);
        assertThat(upcaster.takes()).contains(EventSchema.plain(type, "1"));
        assertThat(upcaster.upcast(event)).containsExactly(event);
    }

    private static ObjectNode chat(String token, @org.jspecify.annotations.Nullable String replaced) {
        return JSON.createObjectNode()
                .put("user", 7)
                .put("door", "CHAT")
                .put("token", token)
                .put("replaced", replaced);
    }
}
