// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded.testing;

public final class TestServers {
    public record Database(String jdbcUrl, String user, String password) {}

    private static io.zonky.test.db.postgres.embedded.EmbeddedPostgres pg;
    private static int n;

    public static synchronized Database newDatabase() {
        try {
            if (pg == null) {
                pg = io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .start();
            }
            String name = "test" + (++n);
            try (var c = pg.getPostgresDatabase().getConnection();
                    var s = c.createStatement()) {
                s.execute("create database " + name);
            }
            return new Database(pg.getJdbcUrl("postgres", name), "postgres", "");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
