// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.operator.diagnosis.Cause;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The operators' guide has a section for each cause that a diagnosis can name, and none for another. */
class RunbooksTest {

    @Test
    void eachCauseHasItsSectionAndEachSectionItsCause() throws IOException {
        assertThat(Runbooks.sections().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Cause.values()).map(Cause::text).toList());
    }

    @Test
    void eachSectionHasACommandToType() throws IOException {
        assertThat(Runbooks.sections())
                .allSatisfy((cause, text) ->
                        assertThat(Runbooks.commands(text)).as(cause).isNotEmpty());
    }
}
