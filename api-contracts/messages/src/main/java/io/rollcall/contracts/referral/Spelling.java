// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.referral;

/**
 * How somebody writes their phone (E-8, 13.14). All that may differ is the plus, so that this says nothing personal.
 */
public enum Spelling {
    WITH_PLUS,
    WITHOUT_PLUS;

    /** How this text is written. */
    public static Spelling of(String typed) {
        return typed.startsWith("+") ? WITH_PLUS : WITHOUT_PLUS;
    }

    /**
     * A phone, written so.
     *
     * @param phone {@code +} and digits
     */
    public String spell(String phone) {
        return this == WITH_PLUS ? phone : phone.substring(1);
    }
}
