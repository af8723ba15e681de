// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.timetravel;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.log.GoldenEvents;
import io.rollcall.projection.shared.EveryDocument;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MaskedDocumentTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, List<Document>> EVERY = EveryDocument.contents();
    private static final Set<String> PERSONAL = GoldenTexts.personal(GoldenEvents.of(EveryDocument.types()));

    @Test
    void showsNothingPersonalOfAnyReadModel() {
        assertThat(EVERY).hasSizeGreaterThan(15);
        assertThat(texts(false)).isNotEmpty().doesNotContainAnyElementsOf(PERSONAL);
        assertThat(texts(true)).as("they hold it").containsAnyElementsOf(PERSONAL);
    }

    /** A field that is added to a document is masked. */
    @Test
    void showsOnlyTimesRandomIdsAndWordsOfOurs() {
        assertThat(texts(false))
                .allMatch(text -> text.matches("[0-9-]{10}T[0-9:.]+Z|[0-9a-f-]{36}|[A-Z_]+|[a-z]+"), "is one");
    }

    @Test
    void isNotMisledByAValueOrAKeyOfAnotherForm() {
        var odd =
                new Document("created", "Anna").append("number", "+79990001122").append("Anna Smith", 1);
        assertThat(MaskedDocument.of(odd, false).toString())
                .doesNotContain("Anna")
                .doesNotContain("999");
    }

    @Test
    void masksEveryTextOfADoor() {
        var body = Map.of("id", 7, "created_at", "2026-01-01T12:00:00Z", "users", List.of(Map.of("name", "Anna")));
        assertThat(MaskedDocument.ofDoor(body, false))
                .isEqualTo(Map.of("id", 7, "created_at", Masked.VALUE, "users", List.of(Map.of("name", Masked.VALUE))));
        assertThat(MaskedDocument.ofDoor(body, true)).isEqualTo(body);
    }

    private static List<String> texts(boolean unmasked) {
        return EVERY.values().stream()
                .flatMap(List::stream)
                .flatMap(document -> texts(JSON.valueToTree(MaskedDocument.of(document, unmasked))))
                .collect(Collectors.toList());
    }

    private static Stream<String> texts(JsonNode node) {
        return node.isString() ? Stream.of(node.asString()) : node.valueStream().flatMap(MaskedDocumentTest::texts);
    }
}
