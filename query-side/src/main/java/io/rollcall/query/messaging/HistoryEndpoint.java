// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.messaging;

import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.messaging.History;
import io.rollcall.contracts.messaging.MessagingQuery;
import io.rollcall.contracts.messaging.MessagingQuery.ReadHistory;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.Operation;
import io.rollcall.http.ReadAfter;
import io.rollcall.http.Route;
import io.rollcall.http.chat.ChatAnswers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * {@code GET /v1/chats?user_id=&before=&limit=}: what the caller and another user have written to each other, the
 * newest last (our extension). Three look-ups by {@code _id}: the token's holder, the conversation, its pages.
 */
@Component
final class HistoryEndpoint implements Operation {

    /** The answer, with the number of the last message that the caller has read of the other's. */
    private record Body(List<Line> messages, long readUpTo) {

        static Body of(History history) {
            return new Body(history.messages().stream().map(Line::of).toList(), history.readUpTo());
        }
    }

    /** In the words of the frames. */
    private record Line(long msgId, long senderid, @Nullable String message, Instant timestamp, boolean read) {

        static Line of(History.Message message) {
            return new Line(
                    message.number(), message.sender().value(), message.text(), message.sentAt(), message.read());
        }
    }

    private final QueryGateway queries;

    HistoryEndpoint(QueryGateway queries) {
        this.queries = queries;
    }

    @Override
    public Route route() {
        return Route.get(Door.CHAT, "/v1/chats/");
    }

    @Override
    public Mono<Answer> handle(Call call) {
        var partner = number(call, "user_id").map(UserId::new).orElseThrow(ChatAnswers::badJson);
        var before = number(call, "before").orElse(null);
        var limit = number(call, "limit")
                .map(most -> (int) Math.min(most, MessagingQuery.MOST))
                .orElse(MessagingQuery.MOST);
        return ReadAfter.position()
                .map(after -> new ReadHistory(call.user(), partner, before, limit, after))
                .flatMap(query -> Mono.fromFuture(() -> queries.query(query, ResponseTypes.instanceOf(History.class))))
                .map(history -> Answer.ok(Body.of(history)));
    }

    /** A parameter that is a number from 1; empty where it is not given. */
    private static Optional<Long> number(Call call, String parameter) {
        var given = call.query().getOrDefault(parameter, List.of());
        if (given.isEmpty()) {
            return Optional.empty();
        }
        var digits = given.getLast();
        if (!digits.matches("[0-9]{1,18}") || Long.parseLong(digits) == 0) {
            throw ChatAnswers.badJson();
        }
        return Optional.of(Long.valueOf(digits));
    }
}
