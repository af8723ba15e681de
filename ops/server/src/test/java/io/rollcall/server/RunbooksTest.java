// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.rollcall.operator.diagnosis.Cause;
import java.io.IOException;
import java.util.List;
import java.util.Set;
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

    @Test
    void whatIsToBeTypedFirstIsACommandOfTheSection() throws IOException {
        var sections = Runbooks.sections();
        assertThat(List.of(Cause.values()))
                .allSatisfy(cause -> assertThat(Runbooks.commands(sections.get(cause.text())))
                        .anyMatch(command -> command.startsWith(cause.command())));
    }

    /** In a started server; and what the guide says then is typed there. */
    @Test
    void eachCauseIsProvokedByATestThatTypesItsRunbook() {
        var tests = new ClassFileImporter()
                .importPackages("io.rollcall.server").stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(Provokes.class))
                        .toList();
        assertThat(tests.stream().flatMap(RunbooksTest::provoked))
                .containsExactlyInAnyOrderElementsOf(List.of(Cause.values()));
        assertThat(tests)
                .allSatisfy(test -> assertThat(test.getMethodCallsFromSelf())
                        .as(test.getFullName())
                        .anyMatch(call -> call.getTargetOwner().isEquivalentTo(OperatorDesk.class)
                                && Set.of("typesRunbook", "commands").contains(call.getName())));
    }

    private static Stream<Cause> provoked(JavaMethod test) {
        return Stream.of(test.reflect().getAnnotation(Provokes.class).value());
    }
}
