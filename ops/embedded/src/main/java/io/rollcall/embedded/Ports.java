// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports of this machine's loopback address, the only one that embedded parts listen on. */
final class Ports {

    static final String LOOPBACK = "127.0.0.1";

    private Ports() {}

    /** A port that nobody listens on now; somebody may by the time it is used. */
    static int free() {
        return bind(0);
    }

    /** Another one than this, for which the same holds. */
    static int freeBut(int taken) {
        var port = free();
        while (port == taken) {
            port = free();
        }
        return port;
    }

    /**
     * Makes sure that nobody listens on the port, so that a part never takes another server for its own.
     *
     * @throws IllegalStateException if somebody does
     */
    static void requireFree(int port, String part) {
        bind(port, part);
    }

    private static int bind(int port) {
        return bind(port, "");
    }

    private static int bind(int port, String part) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getByName(LOOPBACK))) {
            return socket.getLocalPort();
        } catch (BindException e) {
            throw new IllegalStateException(
                    "Port " + port + ", meant for the embedded " + part + ", cannot be had: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
