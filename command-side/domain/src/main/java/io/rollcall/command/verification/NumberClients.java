// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.verification;

import io.rollcall.contracts.limit.Charge;
import io.rollcall.contracts.limit.ClientAddress;
import io.rollcall.contracts.limit.Cost;
import io.rollcall.contracts.verification.NumberId;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * From which networks a number was asked for and proven lately. Something is kept for each recipient of a code, so
 * there is no more of it than there are codes, and it goes when it is not needed any more. All methods block.
 */
public interface NumberClients {

    /**
     * A network, as a number knows it.
     *
     * @param tag {@code null} where nobody asked from there
     * @param known whether the number was proven from there
     */
    record Origin(@Nullable UUID tag, boolean known) {}

    /** What is known of a client. */
    Origin find(NumberId number, ClientAddress client);

    /** The same of a client that is about to be sent a code; from now on it has a tag. */
    Origin seen(NumberId number, ClientAddress client);

    /** The number was proven from there. */
    void proven(NumberId number, ClientAddress client);

    /** The number was proven from there for the first of two times. */
    void provenOnce(NumberId number, ClientAddress client);

    /** Whether it was, just now; from here on it was not. */
    boolean takeFirstProof(NumberId number, ClientAddress client);

    /** A wrong code was entered from there that took this much of a budget of single guesses. */
    void spent(NumberId number, ClientAddress client, Charge charge);

    /** What wrong codes from there have taken since the last right one; from here on it is nothing. */
    Map<Cost, Long> takeSpent(NumberId number, ClientAddress client);

    /** Forgets what is not needed any more. */
    void removeExpired();
}
