// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.embedded.testing.TestServers.Database;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class TestServersTest {

    @Test
    void eachNewDatabaseIsEmptyAndOfItsOwn() throws SQLException {
        var one = TestServers.newDatabase();
        var other = TestServers.newDatabase();
        run(one, "create table t (i int)");
        run(other, "create table t (i int)");
        assertThat(one.jdbcUrl()).isNotEqualTo(other.jdbcUrl());
    }

    @Test
    void containersThatAreDemandedButCannotBeHadFailLoudly() {
        assertThatThrownBy(() -> Choice.containers("containers", () -> false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no Docker engine");
        assertThat(Choice.containers("containers", () -> true)).isTrue();
    }

    @Test
    void withoutADemandADockerEngineDecides() {
        assertThat(Choice.containers("", () -> true)).isTrue();
        assertThat(Choice.containers("", () -> false)).isFalse();
        assertThat(Choice.containers("in-process", () -> true)).isFalse();
        assertThatThrownBy(() -> Choice.containers("contianers", () -> true))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anAddressKeepsItsServerAndOptionsWhenTheDatabaseChanges() {
        assertThat(Addresses.withDatabase("jdbc:postgresql://h:5432/test?ssl=true", "d"))
                .isEqualTo("jdbc:postgresql://h:5432/d?ssl=true");
        assertThat(Addresses.withDatabase("jdbc:postgresql://h:5432", "d")).isEqualTo("jdbc:postgresql://h:5432/d");
        assertThat(Addresses.withDatabase("mongodb://u:p@h:1,i:2/?replicaSet=r", "d"))
                .isEqualTo("mongodb://u:p@h:1,i:2/d?replicaSet=r");
        assertThat(Addresses.withDatabase("mongodb+srv://h", "d")).isEqualTo("mongodb+srv://h/d");
    }

    private static void run(Database database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
