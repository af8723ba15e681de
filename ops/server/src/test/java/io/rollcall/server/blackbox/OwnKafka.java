// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import io.rollcall.embedded.DataFolder;
import io.rollcall.embedded.KafkaPart;
import io.rollcall.embedded.testing.TestServers;
import io.rollcall.server.KafkaArguments;
import java.util.Map;

/** A Kafka of one test, for the topics of one log, which can be away for a while. */
final class OwnKafka implements AutoCloseable {

    private final DataFolder folder = DataFolder.hold(TestServers.newFolder().resolve("kafka"));
    private KafkaPart kafka = KafkaPart.start(folder, 0);
    private final int port = Integer.parseInt(kafka.bootstrapServers().replaceFirst(".*:", ""));
    private boolean isAway;

    /** Tells a server where it is. */
    String[] arguments() {
        return KafkaArguments.of(kafka.clientProperties());
    }

    /** What its clients need to come in. */
    Map<String, Object> properties() {
        return kafka.clientProperties();
    }

    /** It is away from now on. */
    void stop() {
        kafka.close();
        isAway = true;
    }

    /** It is there where it was; nothing where it is not away. */
    void startAgain() {
        if (isAway) {
            kafka = KafkaPart.start(folder, port);
            isAway = false;
        }
    }

    @Override
    public void close() {
        kafka.close();
        folder.close();
    }
}
