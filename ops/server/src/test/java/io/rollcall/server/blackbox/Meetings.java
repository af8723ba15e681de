// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The meetings of the meet door in the words of its document. */
record Meetings(Meet meet) {

    static final String ALL = "/api/meetings/";
    static final String NOT_FOUND = "{'detail':'Not found.'}";
    static final String FORBIDDEN = "{'detail':'You do not have permission to perform this action.'}";
    static final String YOURSELF = "Can not do it with yourself.";
    static final String NO_SUCH_USER = "User with this id does not exist.";
    static final String NOT_AN_INTEGER = "A valid integer is required.";

    private static final int SIGN_UPS_AT_ONCE = 3;

    static Meetings ofTheSharedServer() {
        return new Meetings(Meet.at(Server.base()));
    }

    static String path(long meeting) {
        return ALL + meeting + "/";
    }

    static String usersOf(long meeting) {
        return path(meeting) + "users/";
    }

    /** So many users that have just signed up, a few at a time: a server takes only so many images at once. */
    List<Meet.User> people(int many) {
        var people = new ArrayList<Meet.User>();
        while (people.size() < many) {
            var next = Math.min(SIGN_UPS_AT_ONCE, many - people.size());
            people.addAll(AtOnce.all(Collections.<Supplier<Meet.User>>nCopies(next, meet::signUp)));
        }
        people.sort(Comparator.comparingLong(Meet.User::userId));
        return people;
    }

    /** All that a meeting needs. */
    static SentBody.Multipart form() {
        return SentBody.multipart("title", "Tea").file("logo", Pictures.png());
    }

    ReceivedAnswer arrange(Meet.User king, SentBody.Multipart form) {
        return meet.as(king).post(ALL, form.body());
    }

    /** The id of a meeting of this king with these. */
    long arranged(Meet.User king, Meet.User... invited) {
        return arranged(king, Arrays.asList(invited));
    }

    long arranged(Meet.User king, List<Meet.User> invited) {
        var form = form();
        invited.forEach(user -> form.field("users", Long.toString(user.userId())));
        return arrange(king, form).is(201).json().get("id").asLong();
    }

    ReceivedAnswer show(Meet.User user, long meeting) {
        return meet.as(user).get(path(meeting));
    }

    /** The ids of those of a user's meetings that this query asks for. */
    List<Long> list(Meet.User user, String query) {
        return meet.as(user)
                .get(ALL + query)
                .is(200)
                .json()
                .valueStream()
                .map(meeting -> meeting.get("id").asLong())
                .toList();
    }

    ReceivedAnswer invite(Meet.User by, long meeting, Meet.User invited) {
        return invite(by, meeting, named(invited));
    }

    ReceivedAnswer invite(Meet.User by, long meeting, String json) {
        return meet.as(by).put(usersOf(meeting), SentBody.json(json));
    }

    ReceivedAnswer exclude(Meet.User by, long meeting, Meet.User excluded) {
        return exclude(by, meeting, named(excluded));
    }

    ReceivedAnswer exclude(Meet.User by, long meeting, String json) {
        return meet.as(by).delete(usersOf(meeting), SentBody.json(json));
    }

    ReceivedAnswer leave(Meet.User user, long meeting) {
        return meet.as(user).delete(path(meeting), SentBody.none());
    }

    ReceivedAnswer update(Meet.User user, long meeting, String json) {
        return meet.as(user).patch(path(meeting), SentBody.json(json));
    }

    ReceivedAnswer complete(Meet.User king, long meeting) {
        return update(king, meeting, "{\"completed\":true}");
    }

    void block(Meet.User owner, Meet.User blocked) {
        meet.as(owner).put("/api/blacklist/", SentBody.json(named(blocked))).is(200);
    }

    /** The members, as a meeting lists them. */
    static List<Long> users(JsonNode meeting) {
        return meeting.get("users").valueStream().map(JsonNode::asLong).toList();
    }

    static List<Long> ids(Meet.User... users) {
        return Stream.of(users).map(Meet.User::userId).toList();
    }

    private static String named(Meet.User user) {
        return "{\"user\":%d}".formatted(user.userId());
    }
}
