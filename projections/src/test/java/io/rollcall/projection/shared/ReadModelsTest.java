// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.projection.shared.Note.Ignored;
import io.rollcall.projection.shared.Note.Written;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** A write waits for what concerns it, in whichever process that is written. */
class ReadModelsTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final Notes owner = new Notes();
    private final Notes elsewhere = owner.elsewhere();

    @BeforeEach
    void follow() {
        owner.subscription.concernedBy(Written.class::equals);
        elsewhere.subscription.concernedBy(Written.class::equals);
        owner.subscription.fetchToken(Notes.NAME, 0);
        owner.write("a", "one");
        owner.delivery.batch(owner.log.after(0));
    }

    @Test
    void aWriteDoesNotWaitForAReadModelThatItDoesNotConcern() {
        readModels(elsewhere).await(1).block(LONG); // has looked once
        var ignored = owner.log.append("page-a", new Ignored());
        readModels(owner).await(ignored).block(Duration.ZERO);
        readModels(elsewhere).await(ignored).block(Duration.ZERO);
    }

    @Test
    void aWriteWaitsForAReadModelThatItConcernsAndForWhatWasBeforeIt() {
        owner.write("a", "two");
        var ignored = owner.log.append("page-a", new Ignored());
        for (var notes : new Notes[] {owner, elsewhere}) {
            assertThat(readModels(notes).await(ignored - 1).toFuture()).isNotDone();
            assertThat(readModels(notes).await(ignored).toFuture()).isNotDone();
        }
        var here = readModels(owner).await(ignored).toFuture();
        var there = readModels(elsewhere).await(ignored).toFuture();
        owner.delivery.batch(owner.log.after(1));
        assertThat(here).succeedsWithin(LONG);
        assertThat(there).succeedsWithin(LONG);
    }

    @Test
    void aWriteThatThisProcessHasNotSeenYetIsWaitedFor() {
        assertThat(readModels(elsewhere).await(2).toFuture()).isNotDone();
        assertThat(readModels(owner).await(2).toFuture()).isNotDone();
    }

    private static ReadModels readModels(Notes notes) {
        var beans = new StaticListableBeanFactory();
        beans.addBean("notes", notes.subscription);
        return new ReadModels(beans.getBeanProvider(ReadModelSubscription.class));
    }
}
