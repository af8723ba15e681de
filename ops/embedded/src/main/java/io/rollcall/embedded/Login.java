// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

/** A name and what proves it. */
public record Login(String user, String password) {

    /** Without the password. */
    @Override
    public String toString() {
        return user;
    }
}
