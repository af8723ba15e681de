// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.sms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MessageIdsTest {

    @Test
    void anIdIsTheSameInUpperCaseAndWithLeadingZeros() {
        assertThat(MessageIds.normal("000ABC")).isEqualTo(MessageIds.normal("abc"));
        assertThat(MessageIds.normal("0")).isEqualTo("0");
    }

    @Test
    void theSameIdIsLookedForFirst() {
        assertThat(MessageIds.forms("4096")).first().isEqualTo("4096");
    }

    @Test
    void aDecimalIdMayBeOneThatWasGivenInHexadecimal() {
        assertThat(MessageIds.forms("0000065547")).contains(MessageIds.normal("1000B"));
    }

    @Test
    void aHexadecimalIdMayBeOneThatWasGivenInDecimal() {
        assertThat(MessageIds.forms("1000B")).contains("65547");
    }

    @Test
    void anIdThatIsNoNumberIsOnlyItself() {
        assertThat(MessageIds.forms("a1-b2")).containsExactly("a1-b2");
    }
}
