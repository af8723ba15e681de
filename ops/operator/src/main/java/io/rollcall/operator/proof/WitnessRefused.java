// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.proof;

/** A witness has not cosigned; says why, and nothing that the witness wrote. */
final class WitnessRefused extends Exception {

    WitnessRefused(String why) {
        super(why, null, false, false);
    }
}
