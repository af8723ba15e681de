// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.diagnosis;

import io.rollcall.log.subscription.OwnershipLocks;
import io.rollcall.log.subscription.Role;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Tells a fleet that has never had a stream from one that has lost it: everything else a fleet needs, but not every one
 * has readers on Kafka.
 */
record UnstartedStream(DataSource database) {

    /** Whether this is the stream's, no process has the stream's role now, and none has ever owned it. */
    boolean is(String subscription, Role role) throws SQLException {
        if (role != Role.STREAM) {
            return false;
        }
        try (var connection = database.getConnection()) {
            return OwnershipLocks.members(connection, role) == 0 && !OwnershipLocks.wasOwned(connection, subscription);
        }
    }
}
