// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.stream;

import io.rollcall.stream.StreamTopics;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/** Where the stream is written to. */
interface Broker {

    /** The topics that are meant. */
    StreamTopics topics();

    /** Makes the topics that do not exist yet. */
    void createTopics();

    /** The id that the broker has given a topic, which is there: one that was deleted and made again has another. */
    String id(String topic);

    /**
     * A new producer of the one transactional id that a log has for these topics: initialising its transactions fences
     * every earlier one of that log.
     *
     * @param log its incarnation
     */
    Producer<String, byte[]> producer(UUID log);

    /** A new consumer that reads what is committed, without a group. */
    Consumer<String, byte[]> consumer();
}
