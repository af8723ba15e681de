// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.referral;

import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.Command;
import io.rollcall.contracts.verification.NumberId;
import io.rollcall.contracts.verification.Requester;
import org.jspecify.annotations.Nullable;

/** What may be asked in a session of the referral door. */
public sealed interface SessionCommand extends Command {

    /** The identifier of a session's aggregate in the log. */
    static String aggregate(TokenHash session) {
        return "session-" + session.value();
    }

    /**
     * Has a code sent to a phone, which ends the session's earlier one (E-9). Opens a session where the caller has
     * none. Answered by a {@link PhoneEntryResult}.
     *
     * @param session what the caller shows, which may be worth nothing; {@code null} where they show nothing
     * @param key the number's own key
     * @param phone {@code +} and digits
     * @param by the client, for counting its attempts
     */
    record EnterPhone(
            @Nullable TokenHash session, NumberId number, KeyId key, String phone, Spelling spelling, Requester by)
            implements SessionCommand {

        @Override
        public String target() {
            return number.aggregate();
        }
    }

    /**
     * Comes in with the code that was sent in this session, as the number's owner or, where it has none, as somebody
     * new. Ends the session and opens another one, under a token that nobody could have known before (OWASP Session
     * Management Cheat Sheet). Answered by a {@link CodeEntryResult}.
     */
    record EnterCode(TokenHash session, String code, Requester by) implements SessionCommand {

        @Override
        public String target() {
            return aggregate(session);
        }
    }

    /**
     * Asks which number is to be proven in a session. Changes nothing; answered by {@code Optional<NumberId>}, empty
     * where none is.
     */
    record AskPendingNumber(TokenHash session) implements SessionCommand {

        @Override
        public String target() {
            return aggregate(session);
        }
    }
}
