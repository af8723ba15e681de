// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.sms;

import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.privacy.Keys;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** What is personal about queued messages, encrypted under their receivers' keys. */
final class SealedContent {

    /** What a message says, and to whom. */
    record Content(String phone, String text) {}

    private final Keys keys;
    private final JsonMapper json = JsonMapper.builder().build();

    SealedContent(Keys keys) {
        this.keys = keys;
    }

    /** @throws io.rollcall.privacy.KeyDestroyed if the receiver is erased */
    byte[] seal(long position, KeyId key, Content content) {
        return keys.seal(key, json.writeValueAsBytes(content), context(position));
    }

    /** Empty once the receiver is erased. */
    Optional<Content> open(long position, KeyId key, byte[] sealed) {
        return keys.open(key, sealed, context(position)).map(plain -> json.readValue(plain, Content.class));
    }

    private static String context(long position) {
        return "sms." + position;
    }
}
