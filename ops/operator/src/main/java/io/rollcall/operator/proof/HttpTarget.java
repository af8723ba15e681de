// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.proof;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/** An address that takes each checkpoint by POST. Of its answer the status is all that matters. */
final class HttpTarget implements CheckpointTarget {

    static final Duration PATIENCE = Duration.ofSeconds(5);

    private final OutsideAddress address;

    HttpTarget(URI url, Duration patience) {
        this.address = new OutsideAddress(url, patience);
    }

    @Override
    public String name() {
        return "http";
    }

    @Override
    public void send(CheckpointTable.Kept checkpoint) throws IOException, InterruptedException {
        var status = address.post(CheckpointEndpoint.TEXT, checkpoint.note()).statusCode();
        if (status / 100 != 2) {
            throw new IOException("HTTP status " + status);
        }
    }

    @Override
    public void close() {
        address.close();
    }
}
