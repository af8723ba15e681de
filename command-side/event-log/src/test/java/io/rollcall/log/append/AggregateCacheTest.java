// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.append;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.log.append.AggregateCache.Seen;
import java.util.List;
import org.junit.jupiter.api.Test;

class AggregateCacheTest {

    private final AggregateCache cache = new AggregateCache(10);

    @Test
    void whatIsLookedAtIsLoadedOnceAlsoWhereThereIsNone() {
        assertThat(look("a", -1, seen(3))).isEqualTo(3);
        assertThat(look("a", -1, seen(4))).isEqualTo(3);
        assertThat(look("b", -1, new Seen(null, -1))).isEqualTo(-1);
        assertThat(look("b", -1, seen(0))).isEqualTo(-1);
    }

    @Test
    void isLoadedAgainOnceItIsOutOfDate() {
        look("a", -1, seen(3));
        cache.dropOutdated(List.of(new Version("a", 2)));
        assertThat(look("a", -1, seen(4))).isEqualTo(3);
        cache.dropOutdated(List.of(new Version("a", 3)));
        assertThat(look("a", -1, seen(4))).isEqualTo(4);
        assertThat(look("a", 5, seen(5))).isEqualTo(5);
    }

    @Test
    void keepsTheNewerOfWhatSeveralHaveLoaded() {
        assertThat(cache.look("a", -1, () -> {
                            look("a", -1, seen(4));
                            return seen(3);
                        })
                        .version())
                .isEqualTo(4);
    }

    @Test
    void keepsNothingOfTheHistoryBefore() {
        cache.look("a", -1, () -> {
            cache.clear();
            return seen(3);
        });
        assertThat(look("a", -1, seen(0))).isZero();
    }

    private long look(String aggregate, long atLeast, Seen loaded) {
        return cache.look(aggregate, atLeast, () -> loaded).version();
    }

    private static Seen seen(long version) {
        return new Seen(new Object(), version);
    }
}
