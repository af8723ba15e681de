// SPDX-License-Identifier: Apache-2.0
package io.rollcall.stream;

import io.rollcall.contracts.account.UserCommand;
import io.rollcall.contracts.group.GroupCommand;
import io.rollcall.contracts.group.GroupId;
import io.rollcall.contracts.group.GroupNameId;
import io.rollcall.contracts.login.LoginNameId;
import io.rollcall.contracts.meeting.MeetingCommand;
import io.rollcall.contracts.meeting.MeetingId;
import io.rollcall.contracts.operation.OperationId;
import io.rollcall.contracts.order.OrderId;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.NumberId;
import java.util.Map;
import java.util.function.Function;

/** The names of what has an id of its own on the stream: those that its aggregate has in the log. */
final class SubjectNames {

    private static final Map<Class<?>, Function<Object, String>> NAMES = Map.of(
            UserId.class, id -> UserCommand.aggregate((UserId) id),
            NumberId.class, id -> ((NumberId) id).aggregate(),
            LoginNameId.class, id -> ((LoginNameId) id).aggregate(),
            GroupNameId.class, id -> ((GroupNameId) id).aggregate(),
            GroupId.class, id -> GroupCommand.aggregate((GroupId) id),
            MeetingId.class, id -> MeetingCommand.aggregate((MeetingId) id),
            OrderId.class, id -> "order-" + ((OrderId) id).value(),
            OperationId.class, id -> ((OperationId) id).aggregate());

    private SubjectNames() {}

    static boolean isSubject(Class<?> type) {
        return NAMES.containsKey(type);
    }

    static String of(Object id) {
        var name = NAMES.get(id.getClass());
        if (name == null) {
            throw new IllegalArgumentException("Has no id on the stream: " + id.getClass());
        }
        return name.apply(id);
    }
}
