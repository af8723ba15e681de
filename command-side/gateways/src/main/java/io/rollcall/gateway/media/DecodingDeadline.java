// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Has a decoder stop once it has taken too long: at the next line that it tells of, or the next bytes that it reads.
 */
final class DecodingDeadline implements IIOReadProgressListener {

    private final long deadline;
    private boolean passed;

    DecodingDeadline(Duration patience) {
        this.deadline = System.nanoTime() + patience.toNanos();
    }

    /** The upload, for a decoder to read from. */
    ImageInputStream input(byte[] upload) {
        return new Input(upload);
    }

    /** Whether a decoder was stopped, whatever it made of that. */
    boolean hasPassed() {
        return passed;
    }

    /** To be asked once the decoder has returned: what it was stopped in would pass for a picture. */
    void check() throws BrokenImage {
        if (passed) {
            throw new BrokenImage("Decoding takes too long");
        }
    }

    /** For a loop of ours. */
    void requireTime() throws BrokenImage {
        if (isPassed()) {
            check();
        }
    }

    @Override
    public void imageProgress(ImageReader source, float percentageDone) {
        if (isPassed()) {
            source.abort();
        }
    }

    private boolean isPassed() {
        passed = passed || System.nanoTime() - deadline >= 0;
        return passed;
    }

    /** Some decoders tell of no lines, but read as they go. */
    private final class Input extends MemoryCacheImageInputStream {

        private static final int LOOK = 16;

        private int reads;

        Input(byte[] upload) {
            super(new ByteArrayInputStream(upload));
        }

        @Override
        public int read() throws IOException {
            look();
            return super.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            look();
            return super.read(into, offset, length);
        }

        private void look() throws BrokenImage {
            if (++reads % LOOK == 0 && isPassed()) {
                throw new BrokenImage("Decoding takes too long");
            }
        }
    }

    @Override
    public void readAborted(ImageReader source) {
        passed = true;
    }

    @Override
    public void sequenceStarted(ImageReader source, int minIndex) {}

    @Override
    public void sequenceComplete(ImageReader source) {}

    @Override
    public void imageStarted(ImageReader source, int imageIndex) {}

    @Override
    public void imageComplete(ImageReader source) {}

    @Override
    public void thumbnailStarted(ImageReader source, int imageIndex, int thumbnailIndex) {}

    @Override
    public void thumbnailProgress(ImageReader source, float percentageDone) {}

    @Override
    public void thumbnailComplete(ImageReader source) {}
}
