// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** How operations, schemas and keys are named, so that they become names of programs as they stand. */
class NamesTest {

    private static final List<OpenApiDocument> DOORS = Stream.of("meet", "referral", "crm", "chat")
            .map(OpenApiDocument::of)
            .toList();

    private static final List<OpenApiDocument> ALL =
            Stream.concat(DOORS.stream(), Stream.of(OpenApiDocument.of("ops"))).toList();

    /** Of Python, Kotlin, TypeScript, Java and Go, and the types that their programs cannot do without. */
    private static final Set<String> RESERVED = Set.of(
            ("and as async await break case catch class const continue def default del do elif else enum except export "
                            + "extends false final finally for from fun func function global go goto if import in "
                            + "instanceof interface is lambda let map new none not null object or package pass private "
                            + "protected public raise range return self static super switch this throw true try type "
                            + "typeof val var void while with yield array blob boolean date error file image int list "
                            + "number promise request response string symbol text any exception")
                    .split(" "));

    /** What YAML 1.1 takes for booleans and nulls, and several readers still do. */
    private static final Set<String> NO_KEYS = Set.of("true", "false", "yes", "no", "on", "off", "null", "y", "n", "~");

    private static final Set<String> VERBS = Set.of(
            "activate add backfill block cancel change compare confirm create delete describe end evict exclude follow get import"
                    .concat(
                            " invite keep leave list mark pause rebuild refresh remove request reset restart resume retry rollback")
                    .concat(" save send skip switch unblock update verify")
                    .split(" "));

    private final List<String> faults = new ArrayList<>();

    @ParameterizedTest
    @MethodSource("all")
    void operationsAreVerbAndNoun(OpenApiDocument door) {
        find(
                door,
                (at, node) -> node.has("operationId")
                        && !isVerbAndNoun(node.get("operationId").asString()));
        find(
                door,
                (at, node) -> node.has("operationId")
                        && (at.toString().endsWith("/options")
                                != node.path("tags").toString().equals("[\"internal\"]")));
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void noNameIsAReservedWordNorIsAnyKeyAnotherType(OpenApiDocument door) {
        var schemas = door.root().at("/components/schemas").propertyNames();
        assertThat(schemas).noneMatch(name -> RESERVED.contains(name.toLowerCase(Locale.ROOT)));
        find(door, (at, node) -> node.propertyNames().stream().anyMatch(NO_KEYS::contains));
        find(door, (at, node) -> node.path("examples").propertyNames().stream().anyMatch(RESERVED::contains));
        assertThat(faults).isEmpty();
    }

    /** What the same operation is called at several doors, and what each calls its own account. */
    @Test
    void whatIsAlikeIsNamedAlike() {
        assertThat(DOORS).allSatisfy(door -> assertThat(door.root().toString()).contains("\"getAccount\""));
        assertThat(DOORS.stream().filter(door -> door.root().toString().contains("\"endSession\"")))
                .hasSize(3);
        assertThat(DOORS.stream().filter(door -> door.root().toString().contains("\"sendCode\"")))
                .hasSize(2);
        assertThat(DOORS.stream().filter(door -> door.root().toString().contains("\"createAccount\"")))
                .hasSize(2);
    }

    private void find(OpenApiDocument door, BiPredicate<JsonPointer, JsonNode> fault) {
        door.everywhere((at, node) -> {
            if (fault.test(at, node)) {
                faults.add(at.toString());
            }
        });
    }

    private static List<OpenApiDocument> all() {
        return ALL;
    }

    private static boolean isVerbAndNoun(String name) {
        return name.matches("[a-z]+[A-Z][A-Za-z]+") && VERBS.contains(name.replaceFirst("[A-Z].*", ""));
    }
}
