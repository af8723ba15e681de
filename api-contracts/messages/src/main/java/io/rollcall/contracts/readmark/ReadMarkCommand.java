// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.readmark;

import io.rollcall.contracts.shared.Command;
import io.rollcall.contracts.shared.UserId;

/** What may be asked of one read mark. */
public sealed interface ReadMarkCommand extends Command {

    /**
     * Says that a user has read what another one wrote, up to a message; answered by a {@link ReadMarkResult}. A mark
     * never moves back (D-52..D-54).
     *
     * @param reader the user that has read
     * @param writer the user that has written the messages
     * @param message the last one that was read, by its number; there need be none of that number
     */
    record MarkRead(UserId reader, UserId writer, long message) implements ReadMarkCommand {

        @Override
        public String target() {
            return aggregate(reader, writer);
        }
    }

    /** The identifier in the log of the mark that one user sets for another's messages. */
    static String aggregate(UserId reader, UserId writer) {
        return "read-mark-" + reader.value() + "-" + writer.value();
    }
}
