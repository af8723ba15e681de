// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.embedded.DataFolder;
import io.rollcall.embedded.DataFolderInUse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

class EmbeddedStartTest {

    @TempDir
    Path folder;

    @Test
    void whatHasBegunEndsWhereTheStartFails() {
        var context = begun(true);
        assertThatThrownBy(() -> DataFolder.hold(data())).isInstanceOf(DataFolderInUse.class);
        context.registerBean("broken", Object.class, () -> {
            throw new IllegalStateException("broken");
        });

        assertThatThrownBy(context::refresh).hasRootCauseMessage("broken");

        assertThat(data().resolve("postgres").resolve("PG_VERSION")).exists();
        assertThat(data().resolve("postgres").resolve("postmaster.pid")).doesNotExist();
        DataFolder.hold(data()).close();
    }

    @Test
    void noFolderIsMadeWhereNothingIsKeptInIt() {
        try (var context = begun(false)) {
            context.refresh();

            assertThat(context.getBeanProvider(EmbeddedParts.class).getIfAvailable())
                    .isNull();
            assertThat(data()).doesNotExist();
        }
    }

    private GenericApplicationContext begun(boolean postgres) {
        var context = new GenericApplicationContext();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.of(
                                "rollcall.data-dir",
                                data().toString(),
                                "rollcall.embedded.postgres.enabled",
                                postgres)));
        new EmbeddedStart().initialize(context);
        return context;
    }

    private Path data() {
        return folder.resolve("data");
    }
}
