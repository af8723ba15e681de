// SPDX-License-Identifier: Apache-2.0
package io.rollcall.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.rollcall.http.text.NameSkeleton;
import io.rollcall.privacy.Identifiers.Identifier;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** While keys are renewed, some looks are kept under the one key and some under the other. */
class RenewedLooksTest {

    private static final int NAMES = 100;

    @TempDir
    Path folder;

    private final HikariDataSource source = TestPrivacy.newDatabase();

    @AfterEach
    void stop() {
        source.close();
    }

    @Test
    void ofThoseWhoWantNamesThatLookAlikeAtOnceAllGetOne() throws Exception {
        var privacy = TestPrivacy.over(source, folder.resolve("ring"));
        var done = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var renewals = threads.submit(() -> {
                while (!done.get()) {
                    privacy.renewal().renew();
                }
            });
            try {
                for (int number = 0; number < NAMES; number++) {
                    var name = "name" + number;
                    var alike = Stream.of(name, name + " ", name + "\u200b", "\u2060" + name)
                            .map(form -> CompletableFuture.supplyAsync(() -> allot(privacy, form), threads))
                            .toList();
                    assertThat(alike.stream().map(CompletableFuture::join).map(Identifier::id))
                            .containsOnly(alike.getFirst().join().id());
                }
            } finally {
                done.set(true);
            }
            renewals.get();
        }
    }

    private static Identifier allot(TestPrivacy privacy, String name) {
        SequencedSet<String> spellings = new LinkedHashSet<>(List.of(name));
        return privacy.identifiers().allot("account_name", spellings, NameSkeleton.of(name));
    }
}
