// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.verification;

/** A block of 10,000 numbers: all digits but the last four. Operators allot and resell numbers by such blocks. */
public final class NumberBlock {

    private static final int DIGITS = 4;

    private NumberBlock() {}

    /**
     * The first digits of a number.
     *
     * @param phone {@code +} and digits
     */
    public static String of(String phone) {
        return phone.substring(0, Math.max(1, phone.length() - DIGITS));
    }
}
