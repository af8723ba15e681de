// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.stream;

import io.rollcall.operator.job.JobContext;
import io.rollcall.operator.job.JobKind;
import io.rollcall.operator.operation.OperationEnd;
import io.rollcall.projection.stream.StreamRefused;
import io.rollcall.projection.stream.StreamRestart;

/** Has the stream go on after its log was put back to an earlier time. Done twice, it is done once. */
final class RestartJob implements JobKind {

    static final String KIND = "stream-restart";
    static final String STREAM = "stream";

    private final StreamRestart restart;

    RestartJob(StreamRestart restart) {
        this.restart = restart;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String lane() {
        return KIND;
    }

    @Override
    public OperationEnd run(JobContext job) {
        try {
            return restart.restart()
                    ? OperationEnd.applied("The stream is told once more from the beginning, by another source.")
                    : OperationEnd.nothingToDo("What the stream has told is of this log.");
        } catch (StreamRefused e) {
            return OperationEnd.refused(String.valueOf(e.getMessage()));
        }
    }
}
