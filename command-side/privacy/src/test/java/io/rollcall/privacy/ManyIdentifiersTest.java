// SPDX-License-Identifier: Apache-2.0
package io.rollcall.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.rollcall.privacy.Identifiers.Identifier;
import io.rollcall.privacy.Identifiers.Term;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many values at once. */
@Timeout(60)
class ManyIdentifiersTest {

    private static final Instant NOON = Instant.parse("2126-01-01T12:00:00Z");
    private static final Term TERM = new Term(NOON.plus(Duration.ofMinutes(10)), NOON.plus(Duration.ofDays(1)));

    @TempDir
    Path folder;

    private HikariDataSource source;
    private TestPrivacy privacy;

    @BeforeEach
    void start() {
        source = TestPrivacy.newDatabase();
        privacy = TestPrivacy.over(source, folder.resolve("ring"));
    }

    @AfterEach
    void stop() {
        source.close();
    }

    @Test
    void eachHasTheIdThatItHadOrANewOne() {
        var known = privacy.identifiers().allot("phone", phone(3));
        var allotted = allotAll(phones(0, 10));
        assertThat(allotted).hasSize(10).containsEntry(phone(3), known);
        assertThat(allotted.values()).extracting(Identifier::id).doesNotHaveDuplicates();
        assertThat(allotted.values()).extracting(Identifier::key).doesNotHaveDuplicates();
        assertThat(allotAll(phones(5, 15)))
                .containsAllEntriesOf(privacy.identifiers().findAll("phone", phones(5, 10)));
    }

    @Test
    void onlyThoseAreFoundThatAreThere() {
        var allotted = allotAll(phones(0, 5));
        assertThat(privacy.identifiers().findAll("phone", phones(3, 8)))
                .isEqualTo(Map.of(phone(3), allotted.get(phone(3)), phone(4), allotted.get(phone(4))));
        assertThat(privacy.identifiers().findAll("e-mail", phones(0, 5))).isEmpty();
        assertThat(privacy.identifiers().findAll("phone", List.of())).isEmpty();
        assertThat(allotAll(List.of())).isEmpty();
        assertThat(rows()).isEqualTo(5);
    }

    @Test
    void eachIsSealedUnderItsOwnKey() {
        allotAll(phones(0, 40)).forEach((phone, identifier) -> {
            var sealed = jdbc().sql("select sealed from identifiers where id = ?")
                    .param(identifier.id())
                    .query(byte[].class)
                    .single();
            assertThat(privacy.keys()
                            .open(identifier.key(), sealed, identifier.id().toString()))
                    .hasValue(phone.getBytes(UTF_8));
        });
    }

    @Test
    void theyAreFoundAfterARenewalOfTheKeys() {
        var before = allotAll(phones(0, 120));
        privacy.renewal().renew();
        assertThat(allotAll(phones(0, 120))).isEqualTo(before);
        assertThat(TestPrivacy.over(source, folder.resolve("ring"))
                        .identifiers()
                        .findAll("phone", phones(0, 120)))
                .isEqualTo(before);
    }

    @Test
    void tenThousandTakeAFewStatements() {
        var counted = new CountedStatements(source);
        var identifiers = TestPrivacy.over(counted, folder.resolve("ring")).identifiers();
        var phones = phones(0, 10_000);
        counted.take();
        var allotted = identifiers.allotAll("phone", phones, TERM).identifiers();
        assertThat(counted.take()).isBetween(4, 12);
        assertThat(allotted).hasSize(10_000);
        assertThat(identifiers.findAll("phone", phones)).isEqualTo(allotted);
        assertThat(counted.take()).isEqualTo(1);
    }

    @Test
    void whatExpiresTooSoonIsPutOffAndNothingElse() {
        var soon = expiring(phone(0), NOON);
        var later = expiring(phone(1), TERM.least());
        var never = expiring(phone(2), null);
        allotAll(phones(0, 4));
        assertThat(expiry(soon)).isEqualTo(TERM.until());
        assertThat(expiry(later)).isEqualTo(TERM.least());
        assertThat(expiry(never)).isNull();
        assertThat(expiry(privacy.identifiers().find("phone", phone(3)).orElseThrow()))
                .isEqualTo(TERM.until());
    }

    @Test
    void whatIsBeingForgottenIsToldAndLeftAlone() {
        var due = expiring(phone(0), NOON);
        var expiry = ExpiringIdentifiers.over(source).expiry();
        assertThat(expiry.begin(List.of(due.id()), NOON)).containsExactly(due.id());
        var allotted = privacy.identifiers().allotAll("phone", phones(0, 2), TERM);
        assertThat(allotted.identifiers()).hasSize(2).containsEntry(phone(0), due);
        assertThat(allotted.forgetting()).containsExactly(due.id());
        assertThat(expiry(due)).isEqualTo(NOON);
    }

    @Test
    void whoAllotsTheSameAtOnceGetsTheSame() throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(3)) {
            var all = IntStream.range(0, 3)
                    .mapToObj(n -> threads.submit(() -> {
                        start.await();
                        return allotAll(n == 1 ? phones(0, 2000).reversed() : phones(n * 100, 2000));
                    }))
                    .toList();
            start.countDown();
            var everything = all.get(1).get();
            assertThat(everything).hasSize(2000);
            assertThat(everything)
                    .containsAllEntriesOf(all.get(0).get())
                    .containsAllEntriesOf(all.get(2).get());
            assertThat(rows()).isEqualTo(2000);
        }
    }

    private Map<String, Identifier> allotAll(List<String> phones) {
        return privacy.identifiers().allotAll("phone", phones, TERM).identifiers();
    }

    private Identifier expiring(String phone, @Nullable Instant at) {
        var identifier = privacy.identifiers().allot("phone", phone);
        ExpiringIdentifiers.over(source).expiry().end(identifier.id(), at);
        return identifier;
    }

    private @Nullable Instant expiry(Identifier identifier) {
        return ExpiringIdentifiers.over(source).of(identifier.id()).orElse(null);
    }

    private int rows() {
        return jdbc().sql("select count(*) from identifiers")
                .query(Integer.class)
                .single();
    }

    private JdbcClient jdbc() {
        return JdbcClient.create(source);
    }

    private static List<String> phones(int from, int to) {
        return IntStream.range(from, to).mapToObj(ManyIdentifiersTest::phone).toList();
    }

    private static String phone(int n) {
        return "+7925" + (1_000_000 + n);
    }
}
