// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.util.Objects;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The database that the read models lie in: the one that the connection string names, or {@code rollcall}. */
@Configuration(proxyBeanMethods = false)
class ReadModelConfiguration {

    @Bean
    MongoDatabase readModelDatabase(MongoClient client, MongoConnectionDetails connection) {
        var named = connection.getConnectionString().getDatabase();
        return client.getDatabase(Objects.requireNonNullElse(named, "rollcall"));
    }
}
