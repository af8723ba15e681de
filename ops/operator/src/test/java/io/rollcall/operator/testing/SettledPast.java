// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Makes a log as long as it is the past of policies: whatever its events ask for was done long ago. */
public final class SettledPast {

    private static final List<String> POLICIES = List.of(
            "code-sending",
            "email-code-mailing",
            "account-mailing",
            "login-name-forgetting",
            "number-holding",
            "meeting-erasure",
            "avatar-erasure",
            "group-erasure",
            "leaving");

    private static final String END = " from events, incarnation i order by position desc limit 1";

    private SettledPast() {}

    /**
     * To be called before a process with policies is started on that log; its index for operators counts as made, too.
     */
    public static void settle(Connection log) throws SQLException {
        try (var statement = log.prepareStatement(
                "insert into policy_positions select ?, i.id, position, encode(hash, 'hex')" + END)) {
            for (var policy : POLICIES) {
                statement.setString(1, policy);
                statement.executeUpdate();
            }
        }
        try (var statement = log.createStatement()) {
            statement.executeUpdate("insert into history_index (generation, incarnation, position, hash)"
                    + " select gen_random_uuid(), i.id, position, hash" + END);
        }
    }
}
