// SPDX-License-Identifier: Apache-2.0
package io.rollcall.export;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdInputStream;
import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.StrictText;
import io.rollcall.proof.leaf.RecordedEvent;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events as JSON lines, compressed: one after the other, so that it costs memory for one however many they are. */
public final class EventLines implements AutoCloseable {

    /** No event of the log comes near it. */
    private static final int LONGEST_LINE = 16 << 20;

    private static final int LEVEL = 3;
    private static final int BUFFER = 1 << 16;

    private final InputStream lines;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    /** @param compressed is closed with this */
    public EventLines(InputStream compressed) throws IOException {
        this.lines = new BufferedInputStream(new ZstdInputStream(compressed), BUFFER);
    }

    /** One frame of these events: frames one behind the other are a file. */
    public static byte[] compress(List<RecordedEvent> events) {
        var text = new StringBuilder();
        events.forEach(event -> text.append(event.toJson()).append('\n'));
        return Zstd.compress(text.toString().getBytes(StandardCharsets.UTF_8), LEVEL);
    }

    /**
     * The next event; {@code null} behind the last one.
     *
     * @throws ProofRefused where the next line is none, or the file is damaged
     */
    public @Nullable RecordedEvent next() throws IOException, ProofRefused {
        line.reset();
        try {
            for (int c = lines.read(); c != '\n'; c = lines.read()) {
                if (c < 0 && line.size() == 0) {
                    return null;
                }
                if (c < 0 || line.size() == LONGEST_LINE) {
                    throw ProofRefused.malformed("A line of events does not end");
                }
                line.write(c);
            }
        } catch (com.github.luben.zstd.ZstdIOException e) {
            throw ProofRefused.malformed("The events are not compressed as they should be");
        }
        return RecordedEvent.parse(StrictText.utf8(line.toByteArray()));
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
