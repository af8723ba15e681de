// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import java.util.List;
import java.util.Locale;

/**
 * What came of the messages.
 *
 * @param open how many sockets are open at the end
 * @param closed how many of those that were to be open are not
 * @param written how many messages were given to the sockets
 * @param stored how many of them the server has acknowledged
 * @param twice how many came once more
 * @param outOfOrder how many came after one that was written later
 * @param delays of those that came, in nanoseconds, ascending: from when a message was due until it came
 */
record ChatFigures(long open, long closed, int written, int stored, int twice, int outOfOrder, long[] delays) {

    static ChatFigures of(int written, List<ChatSocket> sockets) {
        var inboxes = sockets.stream().map(ChatSocket::inbox).toList();
        var open = sockets.stream().filter(ChatSocket::isOpen).count();
        return new ChatFigures(
                open,
                sockets.size() - open,
                written,
                sockets.stream().mapToInt(ChatSocket::stored).sum(),
                inboxes.stream().mapToInt(Inbox::twice).sum(),
                inboxes.stream().mapToInt(Inbox::outOfOrder).sum(),
                inboxes.stream().flatMapToLong(Inbox::delays).sorted().toArray());
    }

    boolean arePerfect() {
        return closed == 0 && lost() == 0 && twice == 0 && outOfOrder == 0 && stored == written;
    }

    void print() {
        System.out.printf(Locale.ROOT, "  sockets   %d open, %d closed%n", open, closed);
        System.out.printf(
                Locale.ROOT,
                "  messages  %d sent, %d acknowledged, %d received, %d lost, %d twice, %d out of order%n",
                written,
                stored,
                delays.length,
                lost(),
                twice,
                outOfOrder);
        if (delays.length > 0) {
            System.out.printf(
                    Locale.ROOT,
                    "  delay     p50 %.1f ms  p99 %.1f ms  max %.1f ms  (from when a message was due until it came)%n",
                    delay(50),
                    delay(99),
                    delay(100));
        }
    }

    private int lost() {
        return written - delays.length;
    }

    private double delay(int percent) {
        return delays[(delays.length - 1) * percent / 100] / 1e6;
    }
}
