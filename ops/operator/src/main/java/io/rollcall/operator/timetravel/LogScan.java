// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.timetravel;

import io.rollcall.log.append.LogUnavailable;
import io.rollcall.log.tail.LogReader;
import io.rollcall.operator.access.Problem;
import io.rollcall.projection.shared.DocumentFold;
import io.rollcall.projection.shared.WrittenByNewerVersion;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Reads the log itself for a fold: page by page, and of each page what may concern it. */
@Component
@ConditionalOnBooleanProperty("rollcall.ops.enabled")
final class LogScan {

    private static final int PAGE = 1000;

    private final LogReader log;
    private final LogForms forms;

    LogScan(LogReader log, LogForms forms) {
        this.log = log;
        this.forms = forms;
    }

    /**
     * Folds all behind one position and up to another.
     *
     * @throws WrittenByNewerVersion as {@link DocumentFold#handle}
     * @throws Problem 503 where the log was restored meanwhile
     * @throws LogUnavailable where the log cannot be read
     */
    void after(long after, long upTo, DocumentFold<?, ?> fold, Progress progress) {
        for (var read = after; read < upTo; ) {
            var page = log.storedAfter(read, (int) Math.min(PAGE, upTo - read));
            if (page.isEmpty()) {
                throw Problem.unavailable("The log has become shorter meanwhile: it was restored. Ask again.");
            }
            var concerning =
                    page.stream().filter(event -> forms.mayConcern(event, fold)).toList();
            log.decode(concerning).forEach(events -> events.forEach(fold::handle));
            read = page.getLast().position();
            progress.read(page.size());
            progress.reached(read);
        }
    }
}
