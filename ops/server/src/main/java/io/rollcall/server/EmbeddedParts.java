// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import static java.util.Objects.requireNonNull;

import io.rollcall.embedded.DataFolder;
import io.rollcall.embedded.KafkaPart;
import io.rollcall.embedded.PartStart;
import io.rollcall.embedded.PostgresPart;
import org.jspecify.annotations.Nullable;

/** The parts inside this process that keep something in its data folder and take seconds to start, side by side. */
final class EmbeddedParts implements AutoCloseable {

    private final DataFolder folder;
    private final @Nullable PartStart<PostgresPart> postgres;
    private final @Nullable PartStart<KafkaPart> kafka;

    private EmbeddedParts(DataFolder folder, ServerProperties.Embedded embedded) {
        this.folder = folder;
        this.postgres = embedded.postgres().enabled()
                ? PartStart.begin(
                        () -> PostgresPart.start(folder, embedded.postgres().port()), PostgresPart::close)
                : null;
        this.kafka = embedded.kafka().enabled()
                ? PartStart.begin(() -> KafkaPart.start(folder, embedded.kafka().port()), KafkaPart::close)
                : null;
    }

    /**
     * Begins to start those that are enabled, and does not wait for them.
     *
     * @throws io.rollcall.embedded.DataFolderInUse if another process holds the data folder
     */
    static EmbeddedParts begin(ServerProperties properties) {
        return new EmbeddedParts(DataFolder.hold(properties.dataDir()), properties.embedded());
    }

    /** Held by this process until closed. */
    DataFolder folder() {
        return folder;
    }

    /** Where enabled: waits for its start, and fails as that has failed. */
    PostgresPart postgres() {
        return requireNonNull(postgres).part();
    }

    /** Where enabled: waits for its start, and fails as that has failed. */
    KafkaPart kafka() {
        return requireNonNull(kafka).part();
    }

    /** Stops what has not been stopped yet, after its start where that still goes on. */
    @Override
    public void close() {
        try (folder) {
            if (kafka != null) {
                kafka.close();
            }
            if (postgres != null) {
                postgres.close();
            }
        }
    }
}
