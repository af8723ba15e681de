// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.rebuild;

import io.rollcall.operator.job.JobContext;
import io.rollcall.operator.job.JobKind;
import io.rollcall.operator.operation.OperationEnd;
import io.rollcall.projection.shared.CannotRefold;
import io.rollcall.projection.shared.PartRebuilds;
import io.rollcall.projection.shared.PartRebuilds.Rebuilt;
import io.rollcall.projection.shared.WrittenByNewerVersion;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes a part of a read model once more, where it is: done twice it is the same, so after a crash it begins anew, and
 * compares with what there is by then.
 */
final class PartJob implements JobKind {

    /** One document. */
    static final String DOCUMENT = "rebuild-document";

    /** Those of a user, or from a position on: a version before this one knows nothing of them. */
    static final String PART = "rebuild-part";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String kind;
    private final PartRebuilds rebuilds;
    private final PartDocuments documents;

    PartJob(String kind, PartRebuilds rebuilds, PartDocuments documents) {
        this.kind = kind;
        this.rebuilds = rebuilds;
        this.documents = documents;
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public String lane() {
        return "document";
    }

    @Override
    public OperationEnd run(JobContext job) throws InterruptedException {
        try {
            var part = RebuildPart.in(job.parameters());
            var keys = documents.of(job, part);
            return keys.size() > PartRebuilds.MOST
                    ? OperationEnd.refused(
                            "More than %d documents are concerned: rebuild all of it, beside the live one."
                                    .formatted(PartRebuilds.MOST))
                    : rebuilt(job, part, keys);
        } catch (CannotRefold e) {
            return OperationEnd.refused("It did not get to its end: " + e.getMessage() + ".");
        } catch (WrittenByNewerVersion e) {
            return OperationEnd.refused(e.getMessage() + ".");
        }
    }

    private OperationEnd rebuilt(JobContext job, RebuildPart part, Set<String> keys) throws InterruptedException {
        var made = rebuilds.rebuild(job.target(), keys, part.after(), (done, of) -> {
            job.progress(done, of);
            job.goOn();
        });
        Thread.sleep(PartRebuilds.HEARD);
        job.result(Map.of(
                "documents", made.documents(),
                "parked", made.parked(),
                "differences", JSON.readTree(made.comparison())));
        return end(made);
    }

    private static OperationEnd end(Rebuilt made) {
        if (made.parked() > 0) {
            return OperationEnd.refused("%d of %d documents cannot take one of their events, and are parked."
                    .formatted(made.parked(), made.documents()));
        }
        return OperationEnd.applied(
                made.documents() == 0
                        ? "No event concerns such a document, and there is none: 0 documents."
                        : "%d documents are as the log says; %d of them were not."
                                .formatted(made.documents(), made.differing()));
    }
}
