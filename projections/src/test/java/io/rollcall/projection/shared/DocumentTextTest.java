// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;

/** MACs that are stored are of the driver's text. */
class DocumentTextTest {

    private static final int ROUNDS = 2_000;
    private static final int DEEP = 3;

    private final Random random = new Random(11);

    @Test
    void isTheDriversToTheLetter() {
        for (int round = 0; round < ROUNDS; round++) {
            var document = document(DEEP);
            assertThat(DocumentText.of(document)).isEqualTo(document.toJson());
        }
    }

    @Test
    void isTheDriversForEachCharacter() {
        for (int character = 0; character <= Character.MAX_VALUE; character++) {
            var one = new Document("a" + (char) character, "" + (char) character);
            if (character > 0) { // no name holds it
                assertThat(DocumentText.of(one)).isEqualTo(one.toJson());
            }
        }
    }

    @Test
    void isTheDriversForWhatIsNotWrittenHere() {
        for (var value : List.of(0.5, new Date(7), new Binary(new byte[] {1, 2}), "a\"b", "tab\t", "😀")) {
            var document = new Document("before", 1).append("value", List.of(value));
            assertThat(DocumentText.of(document)).isEqualTo(document.toJson());
        }
        assertThat(DocumentText.of(new Document())).isEqualTo("{}");
    }

    private Document document(int depth) {
        var document = new Document();
        for (int field = random.nextInt(6); field > 0; field--) {
            document.append("поле" + random.nextInt(), value(depth));
        }
        return document;
    }

    private Object value(int depth) {
        return switch (random.nextInt(depth == 0 ? 6 : 8)) {
            case 0 -> random.nextLong();
            case 1 -> random.nextInt();
            case 2 -> random.nextBoolean();
            case 3 -> null;
            case 4 -> Instant.ofEpochSecond(random.nextInt()).toString();
            case 5 -> "Имя, a-z ~ <" + random.nextInt() + ">";
            case 6 -> document(depth - 1);
            default -> values(depth - 1);
        };
    }

    private List<Object> values(int depth) {
        var values = new ArrayList<>();
        for (int at = random.nextInt(4); at > 0; at--) {
            values.add(value(depth));
        }
        return values;
    }
}
