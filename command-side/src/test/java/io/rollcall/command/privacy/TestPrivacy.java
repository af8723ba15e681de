// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.privacy;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Keys and identifiers over a test database. */
public record TestPrivacy(KeyRing ring, Keys keys, Identifiers identifiers, KeyRenewal renewal) {

    public static TestPrivacy over(DataSource source, Path keyRing) {
        var jdbc = JdbcClient.create(source);
        var ring = KeyRing.at(keyRing, true);
        var transaction = new TransactionTemplate(new JdbcTransactionManager(source));
        var keys = new SubjectKeys(jdbc, transaction, ring, 16);
        var identifiers = new Identifiers(jdbc, transaction, ring, keys);
        return new TestPrivacy(ring, keys, identifiers, new KeyRenewal(ring, keys, identifiers, jdbc, transaction));
    }
}
