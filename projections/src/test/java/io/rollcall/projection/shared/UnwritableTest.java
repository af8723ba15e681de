// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.rollcall.projection.shared.Note.Written;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database will not take: the one document is parked, and all others go on. */
class UnwritableTest {

    private static final String MEGABYTE = "x".repeat(1 << 20);

    private final MongoDatabase database = MemoryMongo.database();
    private final MemoryLog log = new MemoryLog();
    private ReadModel<String, Note> model = new ReadModel<>(MemoryMongo.readModels(database), "notes", new Note.Form());
    private ReadModelSubscription subscription = new ReadModelSubscription(model, log);

    @Test
    void aDocumentThatOutgrowsWhatTheServerTakesIsParkedWithAllThatFitsAndTheOthersGoOn() {
        follow(RefusingMongo.each(
                database, document -> String.valueOf(document.get("text")).length() > 32, 10334));
        write("b", "before");
        for (int line = 0; line < 20; line++) {
            write("a", "x");
        }
        write("b", "after");
        write("c", "too");
        run();

        assertThat(text("a")).hasSize(31);
        var mark = Objects.requireNonNull(ParkedMark.in(document("a")));
        assertThat(mark.position()).isEqualTo(18);
        assertThat(Objects.requireNonNull(mark.last()).error()).isEqualTo("error 10334");
        assertThat(text("b")).isEqualTo("before after");
        assertThat(text("c")).isEqualTo("too");
        assertThat(subscription.position()).isEqualTo(23);
        assertThat(model.store().parked().number()).isEqualTo(1);
    }

    @Test
    void oneThatOutgrowsThemLaterStaysAsItWas() {
        write("a", "one");
        run();
        write("a", MEGABYTE.repeat(17));
        write("a", "later");
        run();
        write("a", "later still");
        write("b", "two");
        run();

        assertThat(text("a")).isEqualTo("one");
        assertThat(text("b")).isEqualTo("two");
        assertThat(model.store().parked().number()).isEqualTo(1);
    }

    @Test
    void oneThatIsTooLargeFromItsBeginningIsNotSeen() {
        write("a", MEGABYTE.repeat(17));
        run();

        assertThat(text("a")).isNull();
        assertThat(document("a").containsKey("parked")).isTrue();
    }

    /** The content fits, and not together with the mark. */
    @Test
    void oneThatCannotBeParkedAsItIsIsParkedWithoutItsContent() {
        follow(RefusingMongo.each(database, document -> document.containsKey("text"), 10334));
        write("a", "one");
        write("b", null);
        run();

        assertThat(document("a").containsKey("parked")).isTrue();
        assertThat(text("a")).isNull();
    }

    @Test
    void oneWhoseKeyIsRefusedIsLeftOutAndTold() {
        follow(RefusingMongo.each(database, document -> "a".equals(document.get("_id")), 17280));
        write("a", "one");
        write("b", "two");
        run();

        assertThat(text("b")).isEqualTo("two");
        assertThat(subscription.position()).isEqualTo(2);
        assertThat(model.store().parked().number()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 52, 57, 121, 10334, 17419})
    void theOneThatIsRefusedAmongManyIsFound(int code) {
        follow(RefusingMongo.each(database, UnwritableTest::isBad, code));
        for (int page = 0; page < 9; page++) {
            write("page-" + page, "good");
        }
        write("page-4", "bad");
        run();

        assertThat(Objects.requireNonNull(ParkedMark.in(document("page-4"))).position())
                .isEqualTo(10);
        for (int page = 0; page < 9; page++) {
            assertThat(text("page-" + page)).isEqualTo("good");
        }
    }

    /** As an old server does, or a wire that cuts: nobody says which of them it was. */
    @Test
    void theOneForWhichAllAreRefusedIsFound() {
        follow(RefusingMongo.all(database, UnwritableTest::isBad, 10334));
        for (int page = 0; page < 9; page++) {
            write("page-" + page, page == 6 ? "bad" : "good");
        }
        run();

        assertThat(document("page-6").containsKey("parked")).isTrue();
        for (int page = 0; page < 9; page++) {
            assertThat(text("page-" + page)).isEqualTo(page == 6 ? null : "good");
        }
        assertThat(model.store().parked().number()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {1, 6, 7, 9, 11, 13, 50, 64, 89, 91, 112, 189, 262, 8000, 10107, 11600, 11602, 13435, 13436, 14031})
    void whatMayPassIsTriedAgainAndParksNothing(int code) {
        var times = new AtomicInteger();
        follow(RefusingMongo.all(database, document -> times.getAndIncrement() == 0, code));
        write("a", "one");
        assertThatThrownBy(this::run).isInstanceOf(MongoException.class);
        run();

        assertThat(text("a")).isEqualTo("one");
        assertThat(model.store().parked().number()).isZero();
    }

    @Test
    void oneOfManyThatMayPassParksNothingEither() {
        follow(RefusingMongo.each(database, document -> "a".equals(document.get("_id")), 91));
        write("a", "one");
        write("b", "two");
        assertThatThrownBy(this::run).isInstanceOf(MongoException.class);

        assertThat(subscription.position()).isZero();
        assertThat(model.store().parked().number()).isZero();
    }

    @Test
    void whoeverFollowsNextKnowsAndARebuildBeginsWithNone() {
        write("a", MEGABYTE.repeat(17));
        write("b", "poison");
        assertThatThrownBy(this::run).isInstanceOf(CannotFold.class);
        run();
        var next = new ReadModel<>(MemoryMongo.readModels(database), "notes", new Note.Form());
        var following = new ReadModelSubscription(next, log);
        following.fetchToken("notes", 0);
        assertThat(next.store().parked().number()).isEqualTo(2);

        following.storeToken(null, "notes", 0);
        assertThat(next.store().parked().number()).isZero();
    }

    private void run() {
        new EventDelivery(new Note.Projection(model), subscription, log).run();
    }

    private void follow(MongoDatabase through) {
        model = new ReadModel<>(MemoryMongo.readModels(through), "notes", new Note.Form());
        subscription = new ReadModelSubscription(model, log);
    }

    private static boolean isBad(Document document) {
        return String.valueOf(document.get("text")).contains("bad");
    }

    private void write(String page, @Nullable String line) {
        log.append("page-" + page, new Written(page, line));
    }

    private @Nullable String text(String page) {
        return model.find(page, 0).map(Note::text).block();
    }

    private Document document(String page) {
        return MemoryMongo.documents(database, "notes").stream()
                .filter(found -> page.equals(found.get("_id")))
                .findFirst()
                .orElseThrow();
    }
}
