// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.diagnosis;

import io.rollcall.projection.shared.ReadModelStanding;
import io.rollcall.projection.shared.ReadModelStanding.State;
import io.rollcall.projection.shared.ReadStoreStanding;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Read models that are not what the log says, as their collections say of themselves. */
final class ReadStoreChecks {

    private ReadStoreChecks() {}

    /** Not there, or being built anew. */
    record Emptied(ReadStoreStanding store) implements Check {

        @Override
        public Cause cause() {
            return Cause.READ_STORE_EMPTIED;
        }

        @Override
        public List<Finding> look() {
            return among(store, Set.of(State.EMPTY, State.BUILT_ANEW))
                    .map(it -> it.state() == State.EMPTY
                            ? found(it, "has lost all that it had, and nobody has begun to build it anew.", true)
                            : found(it, "is built anew, and has come to position " + it.position() + ".", false))
                    .toList();
        }

        private Finding found(ReadModelStanding standing, String what, boolean isBroken) {
            var sentence = standing.readModel() + " " + what;
            return (isBroken ? Finding.broken(cause(), sentence) : Finding.look(cause(), sentence))
                    .next("rollcall subscriptions " + standing.readModel());
        }
    }

    /** Built from what the log does not hold, or no more. */
    record Ahead(ReadStoreStanding store) implements Check {

        @Override
        public Cause cause() {
            return Cause.READ_STORE_AHEAD;
        }

        @Override
        public List<Finding> look() {
            return among(store, Set.of(State.AHEAD, State.ANOTHER_HISTORY))
                    .map(it -> Finding.broken(
                                    cause(),
                                    it.readModel() + " was built from a history that the log does not"
                                            + " hold" + (it.state() == State.AHEAD ? ": it is ahead" : "")
                                            + ", up to position "
                                            + it.position() + ".")
                            .next("rollcall subscriptions " + it.readModel()))
                    .toList();
        }
    }

    private static Stream<ReadModelStanding> among(ReadStoreStanding store, Set<State> states) {
        return store.look().stream().filter(it -> states.contains(it.state()));
    }
}
