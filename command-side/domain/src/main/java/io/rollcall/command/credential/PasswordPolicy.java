// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.credential;

import java.util.Optional;

/**
 * What somebody may choose for a password (NIST SP 800-63B-4, section 3.1.1.2): long enough, none of those that are
 * tried first, and whatever characters they like. Passwords that were chosen earlier stay good.
 */
public final class PasswordPolicy {

    /** The most characters; a longer one is refused and never cut. */
    public static final int LONGEST = 128;

    /** The fewest that can be set. */
    static final int LEAST = 8;

    /** What is wrong with a password. */
    public enum Fault {
        TOO_SHORT,
        TOO_LONG,
        TOO_COMMON
    }

    private final CommonPasswords common = new CommonPasswords();
    private final int shortest;

    /** @param shortest how many characters a password has at least: Unicode code points */
    public PasswordPolicy(int shortest) {
        this.shortest = shortest;
    }

    /** The first fault of a password; empty where it may be chosen. */
    public Optional<Fault> faultOf(String password) {
        var length = password.codePointCount(0, password.length());
        if (length < shortest) {
            return Optional.of(Fault.TOO_SHORT);
        } else if (length > LONGEST) {
            return Optional.of(Fault.TOO_LONG);
        }
        return common.contain(password) ? Optional.of(Fault.TOO_COMMON) : Optional.empty();
    }

    /** A fault in the words of Django's password validators. */
    public String said(Fault fault) {
        return switch (fault) {
            case TOO_SHORT -> "This password is too short. It must contain at least " + shortest + " characters.";
            case TOO_LONG -> "This password is too long. It must contain no more than " + LONGEST + " characters.";
            case TOO_COMMON -> "This password is too common.";
        };
    }

    /** How many characters a password has at least. */
    public int shortest() {
        return shortest;
    }
}
