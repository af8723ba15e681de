// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.email;

import io.rollcall.contracts.limit.Charge;
import io.rollcall.contracts.limit.Cost;
import io.rollcall.contracts.limit.Dimension;
import io.rollcall.contracts.login.LoginKind;
import io.rollcall.http.email.EmailAddress;

/**
 * What mailed codes cost by the address that they go to: counted by the address itself, not by its holder, so that
 * nothing is gained by leaving and coming again. Its holders at a door are counted apart from each other door's and
 * from strangers, so that nobody uses up what somebody else needs.
 */
public final class MailCharges {

    private MailCharges() {}

    /**
     * A mail that the owner of the address at a door asks for.
     *
     * @param kind of login name that the address is, which names the door
     */
    public static Charge ofHolder(LoginKind kind, String address) {
        return Charge.of(Cost.MAIL).by(Dimension.MAIL, atDoor(kind, address));
    }

    /** A mail that is asked for by anybody else, all of them together. */
    public static Charge ofStranger(String address) {
        return Charge.of(Cost.MAIL).by(Dimension.MAIL, normalised(address));
    }

    /** A code that the owner of the address at a door enters. */
    public static Charge ofGuess(LoginKind kind, String address) {
        return Charge.of(Cost.WRONG_MAIL_CODE).by(Dimension.MAIL, atDoor(kind, address));
    }

    private static String atDoor(LoginKind kind, String address) {
        return kind + " " + normalised(address);
    }

    private static String normalised(String address) {
        return EmailAddress.normalised(address).orElse(address);
    }
}
