// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.command.email.EmailProperties;
import io.rollcall.command.email.Letter;
import io.rollcall.command.email.Letter.Subject;
import io.rollcall.command.email.LetterSender.Posted;
import io.rollcall.command.email.LetterTexts;
import io.rollcall.command.email.Mail;
import io.rollcall.contracts.email.EmailCommand.GiveEmailCodeUp;
import io.rollcall.contracts.email.Language;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.gateway.outbox.Outbox;
import io.rollcall.gateway.outbox.OutboxFixture;
import io.rollcall.gateway.outbox.Submission;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock(OutboxFixture.TABLES)
class MailChannelTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String NONCE = "0".repeat(32);
    private static final UserId ADA = new UserId(7);
    private static final EmailProperties PROPERTIES =
            new EmailProperties("a@b.org", HOUR, 2, HOUR, 2, MINUTE, HOUR, HOUR, MINUTE);

    private final OutboxFixture messages = new OutboxFixture();
    private final LinkedBlockingQueue<String> sent = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<GiveEmailCodeUp> givenUp = new LinkedBlockingQueue<>();
    private final LetterTexts texts = texts();
    private Submission answer = new Submission.Accepted(null);
    private final Outbox outbox = messages.owned(MailChannel.of(this::take, texts, givenUp::add, PROPERTIES));

    @AfterEach
    void stop() {
        outbox.stop();
    }

    @Test
    void aCodeIsMadeWhenItsMailIsSent() throws Exception {
        outbox.start();
        post(1, Subject.EMAIL_CODE, NONCE, messages.keys.take());
        var code = texts.code(letter(Subject.EMAIL_CODE, NONCE));
        assertThat(sent.poll(20, TimeUnit.SECONDS))
                .startsWith("mail.1." + NONCE + " ada@example.org Confirm")
                .contains(code);
        assertThat(code).hasSize(6);
    }

    @Test
    void whatTellsOfAChangeIsSentWithoutOne() throws Exception {
        outbox.start();
        post(2, Subject.PASSWORD_CHANGED, null, messages.keys.take());
        assertThat(sent.poll(20, TimeUnit.SECONDS)).startsWith("letter.2.0 ada@example.org Your password");
    }

    @Test
    void aCodeThatIsRefusedIsGivenUpAndNobodyHearsOfAnotherMailThatIs() throws Exception {
        answer = new Submission.Refused("refused");
        post(1, Subject.PASSWORD_CHANGED, null, messages.keys.take());
        post(2, Subject.EMAIL_CODE, NONCE, messages.keys.take());
        outbox.start();
        assertThat(givenUp.poll(20, TimeUnit.SECONDS)).isEqualTo(new GiveEmailCodeUp(ADA, NONCE));
        outbox.stop();
        assertThat(givenUp).isEmpty();
        assertThat(messages.count("sealed is null and next_try_at is null")).isEqualTo(2);
    }

    @Test
    void whoIsErasedGetsNoMail() throws Exception {
        var erased = messages.keys.take();
        post(1, Subject.EMAIL_CODE, NONCE, erased);
        messages.keys.destroy(erased);
        post(2, Subject.PASSWORD_CHANGED, null, messages.keys.take());
        outbox.start();
        assertThat(sent.poll(20, TimeUnit.SECONDS)).startsWith("letter.2.0");
        outbox.stop();
        assertThat(sent).isEmpty();
    }

    private Submission take(Mail mail, String id) {
        sent.add(Stream.of(id, mail.to(), mail.subject(), mail.text())
                .reduce((a, b) -> a + " " + b)
                .orElseThrow());
        return answer;
    }

    private void post(long position, Subject about, @Nullable String nonce, KeyId key) {
        var now = messages.instant();
        outbox.add(MailChannel.entry(
                new Posted(position, 0, key, letter(about, nonce), now, now.plus(HOUR)), PROPERTIES.giveUpAfter()));
    }

    private static Letter letter(Subject about, @Nullable String nonce) {
        return new Letter(about, ADA, "ada@example.org", Language.ENGLISH, nonce);
    }

    private static LetterTexts texts() {
        return new LetterTexts(new SecretKeySpec(new byte[32], "HmacSHA256"), HOUR, HOUR);
    }
}
