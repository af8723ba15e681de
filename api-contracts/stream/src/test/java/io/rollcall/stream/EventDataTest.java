// SPDX-License-Identifier: Apache-2.0
package io.rollcall.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.EventName;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.Challenge;
import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is told of an event. */
class EventDataTest {

    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

    private static final Everything EVENT = new Everything(
            UserId.of(7),
            "+79250741413",
            List.of(UserId.of(8), UserId.of(9)),
            Challenge.ofSession(TokenHash.ofToken("secret")),
            "UNDELIV 001",
            "Grüße 🙂",
            AT,
            5,
            null);

    @Test
    void aComponentThatHasNoLineIsNotWritten() {
        assertThat(told()).isEqualTo("{}");
        assertThat(told("count | codes | value | internal | for a test")).isEqualTo("{\"codes\":5}");
        assertThat(EventData.of(EVENT, "id-of-"::concat).toString())
                .as("of a type that the contract does not have")
                .isEqualTo("{}");
    }

    @Test
    void eachFormTellsAsMuchAsItMay() {
        assertThat(told("user | user | id | confidential | -")).isEqualTo("{\"user\":\"id-of-user-7\"}");
        assertThat(told("users | userCount | count | internal | -")).isEqualTo("{\"userCount\":2}");
        assertThat(told("challenge | challenge | kind | internal | -")).isEqualTo("{\"challenge\":\"session\"}");
        assertThat(told("text | textLength | length | internal | -")).isEqualTo("{\"textLength\":7}");
        assertThat(told("phone | region | region | confidential | -")).isEqualTo("{\"region\":\"RU\"}");
        assertThat(told("phone | numberType | line | internal | -")).isEqualTo("{\"numberType\":\"MOBILE\"}");
        assertThat(told("reason | reason | word | internal | -")).isEqualTo("{\"reason\":\"UNDELIV 001\"}");
        assertThat(told("text | reason | word | internal | -")).isEqualTo("{\"reason\":\"other\"}");
        assertThat(told("phone | reason | word | internal | -")).isEqualTo("{\"reason\":\"other\"}");
        assertThat(told("at | at | value | internal | -")).isEqualTo("{\"at\":\"2026-01-02T03:04:05Z\"}");
        assertThat(told("- | door | constant MEET | internal | -")).isEqualTo("{\"door\":\"MEET\"}");
        assertThat(told("before | formerUser | id | confidential | -"))
                .as("null")
                .isEqualTo("{}");
    }

    @Test
    void regionsOfFewPeopleAreNotTold() {
        assertThat(PhoneFacts.region("+42366012345")).as("Liechtenstein").isEqualTo("ZZ");
        assertThat(PhoneFacts.region("+88213300655")).as("no region's").isEqualTo("ZZ");
        assertThat(PhoneFacts.region("no number")).isEqualTo("ZZ");
        assertThat(PhoneFacts.region("+4915112345678")).isEqualTo("DE");
        assertThat(PhoneFacts.line("+74951234567")).isEqualTo("FIXED_LINE");
        assertThat(PhoneFacts.line("+78001234567")).isEqualTo("OTHER");
        assertThat(PhoneFacts.line("no number")).isEqualTo("OTHER");
    }

    /** No line of the table can let out as it is what may only be told in part. */
    @Test
    void aLineThatDoesNotFitIsRefused() {
        for (var line : List.of(
                "user | user | value | internal | a user id as it is",
                "phone | phone | value | internal | a text as it is",
                "challenge | challenge | value | internal | with its session",
                "users | users | value | internal | all of them",
                "challenge | challenge | id | internal | no subject",
                "nothing | nothing | value | internal | no component")) {
            assertThatThrownBy(() -> told(line)).as(line).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aTableThatIsNotWellFormedIsRefused() {
        for (var table : List.of(
                "[a.b.1]\nuser | user | id | confidential",
                "[a.b.1]\nuser | user | id | confidential | ",
                "[a.b.1]\nuser | user | whatever | confidential | why",
                "[a.b.1]\nuser | user | id | secret | why",
                "[a.b.1]\n[a.b.1]")) {
            assertThatThrownBy(() -> StreamContract.parse(table))
                    .as(table)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static String told(String... lines) {
        var fields = List.of(lines).stream().map(ContractField::of).toList();
        return EventData.of(EVENT, fields, "id-of-"::concat).toString();
    }

    @EventName("test.everything")
    @Revision("1")
    record Everything(
            UserId user,
            String phone,
            List<UserId> users,
            Challenge challenge,
            String reason,
            String text,
            Instant at,
            int count,
            @Nullable UserId before)
            implements Event {}
}
