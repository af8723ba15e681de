// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of this machine's loopback address, the only one that embedded parts listen on. */
public final class Ports {

    static final String LOOPBACK = "127.0.0.1";

    /**
     * From here on systems give ports of their own accord, to what connects or wants any port: Linux from 32,768,
     * others from 49,152 (RFC 6335, section 6).
     */
    private static final int GIVEN = 32_768;

    private static final int LOWEST = 10_240;
    private static final int TRIES = 100;

    private Ports() {}

    /**
     * A port that nobody listens on now, 10,240 to 32,767: none of those that a system gives to the next one that wants
     * any, so that it stays free until it is used, and after a stop until the next start. Somebody may ask for just
     * this one nevertheless.
     *
     * @throws IllegalStateException if a hundred ports that were tried are taken
     */
    public static int free() {
        for (int tried = 1; ; tried++) {
            var port = ThreadLocalRandom.current().nextInt(LOWEST, GIVEN);
            try {
                return bind(port, "part");
            } catch (IllegalStateException e) {
                if (tried == TRIES) {
                    throw e;
                }
            }
        }
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
