// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.messaging;

import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.messaging.GroupHistory;
import io.rollcall.contracts.messaging.History;
import io.rollcall.contracts.messaging.MessagingQuery.ReadGroupHistory;
import io.rollcall.contracts.messaging.MessagingQuery.ReadHistory;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.Endpoint;
import io.rollcall.http.Queries;
import io.rollcall.http.ReadPosition;
import io.rollcall.http.Route;
import io.rollcall.http.chat.ChatAnswers;
import io.rollcall.http.chat.GroupNameIds;
import io.rollcall.http.drf.DateTimes;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * {@code GET /v1/chats?user_id=&before=&limit=}: what the caller and another user have written to each other, the
 * newest last (our extension). Three look-ups by {@code _id}: the token's holder, the conversation, its pages.
 *
 * <p>{@code GET /v1/chats?group=&before=&limit=}: the same of a group, from when on the caller is its member. Four: the
 * token's holder, the group's name, the group, its pages; PostgreSQL tells the name's id.
 */
@Component
final class HistoryEndpoint implements Endpoint {

    /** The answer, with the number of the last message that the caller has read of the other's. */
    private record Body(List<Line> messages, long readUpTo) {

        static Body of(History history) {
            return new Body(history.messages().stream().map(Line::of).toList(), history.readUpTo());
        }
    }

    /** In the words of the frames. */
    private record Line(long msgId, long senderid, @Nullable String message, String timestamp, boolean read) {

        static Line of(History.Message message) {
            return new Line(
                    message.number(),
                    message.sender().value(),
                    message.text(),
                    DateTimes.written(message.sentAt()),
                    message.read());
        }
    }

    /** The answer about a group, which does not know what has been read. */
    private record GroupBody(List<GroupLine> messages) {

        static GroupBody of(GroupHistory history) {
            return new GroupBody(history.messages().stream().map(GroupLine::of).toList());
        }
    }

    /** In the words of the frames. */
    private record GroupLine(
            long msgId, long senderid, @Nullable String message, String timestamp) {

        static GroupLine of(GroupHistory.Message message) {
            return new GroupLine(
                    message.number(), message.sender().value(), message.text(), DateTimes.written(message.sentAt()));
        }
    }

    private final Queries queries;
    private final GroupNameIds names;

    HistoryEndpoint(Queries queries, GroupNameIds names) {
        this.queries = queries;
        this.names = names;
    }

    @Override
    public Route route() {
        return Route.get(Door.CHAT, "/v1/chats/");
    }

    @Override
    public Mono<Answer> handle(Call call) {
        var asked = HistoryRequest.by(call);
        return ReadPosition.position()
                .flatMap(after -> asked.partner()
                        .map(partner -> read(call.user(), partner, asked, after))
                        .orElseGet(() -> read(call.user(), asked.group().orElseThrow(), asked, after)));
    }

    private Mono<Answer> read(UserId viewer, UserId partner, HistoryRequest asked, long after) {
        var query = new ReadHistory(viewer, partner, asked.before(), asked.limit(), after);
        return queries.ask(query).map(history -> Answer.ok(Body.of(history)));
    }

    private Mono<Answer> read(UserId viewer, String group, HistoryRequest asked, long after) {
        return names.find(group)
                .map(name -> new ReadGroupHistory(viewer, name, asked.before(), asked.limit(), after))
                .flatMap(queries::ask)
                .map(history -> history.map(GroupBody::of).orElseThrow(ChatAnswers::groupNotFound))
                .map(Answer::ok);
    }
}
