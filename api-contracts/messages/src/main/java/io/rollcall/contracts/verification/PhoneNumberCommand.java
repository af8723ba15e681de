// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.verification;

import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.Command;
import org.jspecify.annotations.Nullable;

/** What may be asked of one phone number. */
public sealed interface PhoneNumberCommand extends Command {

    /** The number that is asked. */
    NumberId number();

    @Override
    default String target() {
        return number().aggregate();
    }

    /**
     * Issues a code and ends the challenge's earlier one (B-7). Answered by a {@link SendCodeResult}.
     *
     * @param key the number's own key, under which the phone is recorded
     * @param phone {@code +} and digits
     * @param digits how many decimal digits the code has
     * @param by the client, for counting its attempts
     */
    record SendCode(NumberId number, KeyId key, String phone, Challenge challenge, int digits, Requester by)
            implements PhoneNumberCommand {}

    /** Compares a code without using it up. A wrong one is counted. Answered by a {@link CodeCheckResult}. */
    record CheckCode(NumberId number, Challenge challenge, String code, Requester by) implements PhoneNumberCommand {}

    /** Asks what entering a code may come to. Changes nothing; answered by a {@link NumberStatus}. */
    record LookAtNumber(NumberId number, Challenge challenge, Requester by) implements PhoneNumberCommand {}

    /**
     * Records what became of a code on its way. Answered by whether that was news: it is not when it was said before,
     * or the number is nobody's any more.
     *
     * @param nonce of the code
     * @param failure why it will not reach the phone, as in {@code CodeUndeliverable}; {@code null} when it has
     */
    record RecordDelivery(
            NumberId number,
            Challenge challenge,
            String nonce,
            @Nullable String failure) implements PhoneNumberCommand {}

    /**
     * Ends the id of a number that nobody has claimed, a day after its last code. Answered by a
     * {@link ForgetNumberResult}; asking again changes nothing.
     */
    record ForgetNumber(NumberId number) implements PhoneNumberCommand {}

    /** Asks whether an account holds the number. Changes nothing; answered by a {@code Boolean}. */
    record AskWhetherClaimed(NumberId number) implements PhoneNumberCommand {}

    /**
     * Asks for the key that the number got when its user left. Changes nothing; answered by {@code Optional<KeyId>},
     * empty where no user has left it.
     */
    record AskForNumberKey(NumberId number) implements PhoneNumberCommand {}
}
