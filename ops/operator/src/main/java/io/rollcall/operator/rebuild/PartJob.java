// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.rebuild;

import io.rollcall.operator.job.JobContext;
import io.rollcall.operator.job.JobKind;
import io.rollcall.operator.operation.OperationEnd;
import io.rollcall.projection.shared.CannotRefold;
import io.rollcall.projection.shared.PartRebuilds;
import io.rollcall.projection.shared.PartRebuilds.Made;
import io.rollcall.projection.shared.PartRebuilds.Rebuilt;
import io.rollcall.projection.shared.WrittenByNewerVersion;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes a part of a read model once more, where it is. After a crash it goes on behind the last documents that it has
 * kept, with their numbers; of those that were in work then it does not know which were otherwise before, and says so.
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
        var before = job.checkpoint().map(PartJob::made);
        keep(job, before.orElse(Made.NOTHING));
        var made = rebuilds.rebuild(
                job.target(),
                keys,
                part.after(),
                before.orElse(Made.NOTHING),
                (done, of) -> {
                    job.progress(done, of);
                    job.goOn();
                },
                done -> keep(job, done));
        Thread.sleep(PartRebuilds.HEARD);
        job.result(Map.of(
                "documents", made.documents(),
                "parked", made.parked(),
                "differences", JSON.readTree(made.comparison())));
        return end(made, before.isPresent());
    }

    private static void keep(JobContext job, Made made) {
        job.checkpoint(Map.of(
                "up_to", made.upTo(),
                "documents", made.documents(),
                "parked", made.parked(),
                "differing", made.differing()));
    }

    private static Made made(JsonNode kept) {
        return new Made(
                kept.path("up_to").asString(""),
                kept.path("documents").asInt(0),
                kept.path("parked").asInt(0),
                kept.path("differing").asLong(0));
    }

    private static OperationEnd end(Rebuilt made, boolean wasInterrupted) {
        if (made.parked() > 0) {
            return OperationEnd.refused("%d of %d documents cannot take one of their events, and are parked."
                    .formatted(made.parked(), made.documents()));
        }
        return OperationEnd.applied(
                made.documents() == 0
                        ? "No event concerns such a document, and there is none: 0 documents."
                        : "%d documents are as the log says; %s%d of them were not."
                                .formatted(
                                        made.documents(),
                                        wasInterrupted ? "it was interrupted, and at least " : "",
                                        made.differing()));
    }
}
