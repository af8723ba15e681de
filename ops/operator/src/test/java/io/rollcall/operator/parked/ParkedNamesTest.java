// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.parked;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.projection.shared.ParkedDocument;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Secrets among the ids of parked documents: nobody sees them, and nobody finds a document by one. */
class ParkedNamesTest {

    private static final String HASH = "0123456789abcdef".repeat(4);
    private static final String OTHER = "f".repeat(64);

    private final List<ParkedDocument> parked =
            List.of(parked("credentials", HASH), parked("credentials", OTHER), parked("orders", "17"));

    private final ParkedNames names = new ParkedNames(
            readModel -> parked.stream().filter(it -> it.readModel().equals(readModel)),
            this::one,
            (use, text) -> "%08x".formatted(text.hashCode()).repeat(8));

    private Optional<ParkedDocument> one(String readModel, String key) {
        return parked.stream()
                .filter(it -> it.readModel().equals(readModel) && it.key().equals(key))
                .findFirst();
    }

    private static ParkedDocument parked(String readModel, String key) {
        return new ParkedDocument(readModel, key, 5, "some.event", null, 0, 1, null, "", List.of(), List.of());
    }

    @Test
    void aSecretIsShownByADigestByWhichItIsFound() {
        for (var secret : parked.subList(0, 2)) {
            var row = ParkedRow.of(secret, names.id(secret));
            assertThat(row.toString())
                    .doesNotContain(secret.key())
                    .doesNotContain(secret.key().substring(0, 12));
            assertThat(row.document()).matches("secret-[0-9a-f]{32}");
            assertThat(names.find(row.id())).contains(secret);
            assertThat(names.find("credentials:" + secret.key())).isEmpty();
        }
    }

    @Test
    void otherIdsAreShownAsTheyAre() {
        var order = parked.getLast();
        assertThat(names.id(order).text()).isEqualTo("orders:17");
        assertThat(names.find("orders:17")).contains(order);
        assertThat(names.find("orders:18")).isEmpty();
        assertThat(names.find("nonsense")).isEmpty();
    }

    /** Of one event by what is shown, so the order of secrets is not told. */
    @Test
    void theNewestEventIsFirst() {
        var newer = new ParkedDocument("orders", "9", 6, "some.event", null, 0, 1, null, "", List.of(), List.of());
        assertThat(List.of(parked.getLast(), newer).stream().sorted(names.newestFirst()))
                .containsExactly(newer, parked.getLast());
        assertThat(parked.subList(0, 2).stream()
                        .sorted(names.newestFirst())
                        .map(it -> names.id(it).text()))
                .isSorted();
    }
}
