// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.contracts.shared.EventName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code api-contracts/EVENTS.md} says what the code says. */
class EventCatalogueTest {

    private static final Path FILE = Checkout.file("api-contracts/EVENTS.md");
    private static final Path RENEWED = Checkout.file("ops/server/target/EVENTS.md");
    private static final String FIRST_FAMILY = "\n## ";

    private final EventCatalogue catalogue = new EventCatalogue();

    EventCatalogueTest() throws IOException {}

    @Test
    void isWhatTheCodeSays() throws IOException {
        var file = Checkout.read(FILE);
        var introduction = file.substring(0, file.indexOf(FIRST_FAMILY) + 1);
        var renewed = introduction + catalogue.render();
        Files.createDirectories(RENEWED.getParent());
        Files.writeString(RENEWED, renewed);
        assertThat(file)
                .as(
                        "The catalogue of events, which has changed: cp ops/server/target/EVENTS.md api-contracts/EVENTS.md")
                .isEqualTo(renewed);
        System.out.printf("EVENTS.md: %d events%n", catalogue.events().size());
    }

    @Test
    void hasEveryEventOnce() {
        var headings = Checkout.read(FILE)
                .lines()
                .filter(line -> line.startsWith("### "))
                .map(line -> line.replaceAll("^### `(\\S+)`.*", "$1"))
                .toList();
        assertThat(headings)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(catalogue.events().stream()
                        .map(event -> event.getAnnotation(EventName.class).value())
                        .toList());
    }

    @Test
    void saysWhatIsPersonalAndWhoFollows() {
        assertThat(catalogue.render())
                .contains("- `title`: `String?` (**personal**): `null` once erased")
                .contains("- `token`: `TokenHash` (**secret**)")
                .contains("Followed by: `inboxes`, `leaving`, `meetings`, `memberships`.")
                .contains("| `stream` | the stream: all events | `EventsToKafka` |");
    }
}
