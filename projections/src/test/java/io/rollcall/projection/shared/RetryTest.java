// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.rollcall.log.subscription.EventHandlers;
import io.rollcall.log.subscription.PastEvents;
import io.rollcall.log.subscription.StandingOrders;
import io.rollcall.projection.shared.Note.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Parked documents are tried again, or go on without an event, while their read model is followed. */
class RetryTest {

    private static final String NOTES = Notes.NAME;

    /** The owner, in which every line "poison" fails, and what readers ask. */
    private final Notes owner = new Notes();

    /** A process that owns nothing: as the owner, and with its fault mended. */
    private final Notes other = owner.elsewhere();

    private final ParkedRegister register = register(other, new Note.Projection(other.model), owner.log);
    private final ParkedRegister mended = register(other, new MendedProjection(other.model), owner.log);

    @BeforeEach
    void park() {
        owner.write("a", "one");
        owner.write("a", "poison");
        owner.write("a", "three");
        owner.write("b", "well");
        assertThatThrownBy(owner.delivery::run).isInstanceOf(CannotFold.class);
        owner.delivery.run();
    }

    @Test
    void whatIsParkedIsToldWithWhatItFailedOf() {
        var parked = register.in(NOTES);

        assertThat(parked).hasSize(1);
        var one = parked.getFirst();
        assertThat(one.key()).isEqualTo("a");
        assertThat(one.position()).isEqualTo(2);
        assertThat(one.event()).isEqualTo("note.written");
        assertThat(one.later()).isEqualTo(1);
        assertThat(one.attempts()).isEqualTo(2);
        assertThat(one.since()).isEqualTo(MemoryMongo.PARKED_AT);
        assertThat(one.trace()).anyMatch(frame -> frame.contains("Note$Projection.fold"));
        assertThat(one.toString()).doesNotContain("secret");
        assertThat(register.find(NOTES, "a")).contains(one);
        assertThat(register.find(NOTES, "b")).isEmpty();
        assertThat(register.find("nothing", "a")).isEmpty();
        assertThat(register.readModels()).containsExactly(NOTES);
    }

    @Test
    void aRetryTakesTheEventAndAllLaterOnesInTheirOrder() {
        assertThat(mended.retry(NOTES, List.of("a"))).isEqualTo(Map.of("a", Refolded.WHOLE));

        assertThat(owner.text("a")).isEqualTo("one poison three");
        assertThat(mended.in(NOTES)).isEmpty();
        assertThat(document("a")).isEqualTo(expected("a"));
        owner.write("a", "four");
        deliver();
        assertThat(owner.text("a")).isEqualTo("one poison three four");
    }

    /** However long the log is before it. */
    @Test
    void aRetryReadsTheLogFromTheEventThatHasParkedTheDocumentOn() {
        var read = new ArrayList<Long>();
        PastEvents watched = (position, most) -> {
            read.add(position);
            return owner.log.after(position, most);
        };
        register(other, new MendedProjection(other.model), watched).retry(NOTES, List.of("a"));
        assertThat(read).containsExactly(1L);
        assertThat(document("a")).isEqualTo(expected("a"));
    }

    /** Of several each takes what it has not, though the log is read from the first of their events. */
    @Test
    void severalThatAreParkedWithDifferentEventsTakeEachItsOwn() {
        owner.write("b", "poison");
        owner.write("a", "more");
        owner.write("b", "end");
        deliverTwice();
        mended.retry(NOTES, List.of("b", "a"));
        assertThat(owner.text("a")).isEqualTo("one poison three more");
        assertThat(owner.text("b")).isEqualTo("well poison end");
        assertThat(document("a")).isEqualTo(expected("a"));
        assertThat(document("b")).isEqualTo(expected("b"));
    }

    /** What an earlier version has written, or nobody knows: then the log alone says what it is. */
    @Test
    void whatIsNotSurelyWhatItWasIsMadeFromTheBeginning() {
        var collection = other.model.store();
        var stored = new Document(collection.load(List.of("a")).get("a"));
        var foreign = new Document(stored).append("log", 12345L).append("text", "forged");
        collection.write(List.of(new GuardedWrite(new WriteGuard("a", stored), foreign)));
        mended.retry(NOTES, List.of("a"));
        assertThat(owner.text("a")).isEqualTo("one poison three");
    }

    @Test
    void aRetryThatFailsAgainCountsAndLeavesTheDocumentAsItWas() {
        assertThat(register.retry(NOTES, List.of("a"))).isEqualTo(Map.of("a", Refolded.PARKED_AGAIN));

        assertThat(owner.text("a")).isEqualTo("one");
        var one = register.find(NOTES, "a").orElseThrow();
        assertThat(one.attempts()).isEqualTo(3);
        assertThat(one.position()).isEqualTo(2);
        assertThat(one.later()).isEqualTo(1);
        assertThat(mended.retry(NOTES, List.of("a"))).isEqualTo(Map.of("a", Refolded.WHOLE));
        assertThat(owner.text("a")).isEqualTo("one poison three");
    }

