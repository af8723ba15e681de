// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.diagnosis;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.rollcall.log.subscription.Role;
import io.rollcall.operator.diagnosis.Cause;
import io.rollcall.operator.diagnosis.Check;
import io.rollcall.operator.diagnosis.PartCheck;
import io.rollcall.server.ServerProperties;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.bson.Document;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;
import reactor.core.publisher.Mono;

/** The checks of the server's own parts. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("rollcall.ops.enabled")
class ServerDiagnosisConfiguration {

    private static final Duration PATIENCE = Duration.ofMillis(1500);

    @Bean
    Check mongodbCheck(MongoDatabase database) {
        return new PartCheck(
                Cause.MONGODB_AWAY,
                "MongoDB",
                () -> Mono.from(database.runCommand(new Document("ping", 1))).block(PATIENCE));
    }

    /** Asked by processes that write the stream: others need not reach it. */
    @Bean
    @ConditionalOnBooleanProperty(name = "rollcall.stream.enabled", matchIfMissing = true)
    Check kafkaCheck(KafkaAdmin connection, ServerProperties properties) {
        return new PartCheck(
                Cause.KAFKA_AWAY, "Kafka", () -> !properties.roles().contains(Role.STREAM) || answers(connection));
    }

    @Bean
    Check gatewayCheck(DataSource database, Clock clock) {
        return new GatewayCheck(database, clock);
    }

    @Bean
    Check diskCheck(ServerProperties properties) {
        return new DiskCheck(properties.dataDir());
    }

    private static boolean answers(KafkaAdmin connection) throws Exception {
        var settings = new HashMap<>(connection.getConfigurationProperties());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        try (var admin = Admin.create(settings)) {
            admin.describeCluster().clusterId().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        }
    }
}
