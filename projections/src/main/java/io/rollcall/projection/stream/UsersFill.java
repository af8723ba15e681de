// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.stream;

import io.rollcall.projection.stream.UsersTopic.Page;
import io.rollcall.stream.StreamCheckpoint;
import io.rollcall.stream.StreamCheckpoint.Users;
import io.rollcall.stream.StreamFormat;
import io.rollcall.stream.StreamedEvent;
import io.rollcall.stream.StreamedUser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills a topic of users that is younger than the stream, or that a version before has not written meanwhile: first
 * those that are there no more are taken away, then all others are told of. A topic that was made anew is empty.
 */
final class UsersFill implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(UsersFill.class);

    /** Somebody may delete the topic, and a broker make it again by itself. */
    private static final Duration LOOKED_AT = Duration.ofMinutes(1);

    private final Broker broker;
    private final UsersTopic users;
    private @Nullable UsersSweep sweep;
    private boolean isSwept;
    private long lookedAt = System.nanoTime();

    UsersFill(Broker broker, UsersTopic users) {
        this.broker = broker;
        this.users = users;
    }

    /** What there is to go on from, once the topics are there. */
    Users begin(@Nullable Users known) {
        isSwept = false;
        lookedAt = System.nanoTime();
        var topic = broker.id(topic());
        if (known != null && known.topic().equals(topic)) {
            return known;
        }
        LOG.info("Topic {} is filled with the users that are there", topic());
        return Users.none(topic);
    }

    /** What an event changes. */
    Optional<ProducerRecord<String, byte[]>> after(LoggedEvent event, StreamedEvent told) {
        return users.after(event, told).map(this::record);
    }

    ProducerRecord<String, byte[]> record(StreamedUser user) {
        return StreamFormat.write(topic(), user);
    }

    /** The next to be told of, as of this place. */
    Page next(StreamCheckpoint at, Users from) {
        if (from.isComplete()) {
            return new Page(List.of(), look(from));
        }
        var position = at.checkpoint().position();
        if (from.after().isEmpty() && !isSwept) {
            return new Page(users.gone(at.origin(), position, swept()), from);
        }
        var page = users.next(at.origin(), position, from);
        if (page.reached().isComplete()) {
            LOG.info("Topic {} has all users", topic());
        }
        return page;
    }

    private List<String> swept() {
        if (sweep == null) {
            sweep = new UsersSweep(broker.consumer(), topic());
        }
        var found = sweep.isDone() ? List.<String>of() : new ArrayList<>(sweep.next());
        if (sweep.isDone()) {
            close();
            isSwept = true;
        }
        return found;
    }

    /** Whether it is still that topic. */
    private Users look(Users known) {
        if (System.nanoTime() - lookedAt < LOOKED_AT.toNanos()) {
            return known;
        }
        broker.createTopics();
        return begin(known);
    }

    private String topic() {
        return Objects.requireNonNull(broker.topics().users());
    }

    @Override
    public void close() {
        if (sweep != null) {
            try {
                sweep.close();
            } catch (KafkaException e) {
                // it has only read
            }
            sweep = null;
        }
    }
}
