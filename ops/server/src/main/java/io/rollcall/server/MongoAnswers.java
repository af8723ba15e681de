// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Duration;
import org.bson.Document;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Whether the database of the read models answers. It takes the place of Spring Boot's own indicator, which asks what
 * the embedded server does not understand, and logs a stack trace where there is no answer.
 */
@Component("mongoHealthIndicator")
final class MongoAnswers implements ReactiveHealthIndicator {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final MongoDatabase database;

    MongoAnswers(MongoDatabase database) {
        this.database = database;
    }

    @Override
    public Mono<Health> health() {
        return Mono.from(database.runCommand(new Document("ping", 1)))
                .timeout(PATIENCE)
                .map(answer -> Health.up().build())
                .onErrorReturn(Health.down().build());
    }
}
