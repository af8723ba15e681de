// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.contracts.shared.EventName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code api-contracts/EVENTS.md} says what the code says. */
class EventCatalogueTest {

    private static final Path FILE = Checkout.file("api-contracts/EVENTS.md");
    private static final Path RENEWED = Checkout.file("ops/server/target/EVENTS.md");
    private static final Pattern COMPONENT =
            Pattern.compile("^- (`\\w+`: `[^`?]+)\\??`( \\(\\*\\*personal\\*\\*\\))?", Pattern.MULTILINE);
    private static final String FIRST_FAMILY = "\n## ";

    private final EventCatalogue catalogue = new EventCatalogue();

    EventCatalogueTest() throws IOException {}

    @Test
    void isWhatTheCodeSays() throws IOException {
        var file = Checkout.read(FILE);
        var introduction = file.substring(0, file.indexOf(FIRST_FAMILY) + 1);
        var renewed = introduction + catalogue.render();
        Files.deleteIfExists(RENEWED);
        assertThatPublishedRevisionsAreWhatTheyWere(forms(file), forms(renewed));
        Files.createDirectories(RENEWED.getParent());
        Files.writeString(RENEWED, renewed);
        assertThat(file)
                .as(
                        "The catalogue of events, which has changed: cp ops/server/target/EVENTS.md api-contracts/EVENTS.md")
                .isEqualTo(renewed);
        System.out.printf("EVENTS.md: %d events%n", catalogue.events().size());
    }

    /** Before anything is renewed: no command writes this into the file. */
    private static void assertThatPublishedRevisionsAreWhatTheyWere(
            Map<String, List<String>> published, Map<String, List<String>> now) {
        published.keySet().retainAll(now.keySet());
        assertThat(now)
                .as("Components of published revisions do not change: others are the next revision, with an upcaster")
                .containsAllEntriesOf(published);
    }

    @Test
    void formsAreReadWithoutWhatIsOnlySaidOfThem() {
        assertThat(forms("""
                # Events
                ## A
                ### `a.b`, revision 1

                Said.

                - `one`: `String?` (**personal**): said, too
                - `two`: `List<UserId>` (**secret**)

                Followed by: `c`.

                ### `a.c`, revision 2

                None.
                """))
                .isEqualTo(Map.of(
                        "`a.b`, revision 1", List.of("`one`: `String (**personal**)", "`two`: `List<UserId>"),
                        "`a.c`, revision 2", List.of()));
    }

    /** What each revision consists of, by its heading. */
    private static Map<String, List<String>> forms(String catalogue) {
        return Arrays.stream(catalogue.split("\n### "))
                .skip(1)
                .collect(Collectors.toMap(
                        section -> section.lines().findFirst().orElseThrow(),
                        section -> COMPONENT
                                .matcher(section)
                                .results()
                                .map(component -> component.group(1) + Objects.toString(component.group(2), ""))
                                .toList()));
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
