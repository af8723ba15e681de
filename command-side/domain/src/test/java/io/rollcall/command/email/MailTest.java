// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.contracts.email.Language;
import io.rollcall.contracts.shared.UserId;
import java.time.Duration;
import java.util.Set;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MailTest {

    private static final UserId ADA = new UserId(7);

    private final MailedCodes codes = new MailedCodes(new SecretKeySpec(new byte[32], "HmacSHA256"));

    @ParameterizedTest
    @EnumSource
    void saysTheCodeAndForHowLongItIsGood(Language language) {
        var mail = Mail.of("ada@example.org", "123456", Duration.ofHours(1), language);
        assertThat(mail.to()).isEqualTo("ada@example.org");
        assertThat(mail.text()).containsOnlyOnce("123456").contains(" 60 ").doesNotContain("%");
        assertThat(mail.subject()).doesNotContain("123456");
    }

    @Test
    void aCodeHasSixDigitsAndNoLeadingZero() {
        var many = IntStream.range(0, 2000)
                .mapToObj(i -> codes.code(ADA, codes.nonce()))
                .toList();
        assertThat(many).allMatch(code -> code.matches("[1-9][0-9]{5}"));
        assertThat(Set.copyOf(many)).hasSizeGreaterThan(1900);
    }

    @Test
    void aCodeIsMadeAgainForItsUserOnly() {
        var nonce = codes.nonce();
        var code = codes.code(ADA, nonce);
        assertThat(codes.isRight(ADA, nonce, code)).isTrue();
        assertThat(codes.isRight(new UserId(8), nonce, code)).isFalse();
        assertThat(codes.isRight(ADA, codes.nonce(), code)).isFalse();
    }

    @Test
    void aMailIsTriedAgainAfterPausesThatGrow() {
        var properties = new EmailProperties(
                "a@b.org",
                Duration.ofHours(1),
                10,
                Duration.ofHours(1),
                10,
                Duration.ofSeconds(2),
                Duration.ofMinutes(2),
                Duration.ofMinutes(30),
                Duration.ofSeconds(1));
        assertThat(IntStream.rangeClosed(1, 8).mapToObj(properties::pauseAfter).map(Duration::toSeconds))
                .containsExactly(2L, 4L, 8L, 16L, 32L, 64L, 120L, 120L);
        assertThat(properties.pauseAfter(1000)).isEqualTo(Duration.ofMinutes(2));
    }
}
