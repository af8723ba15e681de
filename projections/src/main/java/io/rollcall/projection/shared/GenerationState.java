// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a read model's generations, by every process.
 *
 * @param live the number of the one that is read; 1 where the read model was never rebuilt
 * @param beside the number of the other one; {@code null} where there is none, 0 where it is only compared
 * @param last the highest number that was ever given
 * @param run of the rebuild or verification that was begun last
 * @param inPhase for how long the phase has been this one, on PostgreSQL's clock
 * @param done the position of the other one
 * @param goal the position that it has to come to
 * @param compared so much of the comparison with the live one is done, counted as events of the log
 * @param toCompare so much there is to compare in all, about
 * @param rate how much of all that is done in a second while it is worked on; 0 while that is not known
 * @param outcome what became of the run: one of the words below; {@code null} while it is under way
 * @param comparison a JSON object: {@code equal}, {@code old}, {@code new}, {@code differing}, {@code documents}, with
 *     names of fields and no values; {@code null} before there was a comparison
 * @param error what keeps it from getting on: nothing personal; {@code null} where nothing does
 */
public record GenerationState(
        String readModel,
        GenerationPurpose purpose,
        int live,
        @Nullable Integer beside,
        int last,
        GenerationPhase phase,
        boolean paused,
        UUID run,
        Duration inPhase,
        long done,
        long goal,
        long compared,
        long toCompare,
        double rate,
        @Nullable String outcome,
        @Nullable String comparison,
        @Nullable String error) {

    /** It is as the live one, which a verification was about. */
    public static final String EQUAL = "equal";

    /** It is not as the live one. */
    public static final String DIFFERENT = "different";

    /** It is live, or was before it was gone back from. */
    public static final String SWITCHED = "switched";

    /** Documents in it are parked, as {@link #error} tells. */
    public static final String PARKED = "parked";

    /** It did not come as far as the live one, so that it could not take its place. */
    public static final String LATE = "late";

    /** An operator has ended it. */
    public static final String CANCELLED = "cancelled";

    /** So much of {@link #work} is done. */
    public long worked() {
        return done + compared;
    }

    /** All that there is to do, as far as it is known: to come to the goal, and to compare. */
    public long work() {
        return Math.max(done, goal) + Math.max(compared, toCompare);
    }

    /** What follows when the work is done, however fast that was: all processes have to know that it is to be read. */
    public Duration afterWork() {
        if (purpose == GenerationPurpose.VERIFY) {
            return Duration.ZERO;
        }
        var left =
                phase == GenerationPhase.SWITCHING ? GenerationWork.ALL_KNOW.minus(inPhase) : GenerationWork.ALL_KNOW;
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Whether what lies beside is a newer one, whole, that can be gone over to: also where it was gone back from. */
    public boolean canGoForward() {
        return isWhole() && beside != null && beside > live;
    }

    /** Whether what lies beside is an older one, whole, that can be gone back to. */
    public boolean canGoBack() {
        return isWhole() && beside != null && beside < live;
    }

    private boolean isWhole() {
        return phase == GenerationPhase.COMPARED || phase == GenerationPhase.KEPT;
    }

    boolean isAboutToBeRead() {
        return phase == GenerationPhase.SWITCHING;
    }

    /** Whether each change waits for both generations, since one process may read the one, and another the other. */
    boolean isAwaited() {
        return isAboutToBeRead() || phase == GenerationPhase.KEPT && inPhase.compareTo(GenerationWatch.SETTLING) < 0;
    }
}
