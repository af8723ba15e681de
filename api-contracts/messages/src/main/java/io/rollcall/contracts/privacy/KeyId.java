// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.privacy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names the key of one subject: the person, number or group with personal data that is encrypted under it. */
public record KeyId(@JsonValue UUID value) {

    /** As it stands in events. */
    @JsonCreator
    public static KeyId of(UUID value) {
        return new KeyId(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
