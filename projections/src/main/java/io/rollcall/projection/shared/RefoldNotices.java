// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tells every process that documents of a read model were made once more, in PostgreSQL: its owner forgets what it has
 * in memory of them. Each process looks four times a second.
 */
final class RefoldNotices {

    private final JdbcClient jdbc;

    RefoldNotices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** It has happened once more. */
    void tell(String readModel) {
        jdbc.sql("insert into read_model_refolds as r (read_model) values (?)"
                        + " on conflict (read_model) do update set number = r.number + 1")
                .param(readModel)
                .update();
    }

    /** How often it has happened, by the names of those read models in which it ever did. */
    Map<String, Long> told() {
        return jdbc
                .sql("select read_model, number from read_model_refolds")
                .query((row, n) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
