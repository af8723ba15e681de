// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.verification;

import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.Command;

/** What may be asked of one phone number. */
public sealed interface PhoneNumberCommand extends Command {

    NumberId number();

    @Override
    default String target() {
        return number().aggregate();
    }

    /**
     * Issues a code and ends the challenge's earlier one (B-7). Answered by a {@link CodeSending}.
     *
     * @param key the number's own key, under which the phone is recorded
     * @param phone {@code +} and digits
     * @param digits how many decimal digits the code has
     */
    record SendCode(NumberId number, KeyId key, String phone, Challenge challenge, int digits)
            implements PhoneNumberCommand {}

    /** Compares a code without using it up. A wrong one is counted. Answered by a {@link CodeCheck}. */
    record CheckCode(NumberId number, Challenge challenge, String code) implements PhoneNumberCommand {}

    /**
     * Ends the id of a number that nobody has claimed, a day after its last code. Answered by a {@link Forgetting};
     * asking again changes nothing.
     */
    record ForgetNumber(NumberId number) implements PhoneNumberCommand {}

    /**
     * Asks for the key that the number got when its user left. Changes nothing; answered by {@code Optional<KeyId>},
     * empty where no user has left it.
     */
    record AskForNumberKey(NumberId number) implements PhoneNumberCommand {}
}
