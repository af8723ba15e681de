// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.catalogue;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.server.catalogue.Behaviours.Entry;
import io.rollcall.server.catalogue.Behaviours.Mention;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@code api-contracts/BEHAVIOURS.md} and the code name the same behaviours. */
class BehavioursTest {

    private static final int CONTRACT = 437;

    private final List<Entry> entries = Behaviours.entries();
    private final List<Entry> behaviours =
            entries.stream().filter(entry -> !entry.isReading()).toList();

    @Test
    void allBehavioursOfTheContractAreThere() {
        assertThat(behaviours).filteredOn(entry -> !entry.isOurs()).hasSize(CONTRACT);
        assertThat(behaviours).allSatisfy(entry -> assertThat(entry.text()).containsPattern("\\[[DSFPX][^]]*]"));
    }

    @Test
    void eachLetterCountsFromOne() {
        entries.stream()
                .collect(groupingBy(entry -> entry.number().substring(0, 1)))
                .forEach((letter, all) -> assertThat(all)
                        .extracting(Entry::number)
                        .containsExactlyElementsOf(IntStream.rangeClosed(1, all.size())
                                .mapToObj(number -> letter + "-" + number)
                                .toList()));
    }

    @Test
    void everyNumberThatIsNamedHasAnEntry() {
        var numbers = entries.stream().map(Entry::number).collect(toSet());
        var named = Behaviours.named().toList();
        assertThat(named)
                .hasSizeGreaterThan(CONTRACT)
                .filteredOn(mention -> !numbers.contains(mention.number()))
                .isEmpty();
        System.out.printf("BEHAVIOURS.md: named %,d times elsewhere%n", named.size());
    }

    @Test
    void everyDecisionThatIsNamedIsThere() {
        var decisions = Behaviours.decisions();
        assertThat(decisions)
                .isEqualTo(IntStream.rangeClosed(1, decisions.size())
                        .mapToObj(Integer::toString)
                        .toList())
                .containsAll(Behaviours.decisionsNamed());
        assertThat(Behaviours.decisionsNamed()).contains("1", "10", "19", "21");
    }

    @Test
    void everyBehaviourHasATestAndEveryTestABehaviour() {
        var tests = Behaviours.tested().toList();
        var tested = tests.stream().map(Mention::number).collect(toSet());
        assertThat(behaviours)
                .extracting(Entry::number)
                .as("behaviours of api-contracts/BEHAVIOURS.md, against numbers in the names of tests")
                .containsExactlyInAnyOrderElementsOf(tested);
        System.out.printf(
                "BEHAVIOURS.md: %d behaviours, %d of them ours; shown %d times by tests%n",
                behaviours.size(), behaviours.stream().filter(Entry::isOurs).count(), tests.size());
    }

    @Test
    void testsAreFoundByTheirNames() {
        var source = """
                $Test
                void a1_a120_g7_saysThreeThings() {}

                $ParameterizedTest
                $ValueSource(strings = {"a", "b"})
                void b02_saysOne(String text) {}

                $Test
                $Disabled
                void c3_saysNothing() {}

                $Test
                void d4isNoNumber() { call(); }

                void e5_isNoTest() {}
                """.replace('$', '@'); // else they were counted themselves
        assertThat(Behaviours.tests(source)).containsExactly("A-1", "A-120", "G-7", "B-2");
    }

    @Test
    void numbersAreFoundInComments() {
        assertThat(Behaviours.numbers("/** A-1..A-16, B-30 and (K-4); not UTF-8, F-1, XA-1, A-0, A-1b or 3-A-1. */"))
                .containsExactly("A-1", "A-16", "B-30", "K-4");
    }
}
