// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** Kafka's data folder, made once. */
final class KafkaStorage {

    /** Formatting asks for ports, and keeps none. */
    private static final int ANY_PORT = 9;

    private KafkaStorage() {}

    /** Gives the empty folder its cluster id, which it keeps. */
    static void format(Path data) throws IOException {
        var file = Files.createTempFile(data, "format", ".properties");
        try (var out = Files.newOutputStream(file)) {
            new KafkaSettings(data, new Login("nobody", ""))
                    .on(ANY_PORT, ANY_PORT + 1)
                    .store(out, null);
        }
        var said = new ByteArrayOutputStream();
        var status = StorageTool.execute(
                new String[] {"format", "--cluster-id", Uuid.randomUuid().toString(), "--config", file.toString()},
                new PrintStream(said, true, StandardCharsets.UTF_8));
        Files.delete(file);
        if (status != 0) {
            throw new IOException("Kafka's storage cannot be formatted: " + said.toString(StandardCharsets.UTF_8));
        }
    }
}
