// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.job;

import io.rollcall.operator.operation.OperationEnd;

/** A kind of job that does what the test says. */
record Doing(String kind, Work work) implements JobKind {

    /** What it does. */
    @FunctionalInterface
    interface Work {
        OperationEnd run(JobContext job) throws Exception;
    }

    @Override
    public OperationEnd run(JobContext job) throws Exception {
        return work.run(job);
    }
}
