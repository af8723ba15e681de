// SPDX-License-Identifier: Apache-2.0
package io.rollcall.export;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStream;
import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.StrictText;
import io.rollcall.proof.leaf.RecordedEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;

    /** @param compressed is closed with this */
    public EventLines(InputStream compressed) throws IOException {
        this.lines = new ZstdInputStream(compressed);
    }

    /** One frame of these events: frames one behind the other are a file. */
    public static byte[] compress(List<RecordedEvent> events) {
        var text = new StringBuilder();
        events.forEach(event -> text.append(event.toJson()).append('\n'));
        return Zstd.compress(text.toString().getBytes(StandardCharsets.UTF_8), LEVEL);
    }

    /**
     * All events of a file or an answer, which are some thousands.
     *
     * @param compressed is closed
     * @throws ProofRefused where a line is none, or the file is damaged
     */
    public static List<RecordedEvent> read(InputStream compressed) throws IOException, ProofRefused {
        var events = new ArrayList<RecordedEvent>();
        try (var lines = new EventLines(compressed)) {
            for (var event = lines.next(); event != null; event = lines.next()) {
                events.add(event);
            }
        }
        return events;
    }

    /**
     * The next event; {@code null} behind the last one.
     *
     * @throws ProofRefused where the next line is none, or the file is damaged
     */
    public @Nullable RecordedEvent next() throws IOException, ProofRefused {
        line.reset();
        while (at < end || fill()) {
            int stop = at;
            while (stop < end && buffer[stop] != '\n') {
                stop++;
            }
            if (line.size() + stop - at > LONGEST_LINE) {
                throw unended();
            }
            line.write(buffer, at, stop - at);
            at = stop + 1;
            if (stop < end) {
                return RecordedEvent.parse(StrictText.utf8(line.toByteArray()));
            }
        }
        if (line.size() > 0) {
            throw unended();
        }
        return null;
    }

    private boolean fill() throws IOException, ProofRefused {
        try {
            at = 0;
            end = Math.max(0, lines.read(buffer));
            return end > 0;
        } catch (ZstdIOException e) {
            throw ProofRefused.malformed("The events are not compressed as they should be");
        }
    }

    private static ProofRefused unended() {
        return ProofRefused.malformed("A line of events does not end");
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
