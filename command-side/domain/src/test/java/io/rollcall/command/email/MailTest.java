// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.contracts.email.Language;
import io.rollcall.contracts.shared.UserId;
import java.time.Duration;
import java.util.Set;
import java.util.stream.IntStream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MailTest {

    private static final UserId ADA = new UserId(7);

    private static final SecretKey KEY = new SecretKeySpec(new byte[32], "HmacSHA256");

    private final MailedCodes codes = new MailedCodes(KEY);

    @ParameterizedTest
    @EnumSource
    void saysTheCodeAndForHowLongItIsGood(Language language) {
        var letter = new Letter(Letter.Subject.EMAIL_CODE, ADA, "ada@example.org", language, codes.nonce());
        var texts = new LetterTexts(KEY, Duration.ofHours(1), Duration.ofHours(2));
        var mail = texts.mail(letter);
        assertThat(mail.to()).isEqualTo("ada@example.org");
        assertThat(mail.text())
                .containsOnlyOnce(texts.code(letter))
                .contains(" 60 ")
                .doesNotContain("%");
        assertThat(mail.subject()).doesNotContain(texts.code(letter));
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
}
