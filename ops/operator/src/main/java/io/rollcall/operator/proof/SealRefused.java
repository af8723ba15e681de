// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.proof;

/** The log or the tree is not as it was when it was sealed: nothing is added to it. Says nothing personal. */
final class SealRefused extends RuntimeException {

    SealRefused(String why) {
        super(why, null, false, false);
    }
}
