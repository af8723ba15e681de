// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

// #13
class FairQueueTest {

    private final FairQueue<String> turns = new FairQueue<>(6);

    @Test
    void linesTakeTurnsHoweverLongTheyAre() {
        for (var i = 1; i <= 4; i++) {
            turns.add("flood", "flood " + i);
        }
        turns.add("ada", "ada 1");
        turns.add("bob", "bob 1");
        assertThat(all()).containsExactly("flood 1", "ada 1", "bob 1", "flood 2", "flood 3", "flood 4");
    }

    @Test
    void whatHasNoRoomDropsTheLastOfTheLongestLine() {
        for (var i = 1; i <= 6; i++) {
            turns.add("flood", "flood " + i);
        }
        assertThat(turns.add("flood", "flood 7")).contains("flood 7");
        assertThat(turns.add("ada", "ada 1")).contains("flood 6");
        assertThat(turns.add("bob", "bob 1")).contains("flood 5");
        assertThat(all()).containsExactly("flood 1", "ada 1", "bob 1", "flood 2", "flood 3", "flood 4");
    }

    @Test
    void aNewcomerOfALineAsLongAsAnyGoesItself() {
        for (var i = 1; i <= 6; i++) {
            turns.add("client " + i, "first of " + i);
        }
        assertThat(turns.add("client 7", "first of 7")).contains("first of 7");
        assertThat(all()).hasSize(6);
    }

    @Test
    void nobodyIsNext() {
        assertThat(turns.next()).isEmpty();
        turns.add("ada", "ada 1");
        assertThat(turns.next()).contains("ada 1");
        assertThat(turns.next()).isEmpty();
    }

    private List<String> all() {
        var all = new ArrayList<String>();
        for (var next = turns.next(); next.isPresent(); next = turns.next()) {
            next.ifPresent(all::add);
        }
        return all;
    }

    /** So that nothing is kept of former callers. */
    @Test
    void anEmptyLineIsNoLine() {
        for (var i = 0; i < 100; i++) {
            turns.add("client " + i, "only");
            assertThat(turns.next()).isEqualTo(Optional.of("only"));
        }
        turns.add("last", "only");
        assertThat(all()).containsExactly("only");
    }
}
