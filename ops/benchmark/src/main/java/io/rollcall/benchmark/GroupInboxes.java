// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.rollcall.contracts.group.GroupId;
import io.rollcall.contracts.messaging.GroupMessageEvent.GroupMessageSent;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.Command;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.projection.shared.ReadModels;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.springframework.context.support.GenericApplicationContext;

/**
 * What one message in a group of 1,000 makes the read store do: how many questions and bulks there are for it in each
 * collection, and how many bytes they have, as a mean over a whole page of each inbox.
 */
public final class GroupInboxes {

    private static final int MEMBERS = 1_000;
    private static final int BEFORE = 200;
    private static final int MESSAGES = 50;
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final GroupId GROUP = GroupId.of(1);
    private static final List<UserId> RECEIVERS =
            LongStream.rangeClosed(2, MEMBERS).mapToObj(UserId::of).toList();

    private final MeasuredServer server;
    private final KeyId key;
    private final Asked asked;
    private long number;

    private GroupInboxes(MeasuredServer server, Asked asked) {
        this.server = server;
        this.key = server.keys().take();
        this.asked = asked;
    }

    public static void main(String[] arguments) throws Exception {
        var folder = Files.createTempDirectory("rollcall-benchmark");
        var asked = new Asked();
        try (var server = MeasuredServer.start(folder, "web,projection", GroupInboxes::addRecording, asked)) {
            new GroupInboxes(server, asked).print();
        } finally {
            Benchmark.delete(folder);
        }
        System.exit(0);
    }

    private static void addRecording(GenericApplicationContext context) {
        context.registerBean("recording", Recording.class, Recording::new);
    }

    private void print() {
        send(BEFORE);
        asked.forget();
        send(MESSAGES);
        System.out.printf(
                Locale.ROOT, "For a message in a group of %,d members, whose inboxes hold %d%n", MEMBERS, BEFORE);
        new TreeMap<>(asked.of)
                .forEach((what, sums) -> System.out.printf(
                        Locale.ROOT,
                        "  %-30s %6.2f times  %,10.1f KB%n",
                        what,
                        sums.times.sum() / (double) MESSAGES,
                        sums.bytes.sum() / 1e3 / MESSAGES));
    }

    /** Each is written before the next one is sent. */
    private void send(int messages) {
        var models = server.context().getBean(ReadModels.class);
        for (int sent = 0; sent < messages; sent++) {
            var event = new GroupMessageSent(
                    GROUP, UserId.of(1), ++number, key, RECEIVERS, Instant.EPOCH, "Somebody", "What they say");
            models.await(server.commands().send(new Record(event)).position())
                    .retry()
                    .block(LONG);
        }
    }

    /** Asks for this event, as if a group had decided so. */
    record Record(GroupMessageSent event) implements Command {

        @Override
        public String target() {
            return "group-of-the-benchmark";
        }
    }

    /** Does so. */
    static final class Recording {

        @CommandHandler
        void handle(Record command, EventStore log) {
            var event = command.event();
            log.publish(new GenericDomainEventMessage<>("Group", command.target(), event.number() - 1, event));
        }
    }

    /** What the read store is asked, by collection and command. */
    static final class Asked implements CommandListener {

        private static final List<String> COUNTED = List.of("find", "update");

        private final Map<String, Sums> of = new ConcurrentHashMap<>();

        record Sums(LongAdder times, LongAdder bytes) {}

        void forget() {
            of.clear();
        }

        @Override
        public void commandStarted(CommandStartedEvent event) {
            var name = event.getCommandName();
            if (COUNTED.contains(name)) {
                var collection = event.getCommand().getString(name).getValue();
                var sums =
                        of.computeIfAbsent(collection + " " + name, any -> new Sums(new LongAdder(), new LongAdder()));
                sums.times().increment();
                sums.bytes().add(sizeOf(event.getCommand()));
            }
        }

        private static int sizeOf(BsonDocument command) {
            try (var bytes = new BasicOutputBuffer();
                    var writer = new BsonBinaryWriter(bytes)) {
                new BsonDocumentCodec()
                        .encode(writer, command, EncoderContext.builder().build());
                return bytes.getSize();
            }
        }
    }
}
