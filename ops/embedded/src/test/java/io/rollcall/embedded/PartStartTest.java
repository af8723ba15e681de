// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class PartStartTest {

    private final List<String> closed = new ArrayList<>();

    @Test
    void partsStartSideBySide() {
        var both = new CountDownLatch(2);
        try (var one = PartStart.begin(() -> startedWith(both, "one"), closed::add);
                var other = PartStart.begin(() -> startedWith(both, "other"), closed::add)) {
            assertThat(List.of(one.part(), other.part())).containsExactly("one", "other");
        }
        assertThat(closed).containsExactly("other", "one");
    }

    @Test
    void aStartThatFailsFailsForWhoeverNeedsThePart() {
        var failure = new IllegalStateException("Port 1 is taken");
        try (var start = PartStart.begin(() -> refused(failure), closed::add)) {
            assertThatThrownBy(start::part).isSameAs(failure);
        }
    }

    @Test
    void aPartThatNobodyHasAskedForIsClosed() {
        PartStart.begin(() -> startedWith(new CountDownLatch(1), "one"), closed::add)
                .close();
        assertThat(closed).containsExactly("one");
    }

    private static String startedWith(CountDownLatch all, String name) {
        all.countDown();
        return Uninterrupted.get(() -> {
            all.await();
            return name;
        });
    }

    private static String refused(RuntimeException failure) {
        throw failure;
    }
}
