// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.rollcall.embedded.testing.SmppSimulator;
import io.rollcall.server.StreamNames;
import io.rollcall.server.StreamedEvents;
import io.rollcall.server.StreamedEvents.Streamed;
import io.rollcall.server.packaged.Lives.Life;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One of two processes stands still (SIGSTOP) in the middle of its work, and goes on later; then the other one does. So
 * each read model, the stream and each policy has an owner that stood still.
 */
@Tag("processes")
class StalledOwnerIT {

    private static final String ALL = "web,projection,stream,policy";
    private static final Duration MEASURED = Duration.ofSeconds(3);

    /** What an owner may hand to a gateway at once: what it had just given away when it stood still, it cannot know. */
    private static final int AT_ONCE = 10;

    @TempDir
    Path folder;

    private final GreenMail mails = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final SmppSimulator gateway = SmppSimulator.start();
    private SharedParts parts;
    private Connection database;
    private PackagedServer one;
    private PackagedServer other;

    @BeforeEach
    void start() throws Exception {
        mails.start();
        parts = new SharedParts(folder);
        database = parts.connect();
        one = start("one");
        other = start("other");
        one.ready();
        other.ready();
        Owners.await(database, owners -> owners.areShared("one", "other"));
    }

    private PackagedServer start(String name) throws Exception {
        return parts.start(
                name,
                ALL,
                "--rollcall.limits.mode=record",
                "--rollcall.credential.password-memory=1MB",
                "--rollcall.sms.smpp.host=127.0.0.1",
                "--rollcall.sms.smpp.port=" + gateway.port(),
                "--rollcall.sms.smpp.system-id=" + SmppSimulator.SYSTEM_ID,
                "--rollcall.sms.smpp.password=" + SmppSimulator.PASSWORD,
                "--rollcall.sms.smpp.source=Rollcall",
                "--rollcall.sms.smpp.per-second=500",
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + mails.getSmtp().getPort());
    }

    @AfterEach
    void stop() throws SQLException {
        one.close();
        other.close();
        database.close();
        parts.close();
        gateway.close();
        mails.stop();
    }

    @Test
    void whatAProcessOwnedThatStandsStillIsOwnedByAnotherSoonAndItsLateWritesChangeNothing() throws Exception {
        var lives = new ArrayList<Life>();
        lives.addAll(whileFrozen("one", one, "other", other));
        lives.addAll(whileFrozen("other", other, "one", one));
        for (var life : lives) {
            life.assertAsItWasLeft(one, database);
            life.assertAsItWasLeft(other, database);
        }
        assertStreamed(lives);
        assertCodesSentOnce(lives);
        assertMailedOnce(lives);
    }

    /** The users that lived meanwhile. */
    private List<Life> whileFrozen(String name, PackagedServer frozen, String leftName, PackagedServer left)
            throws Exception {
        var writes = Writes.at(left);
        try (var lives = Lives.at(left)) {
            lives.await(1);
            var before = writes.perSecond(MEASURED);
            var begun = System.nanoTime();
            frozen.freeze();
            var during = writes.perSecond(MEASURED);
            Owners.await(database, owners -> owners.areOnly(leftName));
            var took = Duration.ofNanos(System.nanoTime() - begun);
            var after = writes.perSecond(MEASURED);
            lives.await(2);
            frozen.thaw();
            Owners.await(database, owners -> owners.areShared("one", "other"));
            lives.await(1);
            System.out.printf(
                    "%s stands still: its subscriptions are owned by %s after %.1f s; writes/s before %.0f, at once %.0f,"
                            + " once they are owned %.0f, when it has gone on %.0f%n",
                    name, leftName, took.toMillis() / 1000.0, before, during, after, writes.perSecond(MEASURED));
            assertThat(took).isLessThan(Duration.ofSeconds(15));
            assertThat(after).isGreaterThan(before / 5);
            return lives.end();
        }
    }

    /** Of those that have left the ids are destroyed: they are known by their number alone. */
    private void assertStreamed(List<Life> lives) {
        var left = lives.stream().filter(Life::left).count();
        var users = lives.stream()
                .filter(life -> !life.left())
                .map(life -> "user-" + life.userId())
                .toList();
        var events = new StreamedEvents(parts.kafka(), new StreamNames(parts::connect))
                .await(all -> StreamedEvents.areWithoutGap(all)
                        && all.stream()
                                .map(Streamed::key)
                                .collect(Collectors.toSet())
                                .containsAll(users)
                        && all.stream()
                                        .filter(event -> event.event().name().equals("user.account-deleted"))
                                        .count()
                                >= left);
        assertThat(StreamedEvents.areInOrder(events)).isTrue();
    }

    private void assertCodesSentOnce(List<Life> lives) {
        lives.forEach(life -> gateway.awaitTo(life.phone()));
        assertOnce(gateway.messages().stream()
                .collect(Collectors.groupingBy(message -> message.to() + message.text(), Collectors.counting())));
    }

    private void assertMailedOnce(List<Life> lives) {
        assertThat(mails.waitForIncomingEmail(30_000, lives.size())).isTrue();
        assertThat(Arrays.stream(mails.getReceivedMessages()).map(StalledOwnerIT::to))
                .containsAll(lives.stream().map(Life::email).toList());
        assertOnce(Arrays.stream(mails.getReceivedMessages())
                .collect(Collectors.groupingBy(StalledOwnerIT::id, Collectors.counting())));
    }

    private static String id(MimeMessage mail) {
        return header(mail, "Message-ID");
    }

    private static String to(MimeMessage mail) {
        return header(mail, "To");
    }

    private static String header(MimeMessage mail, String name) {
        try {
            return mail.getHeader(name)[0];
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertOnce(Map<String, Long> times) {
        assertThat(times.values()).allMatch(copies -> copies <= 2);
        assertThat(times.values().stream().filter(copies -> copies > 1)).hasSizeLessThanOrEqualTo(2 * AT_ONCE);
    }
}
