// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.limit;

/**
 * A kind of what a stranger can cost us. Each has its own budgets ({@code rollcall.limits.budgets.<cost>.<dimension>}).
 */
public enum Cost {

    /** A code that is sent to a number that no account holds. */
    CODE,

    /**
     * A code that is sent to a number that an account holds: a client that uses up the budgets of strangers leaves
     * these open.
     */
    MEMBER_CODE,

    /** The same where the client's network is one that the number was proven from lately. */
    KNOWN_CODE,

    /** A code that is entered, until it turns out to be the right one. */
    WRONG_CODE,

    /**
     * A code that is entered for a number that an account holds, by a client that the number does not know, until it
     * turns out to be the right one. One token is a hundred-thousandth of an account: a code of five digits.
     */
    GUESS,

    /** The same from a network from which the number was proven lately. */
    NEAR_GUESS,

    /** The same where it takes two right codes in a row. */
    DOUBLE_GUESS,

    /** An account that takes nothing but a name and a password to make, or being told that its name is another's. */
    REGISTRATION,

    /** A password that is compared. */
    PASSWORD,

    /** A password that is compared, until it turns out to be the right one. */
    WRONG_PASSWORD,

    /** A mail with a code, or one that tells of another address. */
    MAIL,

    /** A mailed code that is entered, until it turns out to be the right one. */
    WRONG_MAIL_CODE,

    /** Another title of a meeting, which all its members are told of. */
    RENAMING,

    /** Somebody else's data that is looked up: one for each user or number asked for. */
    LOOK_UP(true),

    /** A contact that is brought into an address book. */
    IMPORT(true);

    private final boolean frequent;

    Cost() {
        this(false);
    }

    Cost(boolean frequent) {
        this.frequent = frequent;
    }

    /**
     * Whether it comes thousands of times a second and harms little each time. Such tokens are taken from a budget in
     * portions, which each process spends by itself: never more is granted than the budget holds, but what lies in a
     * portion of another process is not there. While nobody can tell what is left, it is granted; anything else is
     * refused then.
     */
    public boolean isFrequent() {
        return frequent;
    }
}
