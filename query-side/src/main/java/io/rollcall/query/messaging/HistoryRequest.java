// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.messaging;

import io.rollcall.contracts.messaging.MessagingQuery;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.Call;
import io.rollcall.http.Refusal;
import io.rollcall.http.chat.ChatAnswers;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which part of which history somebody asks for.
 *
 * @param partner the other user of the conversation; or
 * @param group in which group, by its name: one of the two is there
 * @param before the number of the message that follows; {@code null} for the newest ones
 * @param limit how many at most, from 1 to {@link MessagingQuery#MOST}
 */
record HistoryRequest(
        Optional<UserId> partner,
        Optional<String> group,
        @Nullable Long before,
        int limit) {

    /** @throws Refusal 400 where it is not said, or cannot be */
    static HistoryRequest by(Call call) {
        var partner = number(call, "user_id").map(UserId::new);
        var group = last(call, "group").filter(name -> !name.isBlank());
        if (partner.isPresent() == group.isPresent()) {
            throw ChatAnswers.badJson();
        }
        var limit = number(call, "limit").map(most -> (int) Math.min(most, MessagingQuery.MOST));
        return new HistoryRequest(
                partner, group, number(call, "before").orElse(null), limit.orElse(MessagingQuery.MOST));
    }

    /** A parameter that is a number from 1; empty where it is not given. */
    private static Optional<Long> number(Call call, String parameter) {
        return last(call, parameter).map(digits -> {
            if (!digits.matches("[0-9]{1,18}") || Long.parseLong(digits) == 0) {
                throw ChatAnswers.badJson();
            }
            return Long.valueOf(digits);
        });
    }

    private static Optional<String> last(Call call, String parameter) {
        var given = call.query().getOrDefault(parameter, List.of());
        return given.isEmpty() ? Optional.empty() : Optional.of(given.getLast());
    }
}
