// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.audit;

import io.rollcall.log.append.Head;
import io.rollcall.log.subscription.LogHistory;
import io.rollcall.log.tail.LogReader;
import io.rollcall.operator.access.Problem;
import io.rollcall.operator.job.JobContext;
import io.rollcall.operator.job.JobKind;
import io.rollcall.operator.operation.OperationEnd;
import io.rollcall.operator.proof.CheckpointTable;
import io.rollcall.operator.proof.LogKeys;
import io.rollcall.operator.proof.ProofProperties;
import io.rollcall.operator.proof.TileTable;
import io.rollcall.operator.proof.TreeState;
import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.note.NoteVerifier;
import io.rollcall.proof.tree.TiledTree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the bytes of events again, and holds them to the tree, the tree to itself, and both to every checkpoint that is
 * kept or was given. Tells where the first thing is that is not as it was sealed.
 */
final class VerifyJob implements JobKind {

    static final String KIND = "audit";
    static final String LOG = "log";

    /** Between two checkpoints of the job. */
    private static final int CHUNKS = 16;

    private final LogReader log;
    private final LogHistory history;
    private final TileTable tiles;
    private final CheckpointTable checkpoints;
    private final LogKeys keys;
    private final ProofProperties properties;

    VerifyJob(
            LogReader log,
            LogHistory history,
            TileTable tiles,
            CheckpointTable checkpoints,
            LogKeys keys,
            ProofProperties properties) {
        this.log = log;
        this.history = history;
        this.tiles = tiles;
        this.checkpoints = checkpoints;
        this.keys = keys;
        this.properties = properties;
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
        var state =
                job.checkpoint().map(VerifyState::read).orElseGet(() -> begin(VerifyRequest.read(job.parameters())));
        if (state.from() > 1 && state.from() > Math.max(state.head(), state.sealed())) {
            return OperationEnd.refused("The log ends at position %d.".formatted(state.head()));
        }
        var findings = new Findings(state.findings(), state.number());
        var tree = tiles.state();
        checkEvents(job, tree, state, findings);
        new TileAudit(tiles, state.sealed(), findings).checkUpper();
        var signed = new CheckpointAudit(tiles, tree.origin(properties.origin()), history::head, findings);
        checkSigned(signed, tree, VerifyRequest.read(job.parameters()));
        return end(job, tree, state, findings, signed.checked());
    }

    private VerifyState begin(VerifyRequest asked) {
        var sealed = tiles.state().size(); // before the head, which goes on
        var head = history.head();
        var from = asked.from() == null ? 1 : asked.from();
        var to = Math.min(asked.to() == null ? head : asked.to(), head);
        var before = from == 1
                ? Head.START
                : log.storedAt(List.of(from - 1)).stream()
                        .map(Head::after)
                        .findFirst()
                        .orElse(null);
        return new VerifyState(from, to, head, sealed, from - 1, before, List.of(), 0);
    }

    private void checkEvents(JobContext job, TreeState tree, VerifyState state, Findings findings) {
        var events = new EventAudit(log, tiles, tree.incarnation(), state.sealed(), findings, state.before());
        var chunks = 0;
        var all = state.to() - state.from() + 1;
        job.progress(state.position() - state.from() + 1, all);
        for (var position = state.position(); position < state.to(); ) {
            job.goOn();
            position = events.check(position + 1, state.to());
            job.progress(position - state.from() + 1, all);
            if (++chunks % CHUNKS == 0) {
                job.checkpoint(state.at(position, events.before(), findings).written());
            }
        }
    }

    private void checkSigned(CheckpointAudit signed, TreeState tree, VerifyRequest asked) {
        var ours = keys.believed(tree.origin(properties.origin()));
        signed.checkKept(checkpoints, ours);
        if (asked.checkpoint() != null) {
            signed.checkGiven(asked.checkpoint(), asked.keys().isEmpty() ? ours : parsed(asked.keys()));
        }
    }

    /** @throws Problem 400 where one is none */
    static List<NoteVerifier> parsed(List<String> keys) {
        var parsed = new ArrayList<NoteVerifier>();
        for (var key : keys) {
            try {
                parsed.add(NoteVerifier.parse(key));
            } catch (ProofRefused e) {
                throw Problem.badRequest("A key of 'keys': " + e.getMessage() + ".");
            }
        }
        return parsed;
    }

    private OperationEnd end(JobContext job, TreeState tree, VerifyState state, Findings findings, int checkpoints) {
        if (state.sealed() > state.head()) {
            findings.add(AuditFinding.at(
                    state.head() + 1,
                    "The tree has %d leaves, and the log ends at position %d: its end was cut."
                            .formatted(state.sealed(), state.head())));
        }
        if (!tiles.incarnation().equals(tree.incarnation())) {
            findings.add(AuditFinding.at(1, "The log calls itself otherwise than when it was sealed."));
        }
        job.result(new Verdict(
                findings.number() == 0,
                findings.first().orElse(null),
                findings.kept(),
                findings.number(),
                tree.origin(properties.origin()),
                state.from(),
                state.to(),
                state.head(),
                state.sealed(),
                root(state.sealed()),
                checkpoints));
        return OperationEnd.applied(findings.first().map(VerifyJob::told).orElseGet(() -> sound(state, checkpoints)))
                .at(state.to());
    }

    private @Nullable String root(long size) {
        try {
            return new TiledTree(size, tiles).root().base64();
        } catch (ProofRefused e) {
            return null; // is among the findings
        }
    }

    private static String told(AuditFinding first) {
        var where = first.position() == first.to()
                ? "Position " + first.position()
                : "Positions " + first.position() + " to " + first.to();
        return where + ": " + first.what();
    }

    private static String sound(VerifyState state, int checkpoints) {
        return "Positions %d to %d are as they were sealed (up to %d), and %d checkpoints are of this tree."
                .formatted(state.from(), state.to(), state.sealed(), checkpoints);
    }
}
