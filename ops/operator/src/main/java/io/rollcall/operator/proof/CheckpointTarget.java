// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.proof;

/** A place outside that checkpoints are sent to. */
interface CheckpointTarget extends AutoCloseable {

    /** What it is called in answers: folder, kafka or http. */
    String name();

    /**
     * Sends a checkpoint; twice does no harm. Returns once it is there, within some seconds.
     *
     * @throws Exception where it is not
     */
    void send(CheckpointTable.Kept checkpoint) throws Exception;

    @Override
    default void close() {}
}
