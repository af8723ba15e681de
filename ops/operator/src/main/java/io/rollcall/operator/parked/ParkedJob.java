// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.parked;

import io.rollcall.operator.job.JobContext;
import io.rollcall.operator.job.JobKind;
import io.rollcall.operator.operation.OperationEnd;
import io.rollcall.projection.shared.CannotRefold;
import io.rollcall.projection.shared.ParkedDocument;
import io.rollcall.projection.shared.ParkedRegister;
import io.rollcall.projection.shared.Refolded;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Has parked documents tried again, or go on without the event that has parked them. What is done twice, after a kill
 * between two steps, changes nothing: what is evicted is only what was parked when the job began.
 */
final class ParkedJob implements JobKind {

    static final String RETRY = "retry";
    static final String EVICT = "evict";

    /** Documents that are made from one reading of the log. */
    private static final int TOGETHER = 100;

    private static final int PAGE = 10 * TOGETHER;

    private final String act;
    private final ParkedRegister register;
    private final ParkedNames names;
    private final Clock clock;

    ParkedJob(String act, ParkedRegister register, ParkedNames names, Clock clock) {
        this.act = act;
        this.register = register;
        this.names = names;
        this.clock = clock;
    }

    static String kind(String act) {
        return act + "-parked";
    }

    @Override
    public String kind() {
        return kind(act);
    }

    @Override
    public String lane() {
        return "parked";
    }

    @Override
    public OperationEnd run(JobContext job) {
        var begun = job.checkpoint()
                .map(kept -> Instant.parse(kept.get("begun").asString()))
                .orElseGet(clock::instant);
        job.checkpoint(Map.of("begun", begun.toString()));
        var outcomes = new ArrayList<Refolded>();
        try {
            selected(job).forEach(page -> outcomes.addAll(done(job, wasThere(page, begun), outcomes.size())));
            return end(outcomes);
        } catch (CannotRefold e) {
            return OperationEnd.refused(capitalised(e) + ".");
        }
    }

    /** Pages, each of one read model; one is looked for when the one before is done. */
    private Stream<List<ParkedDocument>> selected(JobContext job) {
        var parameters = job.parameters();
        if (!parameters.has("id")) {
            return ParkedSelection.of(parameters).pages(register, PAGE);
        }
        var position = parameters.get("position").asLong();
        return names.find(parameters.get("id").asString()).filter(parked -> parked.position() == position).stream()
                .map(List::of);
    }

    private static List<ParkedDocument> wasThere(List<ParkedDocument> page, Instant begun) {
        return page.stream()
                .filter(parked -> parked.since() == null || !parked.since().isAfter(begun))
                .toList();
    }

    private List<Refolded> done(JobContext job, List<ParkedDocument> page, int before) {
        var outcomes = new ArrayList<Refolded>();
        for (int from = 0; from < page.size(); from += TOGETHER) {
            job.goOn();
            var part = page.subList(from, Math.min(from + TOGETHER, page.size()));
            outcomes.addAll(refolded(part.getFirst().readModel(), part));
            job.progress(before + outcomes.size(), before + page.size());
        }
        return outcomes;
    }

    private Collection<Refolded> refolded(String readModel, List<ParkedDocument> part) {
        return act.equals(EVICT)
                ? register.evict(
                                readModel,
                                part.stream().collect(Collectors.toMap(ParkedDocument::key, ParkedDocument::position)))
                        .values()
                : register.retry(
                                readModel,
                                part.stream().map(ParkedDocument::key).toList())
                        .values();
    }

    private static OperationEnd end(List<Refolded> outcomes) {
        var whole = outcomes.stream().filter(Refolded.WHOLE::equals).count();
        var again = outcomes.stream().filter(Refolded.PARKED_AGAIN::equals).count();
        if (whole + again == 0) {
            return OperationEnd.nothingToDo("Nothing of that is parked, or it is no more.");
        }
        var why = "%d of %d documents have taken their events; %d are parked.".formatted(whole, whole + again, again);
        return whole == 0 ? OperationEnd.failed(why) : OperationEnd.applied(why);
    }

    private static String capitalised(CannotRefold refusal) {
        var text = Objects.requireNonNull(refusal.getMessage());
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
