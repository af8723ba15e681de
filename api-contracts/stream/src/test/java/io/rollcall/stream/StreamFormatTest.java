// SPDX-License-Identifier: Apache-2.0
package io.rollcall.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.contracts.account.UserEvent.UserRegistered;
import io.rollcall.contracts.credential.CredentialEvent.ExpiringTokenIssued;
import io.rollcall.contracts.credential.CredentialEvent.TokenIssued;
import io.rollcall.contracts.credential.CredentialEvent.TokenRevoked;
import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.media.MediaId;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.privacy.Personal;
import io.rollcall.contracts.referral.InviteCodeEvent.InviteCodeClaimed;
import io.rollcall.contracts.referral.InviteCodeId;
import io.rollcall.contracts.referral.ReferralEvent.InviteCodeActivated;
import io.rollcall.contracts.referral.ReferralEvent.InviteCodeAllotted;
import io.rollcall.contracts.referral.ReferralEvent.LoggedIn;
import io.rollcall.contracts.referral.ReferralEvent.ReferralEnded;
import io.rollcall.contracts.referral.ReferralEvent.SessionsExpired;
import io.rollcall.contracts.referral.SessionEvent.PhoneEntered;
import io.rollcall.contracts.referral.SessionEvent.SessionOpened;
import io.rollcall.contracts.referral.Spelling;
import io.rollcall.contracts.shared.Checkpoint;
import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.EventName;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.Attempts;
import io.rollcall.contracts.verification.Challenge;
import io.rollcall.contracts.verification.NumberId;
import io.rollcall.contracts.verification.PhoneNumberEvent.CodeConfirmed;
import io.rollcall.contracts.verification.PhoneNumberEvent.CodeIssued;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StreamFormatTest {

    private static final UUID LOG = UUID.fromString("00000000-0000-0000-0000-00000000000c");
    private static final KeyId KEY = KeyId.of(UUID.fromString("00000000-0000-0000-0000-00000000000a"));
    private static final NumberId NUMBER = NumberId.of(UUID.fromString("00000000-0000-0000-0000-00000000000b"));
    private static final TokenHash SECRET = TokenHash.ofToken("secret");
    private static final Instant TODAY = Instant.parse("2026-01-02T03:04:05.678901Z");

    @Test
    void writesACloudEventWithoutPersonalData() {
        var event = new UserRegistered(
                UserId.of(7), KEY, NUMBER, MediaId.of("1".repeat(64)), TODAY, "Anna", "+79990000001");
        var json = new String(
                StreamFormat.write(StreamFormat.message(LOG, 42, "event-42", "user-7", TODAY, event)),
                StandardCharsets.UTF_8);

        assertThat(json).isEqualTo("""
                        {"specversion":"1.0","id":"event-42",\
                        "source":"/rollcall/logs/00000000-0000-0000-0000-00000000000c","type":"user.registered",\
                        "subject":"user-7","time":"2026-01-02T03:04:05.678901Z","datacontenttype":"application/json",\
                        "sequence":"0000000000000000042","revision":"1",\
                        "data":{"user":7,"key":"00000000-0000-0000-0000-00000000000a",\
                        "number":"00000000-0000-0000-0000-00000000000b",\
                        "registeredAt":"2026-01-02T03:04:05.678901Z"}}""");
    }

    @Test
    void readsWhatItWrote() {
        var issued = new TokenIssued(UserId.of(7), Door.MEET, TokenHash.ofToken("token"), null);
        var message = StreamFormat.message(LOG, Long.MAX_VALUE, "id", "credential-7", TODAY, issued);

        var read = StreamFormat.readMessage(StreamFormat.write(message));

        assertThat(read).usingRecursiveComparison().ignoringFields("data").isEqualTo(message);
        assertThat(read.data()).hasToString(message.data().toString());
        assertThat(message.position()).isEqualTo(Long.MAX_VALUE);
        assertThat(message.data().toString()).isEqualTo("{\"user\":7,\"door\":\"MEET\"}");
    }

    @Test
    void passesOverWhatALaterReleaseAdds() {
        var later = "{\"specversion\":\"1.0\",\"id\":\"a\",\"traceparent\":\"00-1\",\"data\":{\"user\":7}}";

        assertThat(StreamFormat.readMessage(later.getBytes(StandardCharsets.UTF_8))
                        .id())
                .isEqualTo("a");
    }

    @Test
    void readsTheCheckpointItWrote() {
        var checkpoint = new Checkpoint(LOG, 42, "f".repeat(64));

        assertThat(StreamFormat.readCheckpoint(StreamFormat.write(checkpoint))).isEqualTo(checkpoint);
    }

    @Test
    void leavesPersonalComponentsOutHoweverDeepTheyLie() {
        var message = StreamFormat.message(LOG, 1, "id", "a", TODAY, new Nested(List.of(new Inner(1, "secret"))));

        assertThat(message.data().toString()).isEqualTo("{\"inner\":[{\"number\":1}]}");
    }

    @Test
    void tellsOfACodeWithoutThePhone() {
        var attempts = new Attempts(1, TODAY);
        var code = new CodeIssued(
                NUMBER, KEY, Challenge.MEET, "ab".repeat(16), 4, TODAY, TODAY, attempts, "+79990000001", null);
        var data = StreamFormat.message(LOG, 1, "id", NUMBER.aggregate(), TODAY, code)
                .data();

        assertThat(data.propertyNames())
                .containsExactly("number", "key", "challenge", "nonce", "digits", "issuedAt", "expiresAt", "attempts");
    }

    @Test
    void tellsOfACodeInASessionWithoutTheSession() {
        var session = Challenge.ofSession(SECRET);
        var data = StreamFormat.message(LOG, 1, "id", "number-1", TODAY, new CodeConfirmed(NUMBER, session))
                .data();

        assertThat(data.get("challenge").asString()).isEqualTo("session");
    }

    @Test
    void leavesOutWhatLetsInWhoeverKnowsIt() {
        var code = InviteCodeId.of("Abc123");
        var many = List.of(SECRET, SECRET);
        assertThat(Stream.of(
                                new ExpiringTokenIssued(UserId.of(7), Door.CHAT, SECRET, SECRET, TODAY),
                                new TokenRevoked(UserId.of(7), Door.CHAT, SECRET),
                                new SessionOpened(SECRET, TODAY),
                                new PhoneEntered(SECRET, NUMBER, KEY, Spelling.WITH_PLUS, null),
                                new LoggedIn(UserId.of(7), SECRET, Spelling.WITH_PLUS, TODAY, TODAY),
                                new SessionsExpired(UserId.of(7), many),
                                new ReferralEnded(UserId.of(7), many),
                                new InviteCodeClaimed(code, UserId.of(7)),
                                new InviteCodeAllotted(UserId.of(7), code),
                                new InviteCodeActivated(UserId.of(7), code, UserId.of(8)))
                        .map(event -> StreamFormat.message(LOG, 1, "id", "a", TODAY, event)
                                .data()
                                .toString()))
                .allSatisfy(data -> assertThat(data).doesNotContain(SECRET.value(), code.value()));
    }

    @Test
    void refusesAnEventWithoutAName() {
        record Nameless() implements Event {}

        assertThatThrownBy(() -> StreamFormat.message(LOG, 1, "id", "a", TODAY, new Nameless()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @EventName("test.nested")
    @Revision("1")
    record Nested(List<Inner> inner) implements Event {}

    record Inner(int number, @Personal @Nullable String secret) {}
}
