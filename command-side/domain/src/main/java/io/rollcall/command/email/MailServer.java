// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.email;

/** Where mails are brought to; there is one if {@code spring.mail.host} is set. */
public interface MailServer {

    /** What became of a mail. */
    enum Outcome {
        TAKEN,
        /** Not now; another try may succeed. */
        LATER,
        /** The server wants nothing of it, or it cannot be addressed. */
        REFUSED
    }

    /**
     * Brings a mail to the server. Blocks.
     *
     * @param id the same at every try, so that a mailbox can tell a mail that it was sent twice
     */
    Outcome send(Mail mail, String id);
}
