// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import io.rollcall.server.ToldEvents;
import java.net.URI;

/** Streams of notifications of users of the meet door. */
final class Told {

    static final String PATH = "/api/notifications/";

    private Told() {}

    /** From now on. */
    static ToldEvents from(URI base, Meet.User user) {
        return ToldEvents.at(base, "Token " + user.token(), null);
    }

    /** From now on, as a client sees it that has been told of a position. */
    static ToldEvents fromNow(URI base, Meet.User user, ReceivedAnswer written) {
        var position = written.header("Rollcall-Position").orElseThrow();
        return ToldEvents.at(base, "Token " + user.token(), null, "Rollcall-After", position);
    }

    /** From where another stream was. */
    static ToldEvents after(ToldEvents last, URI base, Meet.User user) {
        return after(String.valueOf(last.lastId()), base, user);
    }

    /** From behind this id. */
    static ToldEvents after(String id, URI base, Meet.User user) {
        return ToldEvents.at(base, "Token " + user.token(), id);
    }
}
