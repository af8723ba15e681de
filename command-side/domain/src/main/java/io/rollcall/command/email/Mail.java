// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.email;

/** What is brought to a mail server: plain text. */
public record Mail(String to, String subject, String text) {

    /** Tells nothing personal. */
    @Override
    public String toString() {
        return "a mail";
    }
}
