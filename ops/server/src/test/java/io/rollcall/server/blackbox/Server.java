// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import io.rollcall.embedded.testing.TestServers;
import io.rollcall.embedded.testing.TestServers.Database;
import io.rollcall.http.Endpoint;
import io.rollcall.operator.access.OperatorEndpoint;
import io.rollcall.privacy.Identifiers;
import io.rollcall.server.KafkaArguments;
import io.rollcall.server.StreamNames;
import io.rollcall.server.StreamedEvents;
import java.net.URI;
import java.sql.DriverManager;
import java.util.Collection;
import java.util.stream.Stream;

/**
 * The started servers that the black-box tests talk to, each over databases of its own; started once, when first asked
 * for.
 */
final class Server {

    /** The lock, in JUnit's sense, of the test that moves the clock of {@link #withItsOwnClock()}. */
    static final String CLOCK = "the clock of a server";

    private Server() {}

    /** A server in debug mode with all roles, shared by all tests; nobody moves its clock. */
    static URI base() {
        return Base.SERVER.base();
    }

    /** All endpoints of all doors of that server. */
    static Collection<Endpoint> endpoints() {
        return Base.SERVER.context().getBeansOfType(Endpoint.class).values();
    }

    /** All endpoints of operators of that server. */
    static Collection<OperatorEndpoint> operatorEndpoints() {
        return Base.SERVER.context().getBeansOfType(OperatorEndpoint.class).values();
    }

    /** The log of that server. */
    static LoggedEvents log() {
        return new LoggedEvents(Base.PARTS.database());
    }

    /** What that server has told, by the ids that its doors show. */
    static StreamedEvents streamed() {
        return new StreamedEvents(TestServers.kafka(), names(Base.PARTS.database()));
    }

    /** The names of what is told of the log in a database. */
    static StreamNames names(Database database) {
        return new StreamNames(
                () -> DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password()));
    }

    /** All beans of a type in that server. */
    static <T> Collection<T> beans(Class<T> type) {
        return Base.SERVER.context().getBeansOfType(type).values();
    }

    /** Has that server keep a personal value by an id of its own, as a version before it may have. */
    static void keep(String kind, String value) {
        Base.SERVER.context().getBean(Identifiers.class).allot(kind, value);
    }

    /** One more process over the same databases, which only serves the doors, for its test to stop. */
    static OwnServer another(String... more) {
        var settings = Stream.concat(
                Stream.of("--rollcall.roles=web", "--spring.kafka.bootstrap-servers=127.0.0.1:1"), Stream.of(more));
        return OwnServer.start(Base.PARTS, true, settings.toArray(String[]::new));
    }

    /** Another server in debug mode, with a clock that tests may move forward while they hold {@link #CLOCK}. */
    static URI withItsOwnClock() {
        return Clocked.URI;
    }

    /** A server that is not in debug mode. */
    static URI withoutDebug() {
        return Production.URI;
    }

    private static final class Base {
        private static final Parts PARTS = Parts.unused();
        private static final OwnServer SERVER = OwnServer.start(PARTS, true, KafkaArguments.of(TestServers.kafka()));
    }

    private static final class Clocked {
        private static final URI URI = start(Parts.unused(), true, OwnServer.WITHOUT_STREAM);
    }

    private static final class Production {
        private static final URI URI = start(Parts.unused(), false, OwnServer.WITHOUT_STREAM);
    }

    private static URI start(Parts parts, boolean debug, String... more) {
        return OwnServer.start(parts, debug, more).base();
    }
}
