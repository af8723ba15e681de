// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.history;

import io.rollcall.command.history.Erasures.Erased;
import io.rollcall.command.verification.Numbers;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.Checkpoint;
import io.rollcall.contracts.verification.NumberId;
import io.rollcall.log.tail.LogReader;
import io.rollcall.privacy.EndedKeys;
import io.rollcall.privacy.Identifiers;
import io.rollcall.privacy.KeyDestroyed;
import io.rollcall.privacy.KeyLost;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Destroys again the keys of erased subjects that are there again, as after an older table of keys was restored under a
 * newer log. The table says itself up to where it is in order, so that a start looks only at what was erased since.
 */
final class RevivedKeys {

    private static final Logger LOG = LoggerFactory.getLogger(RevivedKeys.class);

    private static final int PAGE = 500;

    private final Erasures erasures;
    private final LogReader log;
    private final EndedKeys ended;
    private final Identifiers identifiers;
    private final Numbers numbers;

    RevivedKeys(Erasures erasures, LogReader log, EndedKeys ended, Identifiers identifiers, Numbers numbers) {
        this.erasures = erasures;
        this.log = log;
        this.ended = ended;
        this.identifiers = identifiers;
        this.numbers = numbers;
    }

    /** Looks through what was erased since the place that the table has reached; how much was there again. */
    long clear() {
        var from = ended.reached().filter(log::holds).map(Checkpoint::position).orElse(0L);
        var reached = from;
        var isInOrder = true;
        var revived = 0L;
        List<Erased> page;
        for (var at = from;
                !(page = erasures.after(at, PAGE)).isEmpty();
                at = page.getLast().position()) {
            revived += end(page.stream().filter(Erased::settled).toList());
            for (var erased : page) {
                isInOrder &= erased.settled();
                reached = isInOrder ? erased.position() : reached;
            }
        }
        if (reached > from) {
            log.checkpointAt(reached).ifPresent(ended::reach);
        }
        tell(revived);
        return revived;
    }

    private void tell(long revived) {
        if (revived > 0) {
            LOG.warn("{} keys or ids of erased subjects were there again, and are destroyed again", revived);
            ended.tell(revived);
        }
    }

    private long end(List<Erased> erased) {
        var keys = erased.stream().flatMap(it -> it.keys().stream()).toList();
        var gone = erased.stream()
                .filter(it -> it.next() == null && it.identifier() != null)
                .map(it -> Objects.requireNonNull(it.identifier()))
                .toList();
        var moved = move(erased.stream().filter(it -> it.next() != null).toList());
        return moved + identifiers.forgetAll(gone).size() + ended.end(keys);
    }

    /** Before its old key ends: the value itself is under that. */
    private long move(List<Erased> released) {
        var keys = released.stream().flatMap(it -> it.keys().stream()).toList();
        var ids = released.stream()
                .map(it -> Objects.requireNonNull(it.identifier()))
                .toList();
        var old = identifiers.under(keys, ids);
        released.stream()
                .filter(it -> old.contains(it.identifier()))
                .forEach(it -> move(Objects.requireNonNull(it.identifier()), Objects.requireNonNull(it.next())));
        return old.size();
    }

    /** A table that lacks the number's present key cannot have the number either. */
    private void move(UUID number, KeyId next) {
        try {
            numbers.rekey(new NumberId(number), next);
        } catch (KeyLost | KeyDestroyed e) {
            identifiers.forgetAll(List.of(number));
        }
    }
}
