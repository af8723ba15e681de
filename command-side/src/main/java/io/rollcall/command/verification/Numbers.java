// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.verification;

import io.rollcall.command.debug.DebugMode;
import io.rollcall.command.privacy.Identifiers;
import io.rollcall.command.privacy.Identifiers.Identifier;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.verification.NumberId;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The ids that stand for phone numbers. */
@Component
public final class Numbers {

    static final String KIND = "phone";

    /** A number's id and the key that what is personal about it is encrypted under. */
    public record Known(NumberId id, KeyId key) {

        private static Known of(Identifier identifier) {
            return new Known(new NumberId(identifier.id()), identifier.key());
        }
    }

    private final Identifiers identifiers;
    private final DebugMode debug;

    Numbers(Identifiers identifiers, DebugMode debug) {
        this.identifiers = identifiers;
        this.debug = debug;
    }

    /**
     * The number's id; a new one if it has never been seen.
     *
     * @param phone {@code +} and digits
     */
    public Known allot(String phone) {
        return Known.of(identifiers.allot(KIND, phone));
    }

    /** Parts with an id that its number has been forgotten under: the number gets a new one when it comes back. */
    public void forget(NumberId number) {
        identifiers.forget(KIND, number.value());
    }

    /**
     * The number's id. Where it has none, one that nothing has happened to: whoever enters a code for it is answered,
     * as slowly, what they are answered for a wrong code. In debug mode, where no code is needed (B-9), any number gets
     * one.
     */
    public NumberId find(String phone) {
        return debug.debug()
                ? allot(phone).id()
                : identifiers.find(KIND, phone).map(Known::of).map(Known::id).orElseGet(Numbers::unused);
    }

    private static NumberId unused() {
        return new NumberId(UUID.randomUUID());
    }
}
