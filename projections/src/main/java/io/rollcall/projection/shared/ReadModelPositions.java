// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import io.rollcall.contracts.log.Checkpoint;
import io.rollcall.contracts.log.Checkpointing;
import io.rollcall.contracts.log.Interest;
import io.rollcall.contracts.log.LogFollower;
import io.rollcall.contracts.log.LogHistory;
import io.rollcall.contracts.log.Role;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a read model follow the log. Its position lies in the same collection as its documents, so whatever befalls the
 * one befalls the other; and when the log is not the one it was built from, it is dropped and built anew.
 */
public final class ReadModelPositions extends LogFollower {

    private static final Logger LOG = LoggerFactory.getLogger(ReadModelPositions.class);

    private final ReadModel<?, ?> model;
    private final LogHistory log;
    private final Interest interest;
    private final Checkpointing checkpointing;

    public ReadModelPositions(ReadModel<?, ?> model, LogHistory log) {
        this.model = model;
        this.log = log;
        this.interest = new Interest(log);
        this.checkpointing = new Checkpointing(interest, model.store()::keep);
        model.progress().concernedBy(interest);
    }

    ReadModel<?, ?> model() {
        return model;
    }

    @Override
    public String name() {
        return model.name();
    }

    @Override
    public Role role() {
        return Role.PROJECTION;
    }

    @Override
    public long position() {
        return model.progress().position();
    }

    @Override
    public void concernedBy(Predicate<Class<?>> types) {
        interest.in(types);
    }

    @Override
    protected long resume() {
        model.takeQueued();
        var stored = model.store().storedCheckpoint();
        var position = stored.filter(log::holds).map(Checkpoint::position).orElse(0L);
        if (position == 0) {
            stored.ifPresent(this::warn);
            model.store().drop();
        }
        checkpointing.begin(position);
        model.progress().claimed(position);
        return position;
    }

    @Override
    protected void advance(long position) {
        if (position == 0) { // a processor that was reset
            model.takeQueued();
            model.store().drop();
            checkpointing.begin(0);
            model.progress().reached(0);
        } else {
            var checkpoint = log.checkpointAt(position)
                    .orElseThrow(() -> new IllegalStateException("The log does not reach position " + position));
            var changed = model.flush(position);
            model.progress().reached(position); // readers here need not wait until the position is kept
            if (changed) {
                checkpointing.now(checkpoint);
            } else {
                checkpointing.inTime(checkpoint);
            }
        }
    }

    @Override
    protected void release() {
        checkpointing.settle(); // a start after this stop has nothing to do again
        model.takeQueued();
        model.progress().released();
    }

    private void warn(Checkpoint stored) {
        LOG.warn(
                "{} was built from another history (log {}, position {}): it is dropped and built anew",
                name(),
                stored.incarnation(),
                stored.position());
    }
}
