// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MessageTextTest {

    @Test
    void theCodeStandsWhereTheTemplateSays() {
        assertThat(new MessageText("Код {code}, Rollcall").with("12345")).isEqualTo("Код 12345, Rollcall");
    }

    @Test
    void aTemplateWithoutACodeIsRefused() {
        assertThatThrownBy(() -> new MessageText("Your code")).isInstanceOf(SmsRefused.class);
    }

    @Test
    void aTextOfOneSmsIsTakenWithTheLongestCode() {
        assertThat(new MessageText("a".repeat(151) + "{code}").with("1".repeat(9)))
                .hasSize(160);
        assertThat(new MessageText("ж".repeat(61) + "{code}").with("1".repeat(9)))
                .hasSize(70);
    }

    @Test
    void aTextThatMayNotFitIsRefused() {
        assertThatThrownBy(() -> new MessageText("a".repeat(152) + "{code}"))
                .isInstanceOf(SmsRefused.class)
                .hasMessageContaining("160");
        assertThatThrownBy(() -> new MessageText("ж".repeat(62) + "{code}"))
                .isInstanceOf(SmsRefused.class)
                .hasMessageContaining("70");
    }

    @Test
    void isPlainWhereAllGatewaysReadTheSame() {
        assertThat(MessageText.isPlain("Rollcall: your code is 12345")).isTrue();
        assertThat(MessageText.isPlain("Код 12345")).isFalse();
        assertThat(MessageText.isPlain("code@example")).isFalse(); // 0x00 in the GSM alphabet, 0x40 in ASCII
        assertThat(MessageText.isPlain("[12345]")).isFalse();
    }
}
