// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.verification;

import io.rollcall.command.debug.DebugMode;
import io.rollcall.command.privacy.Identifiers;
import io.rollcall.command.privacy.Identifiers.Identifier;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.verification.NumberId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The ids that stand for phone numbers. */
@Component
public final class Numbers {

    private static final String KIND = "phone";

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

    /**
     * The number's id, if a code was ever sent to it. In debug mode, where none is needed (B-9), any number has one.
     */
    public Optional<Known> find(String phone) {
        return debug.debug()
                ? Optional.of(allot(phone))
                : identifiers.find(KIND, phone).map(Known::of);
    }
}
