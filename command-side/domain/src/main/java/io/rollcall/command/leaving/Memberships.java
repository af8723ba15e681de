// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.leaving;

import io.rollcall.command.limit.Acquaintances;
import io.rollcall.contracts.group.GroupEvent;
import io.rollcall.contracts.group.GroupEvent.GroupEnded;
import io.rollcall.contracts.group.GroupEvent.GroupFounded;
import io.rollcall.contracts.group.GroupEvent.MemberAdded;
import io.rollcall.contracts.group.GroupEvent.MemberLeft;
import io.rollcall.contracts.group.GroupId;
import io.rollcall.contracts.meeting.MeetingEvent.MeetingArranged;
import io.rollcall.contracts.meeting.MeetingEvent.MeetingEnded;
import io.rollcall.contracts.meeting.MeetingEvent.MembershipEvent;
import io.rollcall.contracts.meeting.MeetingEvent.UserExcluded;
import io.rollcall.contracts.meeting.MeetingEvent.UserInvited;
import io.rollcall.contracts.meeting.MeetingEvent.UserLeft;
import io.rollcall.contracts.meeting.MeetingId;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.log.subscription.Fence;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The members of each meeting and group, as far as the policy has followed the log; kept beside its position and
 * written by its owner alone: what came late could begin again what has ended. A user that has left a group counts as
 * in it until it ends, since what they wrote in it stays until they leave the system.
 */
final class Memberships implements Acquaintances {

    /** Of what people are members. */
    private enum Kind {
        MEETING("memberships (member, meeting)", "memberships", "meeting"),
        GROUP("group_memberships (member, chat_group)", "group_memberships", "chat_group");

        private final String begin;
        private final String end;
        private final String all;

        Kind(String columns, String table, String column) {
            begin = "insert into " + columns + " select ?::bigint, ?::bigint from mine on conflict do nothing";
            end = "delete from " + table + " using mine where member = ? and " + column + " = ?";
            all = "select " + column + " from " + table + " where member = ? order by " + column;
        }
    }

    private static final String END_GROUP = "delete from group_memberships using mine where chat_group = ?";

    private static final String ACQUAINTANCES = """
            select others.member from memberships own join memberships others using (meeting)
                where own.member = :user and others.member = any(:among)
            union
            select others.member from group_memberships own join group_memberships others using (chat_group)
                where own.member = :user and others.member = any(:among)
            """;

    private static final String FORGET = "delete from group_memberships using mine where member = ?";

    private final JdbcClient jdbc;
    private final Fence fence;

    /** @param fence of the policy */
    Memberships(JdbcClient jdbc, Fence fence) {
        this.jdbc = jdbc;
        this.fence = fence;
    }

    /** Keeps what an event says of somebody's membership; the same again changes nothing. */
    void follow(MembershipEvent event) {
        var meeting = event.meeting().value();
        switch (event) {
            case MeetingArranged arranged -> begin(Kind.MEETING, arranged.king(), meeting);
            case UserInvited invited -> begin(Kind.MEETING, invited.invited(), meeting);
            case UserExcluded excluded -> end(Kind.MEETING, excluded.excluded(), meeting);
            case UserLeft left -> end(Kind.MEETING, left.left(), meeting);
            case MeetingEnded ended -> end(Kind.MEETING, ended.left(), meeting);
        }
    }

    /** The same of groups. */
    void follow(GroupEvent event) {
        var group = event.group().value();
        switch (event) {
            case GroupFounded founded -> begin(Kind.GROUP, founded.founder(), group);
            case MemberAdded added -> begin(Kind.GROUP, added.member(), group);
            case MemberLeft left -> {} // what they wrote is still there
            case GroupEnded ended -> fence.write(END_GROUP, group);
        }
    }

    /** Nothing is to be cleared up behind this user any more. */
    void forget(UserId left) {
        fence.write(FORGET, left.value());
    }

    List<MeetingId> meetingsOf(UserId user) {
        return all(Kind.MEETING, user).stream().map(MeetingId::new).toList();
    }

    List<GroupId> groupsOf(UserId user) {
        return all(Kind.GROUP, user).stream().map(GroupId::new).toList();
    }

    @Override
    public Set<UserId> of(UserId user, Collection<UserId> among) {
        var found = jdbc.sql(ACQUAINTANCES)
                .param("user", user.value())
                .param("among", among.stream().map(UserId::value).toArray(Long[]::new))
                .query(Long.class)
                .list();
        return found.stream().map(UserId::new).collect(Collectors.toSet());
    }

    private List<Long> all(Kind kind, UserId user) {
        return jdbc.sql(kind.all).param(user.value()).query(Long.class).list();
    }

    private void begin(Kind kind, UserId user, long of) {
        fence.write(kind.begin, user.value(), of);
    }

    private void end(Kind kind, UserId user, long of) {
        fence.write(kind.end, user.value(), of);
    }
}
