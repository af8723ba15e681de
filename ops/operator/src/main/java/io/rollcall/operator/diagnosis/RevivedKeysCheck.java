// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.diagnosis;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keys of erased subjects that were there again in the last week, and were destroyed again. */
final class RevivedKeysCheck implements Check {

    private static final String LATELY = "select coalesce(sum(keys), 0) as keys, max(found_at) as last"
            + " from revived_keys where found_at > now() - interval '7 days'";

    private final JdbcClient database;

    RevivedKeysCheck(DataSource database) {
        this.database = JdbcClient.create(database);
    }

    @Override
    public Cause cause() {
        return Cause.KEYS_REVIVED;
    }

    @Override
    public List<Finding> look() {
        return database.sql(LATELY)
                .query((row, number) -> row.getLong("keys") == 0
                        ? List.<Finding>of()
                        : List.of(Finding.look(
                                        cause(),
                                        row.getLong("keys") + " keys or ids of erased subjects were there again, and"
                                                + " were destroyed again: an older table of keys has been restored.")
                                .since(row.getTimestamp("last").toInstant())))
                .single();
    }
}
