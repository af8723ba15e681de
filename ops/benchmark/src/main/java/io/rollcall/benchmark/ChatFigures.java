// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What came of the messages of a chat.
 *
 * @param closed how many sockets are not open any more
 * @param written how many messages were given to the sockets
 * @param answered how many of them the server has answered with their number
 * @param received how many came to their recipients
 * @param twice how many came, or were answered, once more
 * @param outOfOrder how many came, or were answered, after one that was written later
 * @param unlike how many receivers know a message by another number than its sender
 */
record ChatFigures(long closed, int written, int answered, int received, int twice, int outOfOrder, long unlike) {

    static ChatFigures of(List<ChatClient> sockets) {
        var answers = sockets.stream().map(ChatClient::answers).toList();
        var received = sockets.stream().map(ChatClient::received).toList();
        return new ChatFigures(
                sockets.stream().filter(socket -> !socket.isOpen()).count(),
                sockets.stream().mapToInt(ChatClient::written).sum(),
                answers.stream().mapToInt(Arrivals::arrived).sum(),
                received.stream().mapToInt(Arrivals::arrived).sum(),
                answers.stream().mapToInt(Arrivals::twice).sum()
                        + received.stream().mapToInt(Arrivals::twice).sum(),
                answers.stream().mapToInt(Arrivals::outOfOrder).sum()
                        + received.stream().mapToInt(Arrivals::outOfOrder).sum(),
                IntStream.range(0, sockets.size())
                        .filter(i -> !Arrays.equals(
                                answers.get(i).ids(), received.get(i ^ 1).ids()))
                        .count());
    }

    /** Whether each message came once, in order, and no socket was closed. */
    boolean arePerfect() {
        return closed == 0
                && answered == written
                && received == written
                && twice == 0
                && outOfOrder == 0
                && unlike == 0;
    }

    void print() {
        System.out.printf(
                Locale.ROOT,
                "  messages  %d sent, %d answered, %d delivered, %d lost, %d twice, %d out of order, %d sockets closed%n",
                written,
                answered,
                received,
                written - received,
                twice,
                outOfOrder,
                closed);
    }
}
