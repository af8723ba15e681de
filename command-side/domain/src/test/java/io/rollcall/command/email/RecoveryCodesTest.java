// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.contracts.shared.UserId;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

// #13
class RecoveryCodesTest {

    private static final UserId ADA = new UserId(7);
    private static final String NONCE = "0".repeat(32);

    private final RecoveryCodes codes = new RecoveryCodes(new SecretKeySpec(new byte[32], "HmacSHA256"));
    private final String code = codes.code(ADA, NONCE);

    @Test
    void areTenLettersAndDigitsThatNobodyMixesUp() {
        assertThat(code).matches("[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}");
    }

    @Test
    void areOthersForEachNonceAndUser() {
        var made = IntStream.range(0, 1000)
                .mapToObj(i -> codes.code(new UserId(1 + i % 10), "%032x".formatted(i / 10)))
                .collect(Collectors.toSet());
        assertThat(made).hasSize(1000);
        assertThat(RecoveryCodes.nonce()).isNotEqualTo(RecoveryCodes.nonce()).hasSize(32);
    }

    @Test
    void areTakenHoweverTheyAreTyped() {
        assertThat(codes.isRight(ADA, NONCE, code.toLowerCase(Locale.ROOT).replace("-", " ")))
                .isTrue();
        assertThat(codes.isRight(ADA, NONCE, code.replace('0', 'o').replace('1', 'l')))
                .isTrue();
    }

    @Test
    void areWrongOtherwise() {
        assertThat(codes.isRight(ADA, NONCE, "")).isFalse();
        assertThat(codes.isRight(ADA, NONCE, code + "0")).isFalse();
        assertThat(codes.isRight(new UserId(8), NONCE, code)).isFalse();
        assertThat(codes.isRight(ADA, NONCE, code + " ".repeat(1_000_000))).isFalse();
    }
}
