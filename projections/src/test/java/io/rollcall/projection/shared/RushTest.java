// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RushTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Rush rush = new Rush(0);

    @Test
    void isOnOnceHundredsOfEventsHaveComeInASecondAndForTheNextOne() {
        assertThat(rush.isOn(Rush.MANY - 1, 1)).isFalse();
        assertThat(rush.isOn(1, 2)).isTrue();
        assertThat(rush.isOn(1, SECOND)).isTrue();
        assertThat(rush.isOn(1, 2 * SECOND - 1)).isTrue();
        assertThat(rush.isOn(1, 2 * SECOND)).isFalse();
    }

    @Test
    void isOverAfterARest() {
        assertThat(rush.isOn(Rush.MANY, 1)).isTrue();
        assertThat(rush.isOn(1, 5 * SECOND)).isFalse();
    }
}
