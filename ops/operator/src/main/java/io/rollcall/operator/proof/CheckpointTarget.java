// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.proof;

/** A place outside that checkpoints are sent to. */
interface CheckpointTarget extends AutoCloseable {

    /** What it is called in answers: folder, kafka, http, or witness/ and its name. */
    String name();

    /**
     * Sends a checkpoint; twice does no harm. Returns once it is there, within some seconds.
     *
     * @throws Exception where it is not
     */
    void send(CheckpointTable.Kept checkpoint) throws Exception;

    /** Whether it is asked to cosign each checkpoint: the others get it once enough have. */
    default boolean isWitness() {
        return false;
    }

    @Override
    default void close() {}
}
