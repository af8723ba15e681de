// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.packaged;

import static io.rollcall.server.packaged.Caller.body;

import java.io.IOException;

/** Users of the chat door of a packaged server, and what they do there. */
final class ChatUsers {

    /** A user that the server has acknowledged. */
    record ChatUser(String name, long userId, String token) {}

    private ChatUsers() {}

    /** A new user with the e-mail address as the account name, too. */
    static ChatUser join(PackagedServer server, String name) throws IOException, InterruptedException {
        var form = "{\"account_name\":\"%1$s\",\"email\":\"%1$s\",\"password\":\"user1user1\"}".formatted(name);
        var joined = body(201, Caller.anybody().post(server, "/v1/users/", form));
        return new ChatUser(
                name, joined.get("user_id").asLong(), joined.get("token").asString());
    }

    /** Has somebody list a friend, and found two groups: one with the friend, one without. */
    static void settle(PackagedServer server, String token, ChatUser friend, String group)
            throws IOException, InterruptedException {
        var caller = Caller.anybody().atChat(token);
        body(201, caller.put(server, "/v1/users/", "{\"contact\":\"%s\"}".formatted(friend.name())));
        var shared = "{\"group\":\"%s, shared\",\"contacts\":[\"%s\"]}".formatted(group, friend.name());
        body(201, caller.put(server, "/v1/groups", shared));
        body(201, caller.put(server, "/v1/groups", "{\"group\":\"%s\"}".formatted(group)));
    }
}
