// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.packaged;

import io.rollcall.operator.testing.EventFamilies;
import io.rollcall.operator.testing.GeneratedLog;
import io.rollcall.operator.testing.SettledPast;
import io.rollcall.privacy.TestPrivacy;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;

/**
 * A log of some size that is there before the first server is started. Policies have done long ago what it asks for,
 * and its index for operators is made; read models are still to be.
 */
final class GeneratedPast {

    private GeneratedPast() {}

    /** Makes it: events of all types and aggregates, one in eight users gone and its key destroyed. */
    static void make(SharedParts parts, int events) throws SQLException {
        try (var source = parts.pool()) {
            Flyway.configure().dataSource(source).load().migrate();
            var keys = TestPrivacy.over(source, parts.keyRing()).keys();
            var log = new GeneratedLog(EventFamilies.types(), keys, keys::take, keys::destroy);
            log.append(source, events);
            log.erase();
            try (var connection = source.getConnection()) {
                SettledPast.settle(connection);
            }
        }
    }
}
