// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.notification;

import java.util.List;
import org.bson.Document;

/**
 * Some older notifications of one user, which do not change any more.
 *
 * @param number how many pages there have been before
 * @param entries as {@link NotificationEntryCodec} writes them, in the order of the log
 */
record InboxPage(long number, List<Document> entries) implements NotificationDocument {

    InboxPage {
        entries = List.copyOf(entries);
    }
}
