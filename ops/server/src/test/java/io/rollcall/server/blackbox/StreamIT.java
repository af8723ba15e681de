// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.server.StreamedEvents;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What analysts read. */
class StreamIT {

    private final Meet meet = Meet.at(Server.base());

    @Test
    void everyEventIsOnTheTopicInOrderKeyedByItsAggregateAndTellsNothingPersonal() {
        var user = meet.signUp();
        meet.as(user)
                .patch(Meet.ACCOUNT, SentBody.json("{\"name\":\"Ada of the stream\"}"))
                .is(200);
        var key = "user-" + user.userId();
        var events = Server.streamed()
                .await(all -> StreamedEvents.areWithoutGap(all)
                        && all.stream()
                                .anyMatch(event -> event.key().equals(key)
                                        && event.event().name().equals("user.renamed")));
        assertThat(StreamedEvents.areInOrder(events)).isTrue();
        assertThat(events)
                .allSatisfy(event -> assertThat(event.text())
                        .as("the key is the subject")
                        .startsWith(event.event().subject() + "\n"));
        assertThat(events)
                .noneMatch(event -> event.text().contains("Ada of the stream"))
                .noneMatch(event -> event.text().contains(user.phone().substring(1)))
                .noneMatch(event -> event.text().contains(user.token()))
                .noneMatch(event ->
                        event.text().contains(TokenHash.ofToken(user.token()).value()));
    }

    /** What policies do is told to have come of the event that they did it for. */
    @Test
    void eventsOfOneCommandLieRightBehindOneAnotherAndNameTheirCause() {
        var user = meet.signUp();
        meet.as(user).delete(Meet.ACCOUNT, SentBody.none()).is(204);
        var events = Server.streamed()
                .await(all -> StreamedEvents.areWithoutGap(all)
                        && all.stream().anyMatch(event -> event.event().origin().causation() != null));
        var units = new HashMap<String, List<Long>>();
        events.forEach(event -> units.computeIfAbsent(
                        Objects.requireNonNull(event.event().origin().command()), unit -> new ArrayList<>())
                .add(event.sequence()));
        assertThat(units.values())
                .anyMatch(unit -> unit.size() > 1)
                .allMatch(unit -> Collections.max(unit) - Collections.min(unit) == unit.size() - 1);
        assertThat(events.stream().map(event -> event.event().id()))
                .containsAll(events.stream()
                        .map(event -> event.event().origin().causation())
                        .filter(Objects::nonNull)
                        .toList());
        assertThat(events).allMatch(event -> event.event().origin().correlation() != null);
    }

    /** Of a proxy that begins traces of its own; what is none, or comes twice, is passed over. */
    @Test
    void aTraceOfATrustedProxyIsToldWhereThatIsWanted() {
        var trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        var user = meet.signUp();
        try (var traced = Server.another("--rollcall.web.trusted-proxies=127.0.0.1", "--rollcall.web.traces=true");
                var distrustful = Server.another("--rollcall.web.traces=true")) {
            rename(traced.base(), user, "Traced", trace);
            rename(traced.base(), user, "Not traced", trace.toUpperCase(Locale.ROOT));
            rename(distrustful.base(), user, "Not believed", trace);
            rename(Server.base(), user, "Not wanted", trace);
        }
        var key = "user-" + user.userId();
        var told = Server.streamed()
                .await(all ->
                        StreamedEvents.areWithoutGap(all) && renamed(all, key).size() == 4);
        assertThat(renamed(told, key))
                .extracting(event -> event.event().origin().traceparent())
                .containsExactly(trace, null, null, null);
    }

    private static void rename(URI server, Meet.User user, String name, String trace) {
        Meet.at(server)
                .as(user)
                .with("traceparent", trace)
                .patch(Meet.ACCOUNT, SentBody.json("{\"name\":\"" + name + "\"}"))
                .is(200);
    }

    private static List<StreamedEvents.Streamed> renamed(List<StreamedEvents.Streamed> events, String key) {
        return events.stream()
                .filter(event -> event.key().equals(key) && event.event().name().equals("user.renamed"))
                .toList();
    }

    /** Neither as it is shown, nor as its SHA-256, nor in a record's key. */
    @Test
    void whatLetsInWhoeverKnowsItIsNotOnTheTopic() {
        var visitor = Visitor.at(Server.base());
        var code = visitor.codeFor(Phones.unused());
        var before = visitor.cookie().get();
        visitor.enterCode(code).is(200);
        var session = visitor.cookie().get();
        var invite = visitor.inviteCode();
        var chat = Chat.at(Server.base()).signUp();
        var user = meet.signUp();
        var last = "user-" + user.userId();

        var events = Server.streamed()
                .await(all -> StreamedEvents.areWithoutGap(all)
                        && all.stream().anyMatch(event -> event.key().equals(last)));
        assertThat(events)
                .extracting(event -> event.event().name())
                .contains("session.opened", "session.ended", "invite-code.claimed", "credential.expiring-token-issued");
        for (var secret : List.of(before, session, invite, chat.token(), user.token())) {
            assertThat(events)
                    .noneMatch(event -> event.text().contains(secret))
                    .noneMatch(event ->
                            event.text().contains(TokenHash.ofToken(secret).value()));
        }
    }
}
