// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.blacklist;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.contracts.shared.UserId;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BlacklistsTest {

    private static final UserId ADA = new UserId(7);
    private static final UserId GRACE = new UserId(8);
    private static final UserId SENDER = new UserId(9);

    private final TestBlacklists stored = new TestBlacklists();
    private final Blacklists lists = stored.lists();

    @Test
    void knowsThoseOfManyWhoBlockSomebody() {
        stored.blocks(ADA, SENDER).blocks(GRACE, ADA);
        assertThat(lists.blocking(List.of(ADA, GRACE, SENDER), SENDER)).containsExactly(ADA);
        assertThat(lists.blocking(List.of(ADA, GRACE), ADA)).containsExactly(GRACE);
        assertThat(lists.blocking(List.of(), ADA)).isEmpty();
    }

    /** However many members a group has, what it costs to write to it is what has changed since the message before. */
    @Test
    void readsAListAgainOnlyOnceItHasChanged() {
        var many = LongStream.rangeClosed(1, 1000).mapToObj(UserId::new).toList();
        stored.blocks(ADA, SENDER);
        lists.blocking(many, SENDER);
        lists.blocking(many, SENDER);
        assertThat(stored.reads()).isEqualTo(1);
        stored.blocks(ADA, GRACE).blocks(GRACE, SENDER);
        assertThat(lists.blocking(many, SENDER)).containsExactlyInAnyOrder(ADA, GRACE);
        assertThat(stored.reads()).isEqualTo(3);
    }
}
