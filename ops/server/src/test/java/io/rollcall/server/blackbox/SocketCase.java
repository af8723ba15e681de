// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One thing that a client may do at a WebSocket, and what must come of it at the echo.
 *
 * @param name the case of the Autobahn suite that asks for the same
 * @param sent written one after the other, each at once
 * @param heard what the echo answers, if it still can
 * @param codes one of which the socket is closed with; 1000 where the client says so once it has heard all
 */
record SocketCase(String name, List<byte[]> sent, List<RawSocket.Heard> heard, List<Integer> codes) {

    static final int GOODBYE = 1000;

    static SocketCase of(String name, byte[]... sent) {
        return new SocketCase(name, List.of(sent), List.of(), List.of(GOODBYE));
    }

    SocketCase hears(RawSocket.Heard... more) {
        return new SocketCase(name, sent, List.of(more), codes);
    }

    SocketCase closes(Integer... codes) {
        return new SocketCase(name, sent, heard, List.of(codes));
    }

    /** The same in pieces of so many bytes. */
    SocketCase chopped(int size) {
        var pieces = new ArrayList<byte[]>();
        for (var bytes : sent) {
            for (var from = 0; from < bytes.length; from += size) {
                pieces.add(Arrays.copyOfRange(bytes, from, Math.min(from + size, bytes.length)));
            }
        }
        return new SocketCase(name, List.copyOf(pieces), heard, codes);
    }

    /** Whether the client is the one to say goodbye. */
    boolean isPolite() {
        return codes.equals(List.of(GOODBYE));
    }

    /** What comes of it where each message has one answer, which is text. */
    SocketCase where(byte[] answer) {
        var answers = heard.stream()
                .map(frame -> frame.opcode() == RawSocket.TEXT || frame.opcode() == RawSocket.BINARY
                        ? new RawSocket.Heard(RawSocket.TEXT, answer)
                        : frame)
                .toList();
        return new SocketCase(name, sent, answers, codes);
    }
}
