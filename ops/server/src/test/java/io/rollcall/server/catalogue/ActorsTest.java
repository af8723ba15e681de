// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Comments and documents name the actor, such as caller, subscriber, recipient or invitee, in place of a pronoun. */
class ActorsTest {

    private static final Predicate<String> PRONOUN = Pattern.compile(
                    "\\b(who|whom|whose|whoever|whomever)\\b", Pattern.CASE_INSENSITIVE)
            .asPredicate();
    private static final Predicate<String> COMMENT =
            Pattern.compile("^\\s*(/\\*|\\*|//)|\\s//\\s").asPredicate();

    /** It quotes the behaviours as they were given to us. */
    private static final Path QUOTED = Checkout.file("api-contracts/BEHAVIOURS.md");

    @Test
    void commentsNameTheActor() {
        assertThat(places(".java", COMMENT.and(PRONOUN))).isEmpty();
    }

    @Test
    void documentsNameTheActor() {
        assertThat(places(".md", PRONOUN)).isEmpty();
    }

    private static Stream<String> places(String ending, Predicate<String> fault) {
        return Checkout.files(ending).stream()
                .filter(file -> !file.equals(QUOTED))
                .flatMap(file -> Checkout.read(file).lines().filter(fault).map(line -> file + ": " + line.strip()));
    }
}
