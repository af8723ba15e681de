// SPDX-License-Identifier: Apache-2.0
package io.rollcall.stream;

import io.rollcall.contracts.verification.Challenge;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/** Writes a challenge without the session that it names. */
final class KindOfChallenge extends StdSerializer<Challenge> {

    KindOfChallenge() {
        super(Challenge.class);
    }

    @Override
    public void serialize(Challenge challenge, JsonGenerator json, SerializationContext context) {
        json.writeString(challenge.kind());
    }
}
