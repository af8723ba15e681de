// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Writes messages at a server, and says where they can be read: once they can. */
record Messages(URI base) {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String WS = "/v1/ws/";

    /** With the same token where the chat door looks for it, too. */
    static Client chatting(Person person) {
        return person.client().with("token", person.user().token());
    }

    /** So many from one user to another, as the recipient can read them. */
    String of(Person reader, Person sender, int many) {
        var path = Chat.CHATS + "?user_id=" + sender.id();
        write(
                sender.user().token(),
                reader.user().token(),
                "{\"receiver\":%d,\"message\":\"Hello\"}".formatted(reader.id()),
                many);
        await(reader, path, many);
        return path;
    }

    /** In a new group with these others; the first one is connected: as many as there are. */
    String ofGroup(Person founder, List<Chat.User> others) {
        var name = UUID.randomUUID().toString();
        var path = Chat.CHATS + "?group=" + name;
        var emails = others.stream().map(Chat.User::email).toArray(String[]::new);
        chatting(founder).put(Chat.GROUPS, Chat.group(name, emails)).is(201);
        if (!others.isEmpty()) {
            write(
                    founder.user().token(),
                    others.getFirst().token(),
                    "{\"group\":\"%s\",\"message\":\"Hello\"}".formatted(name),
                    others.size());
        }
        await(founder, path, others.size());
        return path;
    }

    private void write(String sender, String receiver, String frame, int many) {
        try (var senders = OpenSocket.at(base, WS, sender);
                var receivers = OpenSocket.at(base, WS, receiver)) {
            for (int i = 0; i < many; i++) {
                senders.send(frame).nextJson();
                receivers.nextJson();
            }
        }
    }

    /** A socket's answer does not wait for the read models. */
    private static void await(Person reader, String path, int last) {
        Soon.until(SOON, () -> {
            var messages = chatting(reader).get(path).is(200).json().get("messages");
            return last == 0
                    || !messages.isEmpty()
                            && messages.get(messages.size() - 1).get("msg_id").asInt() == last;
        });
    }
}
