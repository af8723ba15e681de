// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.group;

import io.rollcall.contracts.group.GroupResult;
import io.rollcall.http.Refusal;
import io.rollcall.http.chat.ChatAnswers;
import io.rollcall.log.aggregate.CommandResult;

/** The chat door's answers to changes of groups. */
final class GroupAnswers {

    private GroupAnswers() {}

    /** @throws Refusal where it is not as was asked for */
    static void check(CommandResult<GroupResult> decided) {
        if (decided.result() != GroupResult.DONE) {
            throw refusal(decided.result()).at(decided.position());
        }
    }

    private static Refusal refusal(GroupResult result) {
        return switch (result) {
            case CALLER_LEFT -> ChatAnswers.tokenNotFound();
            case NAME_TAKEN -> ChatAnswers.conflict();
            case NO_SUCH_GROUP -> ChatAnswers.groupNotFound();
            case NO_SUCH_USER -> ChatAnswers.userDoesNotExist();
            case ALREADY_MEMBER -> ChatAnswers.alreadyInList();
            case FULL -> ChatAnswers.refused(403, "Group is full");
            case DONE, NAME_FORGOTTEN -> throw new IllegalArgumentException(result + " is no refusal");
        };
    }
}
