// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.notification;

import io.rollcall.contracts.notification.Notification;
import io.rollcall.contracts.notification.Notifications;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The newest notifications of one user, and where the older ones are: each page of them is written once, when it is
 * full, and stands here too until the next one begins. So a notification costs the writing of a few.
 *
 * @param closed whether the user has left: then there are none, and none are taken in
 * @param dropped the position of the newest one that is on no page any more; 0 while all are
 * @param pages how many pages have been filled before this one
 * @param ends the positions of the last entries of those pages that are kept, in the order of the log
 * @param entries as {@link NotificationEntryCodec} writes them, in the order of the log; read only when somebody asks
 *     for them
 */
record InboxDocument(boolean closed, long dropped, long pages, List<Long> ends, List<Document> entries)
        implements NotificationDocument {

    private static final int PAGE = 50;

    /** So that with the one that is being filled there are always as many as are promised. */
    private static final int KEPT = Notifications.KEPT / PAGE;

    /** One more than are kept: a reader that has just read which they are finds them, though one more has begun. */
    static final int PLACES = KEPT + 1;

    InboxDocument {
        ends = List.copyOf(ends);
        entries = List.copyOf(entries);
    }

    /** Of a user that has left. */
    static InboxDocument ofNobody() {
        return new InboxDocument(true, 0, 0, List.of(), List.of());
    }

    /** With one notification more. */
    static InboxDocument with(Notification added, @Nullable NotificationDocument before) {
        var inbox = before instanceof InboxDocument kept ? kept : new InboxDocument(false, 0, 0, List.of(), List.of());
        if (inbox.closed()) {
            return inbox;
        }
        var next = inbox.isFull() ? inbox.turned() : inbox;
        var entries = new ArrayList<>(next.entries());
        entries.add(NotificationEntryCodec.toBson(added));
        return new InboxDocument(false, next.dropped(), next.pages(), next.ends(), entries);
    }

    /** Of a user that leaves with this event: nothing is kept but how many pages there are to be deleted. */
    static InboxDocument left(@Nullable NotificationDocument before) {
        var pages = before instanceof InboxDocument inbox ? inbox.pages() + (inbox.isFull() ? 1 : 0) : 0;
        return new InboxDocument(true, 0, pages, List.of(), List.of());
    }

    /** Whether these entries are a page, which is to be written. */
    boolean isFull() {
        return entries.size() == PAGE;
    }

    InboxPage page() {
        return new InboxPage(pages, entries);
    }

    /** The places of all pages that there are. */
    List<Long> places() {
        return LongStream.range(0, Math.min(pages, PLACES)).boxed().toList();
    }

    /** The numbers of those pages on which there is something behind a position. */
    List<Long> pagesBehind(long position) {
        return IntStream.range(0, ends.size())
                .filter(page -> ends.get(page) > position)
                .mapToObj(page -> pages - ends.size() + page)
                .toList();
    }

    /**
     * Those behind a position.
     *
     * @param older the pages that {@link #pagesBehind} names, in the order of their numbers
     */
    Notifications since(long position, List<InboxPage> older) {
        var all = Stream.concat(older.stream().flatMap(page -> page.entries().stream()), entries.stream())
                .filter(entry -> NotificationEntryCodec.positionOf(entry) > position)
                .map(NotificationEntryCodec::fromBson)
                .toList();
        var more = all.size() - Notifications.KEPT;
        return new Notifications(position >= dropped && more <= 0, all.subList(Math.max(0, more), all.size()));
    }

    /** On a new page. */
    private InboxDocument turned() {
        var all = new ArrayList<>(ends);
        all.add(NotificationEntryCodec.positionOf(entries.getLast()));
        var surplus = all.size() > KEPT;
        return new InboxDocument(false, surplus ? all.removeFirst() : dropped, pages + 1, all, List.of());
    }
}