    @Test
    void anEvictionGoesOnWithoutThatEventAndWithAllLaterOnes() {
        assertThat(register.evict(NOTES, Map.of("a", 2L))).isEqualTo(Map.of("a", Refolded.WHOLE));

        assertThat(owner.text("a")).isEqualTo("one three");
        assertThat(register.in(NOTES)).isEmpty();
        owner.write("a", "four");
        deliver();
        owner.delivery.batch(owner.log.after(0)); // once more, all of it
        assertThat(owner.text("a")).isEqualTo("one three four");
    }

    @Test
    void whatWasEvictedStaysOutWhenAnotherEventParksTheDocument() {
        register.evict(NOTES, Map.of("a", 2L));
        owner.write("a", "poison");
        owner.write("a", "six");
        deliverTwice();
        assertThat(register.find(NOTES, "a").orElseThrow().without()).containsExactly(2L);
        assertThat(mended.retry(NOTES, List.of("a"))).isEqualTo(Map.of("a", Refolded.WHOLE));

        assertThat(owner.text("a")).isEqualTo("one three poison six");
    }

    @Test
    void anEvictionOfTheFirstOfTwoLeavesItParkedWithTheSecond() {
        owner.write("a", "poison");
        deliver();
        assertThat(register.evict(NOTES, Map.of("a", 2L))).isEqualTo(Map.of("a", Refolded.PARKED_AGAIN));

        assertThat(owner.text("a")).isEqualTo("one three");
        var second = register.find(NOTES, "a").orElseThrow();
        assertThat(second.position()).isEqualTo(5);
        assertThat(second.attempts()).isEqualTo(1);
        assertThat(register.evict(NOTES, Map.of("a", 2L))).isEqualTo(Map.of("a", Refolded.NOT_PARKED));
        assertThat(register.evict(NOTES, Map.of("a", 5L))).isEqualTo(Map.of("a", Refolded.WHOLE));
        assertThat(owner.text("a")).isEqualTo("one three");
    }

    /** The owner passes over an event between the look at the log and the write: it is not lost. */
    @Test
    void whatTheOwnerPassesOverMeanwhileIsTakenToo() {
        var once = new AtomicBoolean(true);
        PastEvents meanwhile = (position, most) -> {
            var page = owner.log.after(position, most);
            if (once.getAndSet(false)) {
                owner.write("a", "four");
                deliver();
            }
            return page;
        };
        register(other, new MendedProjection(other.model), meanwhile).retry(NOTES, List.of("a"));

        assertThat(owner.text("a")).isEqualTo("one poison three four");
        assertThat(document("a").get("position")).isEqualTo(5L);
    }

    @Test
    void theOwnerForgetsWhatItHasShownAndKnowsThatNothingIsParked() {
        owner.subscription.concernedBy(Written.class::equals);
        assertThat(owner.text("a")).isEqualTo("one");
        assertThat(owner.model.store().parked().number()).isEqualTo(1);
        mended.retry(NOTES, List.of("a"));

        assertThat(owner.text("a")).isEqualTo("one poison three");
        owner.subscription.extendClaim(NOTES, 0);
        assertThat(owner.model.store().parked().number()).isZero();
        assertThat(other.model.store().parked().number()).isZero();
    }

    @Test
    void manyAreTriedAtOnceAndOneTwiceChangesNothing() {
        for (int page = 0; page < 30; page++) {
            owner.write("p" + page, "poison");
            owner.write("p" + page, "last");
        }
        deliverTwice();
        var keys = register.in(NOTES).stream().map(ParkedDocument::key).toList();
        assertThat(keys).hasSize(31);
        assertThat(mended.retry(NOTES, keys)).hasSize(31).containsValue(Refolded.WHOLE);

        assertThat(owner.text("p29")).isEqualTo("poison last");
        assertThat(mended.retry(NOTES, keys).values()).containsOnly(Refolded.NOT_PARKED);
        assertThat(owner.text("p29")).isEqualTo("poison last");
    }

    @Test
    void theFirstEventEvictedLeavesNothingUntilTheNext() {
        owner.write("c", "poison");
        deliverTwice();
        assertThat(register.evict(NOTES, Map.of("c", 5L))).isEqualTo(Map.of("c", Refolded.WHOLE));

        assertThat(owner.text("c")).isNull();
        owner.write("c", "now");
        deliver();
        assertThat(owner.text("c")).isEqualTo("now");
    }

    @Test
    void whatTheDatabaseRefusesStaysParkedAndIsCounted() {
        owner.write("b", "x".repeat(17 << 20));
        deliver();
        assertThat(mended.find(NOTES, "b").orElseThrow().attempts()).isEqualTo(1);
        assertThat(mended.retry(NOTES, List.of("b"))).isEqualTo(Map.of("b", Refolded.PARKED_AGAIN));

        assertThat(owner.text("b")).isEqualTo("well");
        assertThat(mended.find(NOTES, "b").orElseThrow().attempts()).isEqualTo(2);
        assertThat(mended.evict(NOTES, Map.of("b", 5L))).isEqualTo(Map.of("b", Refolded.WHOLE));
    }

