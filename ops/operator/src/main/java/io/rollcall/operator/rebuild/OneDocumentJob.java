// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.rebuild;

import io.rollcall.operator.job.JobContext;
import io.rollcall.operator.job.JobKind;
import io.rollcall.operator.operation.OperationEnd;
import io.rollcall.projection.shared.CannotRefold;
import io.rollcall.projection.shared.Rebuilds;

/** Makes one document of a read model once more, where it is: done twice it is the same. */
final class OneDocumentJob implements JobKind {

    static final String KIND = "rebuild-document";

    private final Rebuilds rebuilds;

    OneDocumentJob(Rebuilds rebuilds) {
        this.rebuilds = rebuilds;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String lane() {
        return "document";
    }

    @Override
    public OperationEnd run(JobContext job) {
        try {
            return rebuilds.rebuildOne(job.target(), job.parameters().path("id").asString())
                    ? OperationEnd.applied("The document is as the log says.")
                    : OperationEnd.refused("The document cannot take one of its events, and is parked.");
        } catch (CannotRefold e) {
            return OperationEnd.refused("Nothing was changed: " + e.getMessage() + ".");
        }
    }
}
