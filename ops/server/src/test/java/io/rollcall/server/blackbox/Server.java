// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import java.net.URI;

/**
 * The started servers that the black-box tests talk to. Each is given by a system property, so that the suite can be
 * pointed at any server.
 */
final class Server {

    /** The lock, in JUnit's sense, of whoever moves the clock of {@link #withItsOwnClock()}. */
    static final String CLOCK = "the clock of a server";

    private Server() {}

    /** A server in debug mode, shared by all tests; nobody moves its clock. */
    static URI base() {
        return at("rollcall.blackbox.base");
    }

    /** Another server in debug mode, whose clock tests may move forward while they hold {@link #CLOCK}. */
    static URI withItsOwnClock() {
        return at("rollcall.blackbox.clock");
    }

    /** A server that is not in debug mode. */
    static URI withoutDebug() {
        return at("rollcall.blackbox.production");
    }

    private static URI at(String property) {
        var base = System.getProperty(property);
        if (base == null) {
            throw new IllegalStateException("Set -D" + property + "=http://host:port to say where the server is");
        }
        return URI.create(base);
    }
}
