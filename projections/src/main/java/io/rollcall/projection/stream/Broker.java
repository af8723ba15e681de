// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.stream;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/** Where the stream is written to. */
interface Broker {

    /** Makes the topics that do not exist yet. */
    void createTopics();

    /** A new producer of the one transactional id: initialising its transactions fences every earlier one. */
    Producer<String, byte[]> producer();

    /** A new consumer that reads what is committed, without a group. */
    Consumer<String, byte[]> consumer();
}
