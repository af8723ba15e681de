// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.leaving;

import io.rollcall.command.leaving.Memberships;
import io.rollcall.command.limit.Acquaintances;
import io.rollcall.command.meeting.FullCalendars;
import io.rollcall.contracts.group.GroupId;
import io.rollcall.contracts.meeting.MeetingId;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.log.subscription.Fence;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of {@code memberships} and {@code group_memberships}, kept beside the position of the policy. */
final class PostgresMemberships implements Memberships, Acquaintances, FullCalendars {

    /** Of what people are members. */
    private enum Kind {
        MEETING("memberships (member, meeting)", "memberships", "meeting"),
        GROUP("group_memberships (member, chat_group)", "group_memberships", "chat_group");

        private final String begin;
        private final String all;

        Kind(String columns, String table, String column) {
            begin = "insert into " + columns + " select ?::bigint, ?::bigint from mine on conflict do nothing";
            all = "select " + column + " from " + table + " where member = ? order by " + column;
        }
    }

    private static final String END_MEMBERSHIP = "delete from memberships using mine where member = ? and meeting = ?";
    private static final String END_GROUP = "delete from group_memberships using mine where chat_group = ?";
    private static final String LEAVE_GROUPS = "delete from group_memberships using mine where member = ?";

    private static final String ACQUAINTANCES = """
            select others.member from memberships own join memberships others using (meeting)
                where own.member = :user and others.member = any(:among)
            union
            select others.member from group_memberships own join group_memberships others using (chat_group)
                where own.member = :user and others.member = any(:among)
            """;

    private static final String FULL =
            "select member from memberships where member in (:users) group by member having count(*) >= :most";

    private final JdbcClient jdbc;
    private final Fence fence;

    /** @param fence of the policy */
    PostgresMemberships(JdbcClient jdbc, Fence fence) {
        this.jdbc = jdbc;
        this.fence = fence;
    }

    @Override
    public void add(UserId member, MeetingId meeting) {
        fence.write(Kind.MEETING.begin, member.value(), meeting.value());
    }

    @Override
    public void remove(UserId member, MeetingId meeting) {
        fence.write(END_MEMBERSHIP, member.value(), meeting.value());
    }

    @Override
    public void add(UserId member, GroupId group) {
        fence.write(Kind.GROUP.begin, member.value(), group.value());
    }

    @Override
    public void end(GroupId group) {
        fence.write(END_GROUP, group.value());
    }

    @Override
    public void removeFromGroups(UserId member) {
        fence.write(LEAVE_GROUPS, member.value());
    }

    @Override
    public List<MeetingId> meetingsOf(UserId user) {
        return all(Kind.MEETING, user).stream().map(MeetingId::new).toList();
    }

    @Override
    public List<GroupId> groupsOf(UserId user) {
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

    @Override
    public Set<UserId> among(Collection<UserId> users, int most) {
        return users.isEmpty()
                ? Set.of()
                : new HashSet<>(jdbc.sql(FULL)
                        .param("users", users.stream().map(UserId::value).toList())
                        .param("most", most)
                        .query((row, number) -> UserId.of(row.getLong(1)))
                        .list());
    }

    private List<Long> all(Kind kind, UserId user) {
        return jdbc.sql(kind.all).param(user.value()).query(Long.class).list();
    }
}