    @Test
    void overAnotherHistoryNothingIsTried() {
        owner.log.cutAfter(2);
        assertThatThrownBy(() -> mended.retry(NOTES, List.of("a"))).isInstanceOf(CannotRefold.class);
        assertThatThrownBy(() -> mended.retry("nothing", List.of("a"))).isInstanceOf(CannotRefold.class);
        assertThat(document("a").containsKey("parked")).isTrue();
    }

    /** Each line of the list is told to the pages that it names: those that were not told are. */
    @Test
    void whatADocumentLeadsToIsMadeOnceMoreWithIt() {
        MongoDatabase database = MemoryMongo.database();
        var log = new MemoryLog();
        var model = new ReadModel<>(MemoryMongo.readModels(database), NOTES, new Note.Form());
        var subscription = new ReadModelSubscription(model, log);
        subscription.fetchToken(NOTES, 0);
        log.append("page", new Written("list", "x"), new Written("list", "poison"), new Written("y", "own"));
        log.append("page", new Written("list", "y"), new Written("y", "last"));
        handle(model, log, "poison");
        assertThatThrownBy(() -> subscription.storeToken(log.after(4).getFirst().trackingToken(), NOTES, 0))
                .isInstanceOf(CannotFold.class);
        handle(model, log, "poison");
        subscription.storeToken(log.after(4).getFirst().trackingToken(), NOTES, 0);
        assertThat(text(model, "y")).isEqualTo("own last");
        subscription.handledBy(event -> lead(model, (Written) event.getPayload(), event.trackingToken(), "none"));
        var result =
                new Refold<>(model, subscription, log, Set.of(), RefoldScope.PARKED).run(Map.of("list", Refold.NONE));

        assertThat(result).isEqualTo(Map.of("list", Refolded.WHOLE));
        assertThat(text(model, "list")).isEqualTo("x poison y");
        assertThat(text(model, "x")).isEqualTo("x poison y");
        assertThat(text(model, "poison")).isEqualTo("poison y");
        assertThat(text(model, "y")).isEqualTo("own y last");
    }

    private static void handle(ReadModel<String, Note> model, MemoryLog log, String poison) {
        log.after(0).forEach(event -> lead(model, (Written) event.getPayload(), event.trackingToken(), poison));
    }

    private static void lead(
            ReadModel<String, Note> model,
            Written event,
            org.axonframework.eventhandling.TrackingToken at,
            String poison) {
        if ("list".equals(event.page())) {
            var leading =
                    Notes.leading(event.page(), note -> List.of(note.text().split(" ")), (before, line) -> {
                        return before == null
                                ? new Note("", line.line())
                                : new Note("", before.text() + " " + line.line());
                    });
            model.change(
                    at,
                    event,
                    new Effect<>(
                            "list",
                            1,
                            (before, line) -> {
                                if (poison.equals(line.line())) {
                                    throw new IllegalArgumentException("secret");
                                }
                                return leading.fold().apply(before, line);
                            },
                            leading.onward()));
        } else {
            model.change(event.page(), at, event, Note::after);
        }
    }

    private static @Nullable String text(ReadModel<String, Note> model, String page) {
        return model.find(page, 0).map(Note::text).block();
    }

    private void deliver() {
        owner.delivery.batch(owner.log.after(owner.subscription.position()));
    }

    private void deliverTwice() {
        assertThatThrownBy(this::deliver).isInstanceOf(CannotFold.class);
        deliver();
    }

    /** Without the mark of having been made once more, which is another one each time. */
    private Document document(String page) {
        var document = owner.stored().stream()
                .filter(found -> page.equals(found.get("_id")))
                .findFirst()
                .orElseThrow();
        document.remove("refolded");
        return document;
    }

    /** What a mended process makes of the log from its beginning. */
    private Document expected(String page) {
        var anew = owner.anew();
        new EventDelivery(new MendedProjection(anew.model), anew.subscription, anew.log).run();
        return anew.stored().stream()
                .filter(found -> page.equals(found.get("_id")))
                .findFirst()
                .map(Objects::requireNonNull)
                .orElseThrow();
    }

    static ParkedRegister register(Notes notes, Object projection, PastEvents log) {
        var adapter = new AnnotationEventHandlerAdapter(projection);
        EventHandlers handlers = event -> {
            try {
                adapter.handle(event);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };
        var subscription = new ReadModelSubscription(notes.model, notes.log);
        subscription.handledBy(handlers);
        var beans = new StaticListableBeanFactory(Map.of("subscription", subscription, "log", log));
        return new ParkedRegister(new Refolds(
                beans.getBeanProvider(ReadModelSubscription.class),
                beans.getBeanProvider(PastEvents.class),
                beans.getBeanProvider(StandingOrders.class),
                beans.getBeanProvider(JdbcClient.class)));
    }
}
