// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets clients in that know the password (SASL PLAIN, RFC 4616), each connection for itself. Before that a connection
 * is told what kind of server this is, and nothing else: the server itself knows no users.
 */
final class MongoEntrance {

    private static final AttributeKey<Boolean> ENTERED = AttributeKey.valueOf(MongoEntrance.class, "entered");
    private static final Set<String> GREETINGS = Set.of("hello", "ismaster");
    private static final int UNAUTHORIZED = 13;
    private static final int AUTHENTICATION_FAILED = 18;

    private final byte[] expected;

    /** A client names its account first: the driver says that it acts for itself. */
    MongoEntrance(Login login) {
        this.expected =
                String.join("\0", login.user(), login.user(), login.password()).getBytes(UTF_8);
    }

    /** The answer to a command that is for the entrance itself; {@code null} for any that may go on. */
    @Nullable
    Document answer(Channel client, String command, Document query) {
        if (command.equalsIgnoreCase("saslStart")) {
            return enter(client, query);
        }
        if (!GREETINGS.contains(command.toLowerCase(Locale.ROOT))) {
            require(client);
        }
        return null;
    }

    /** Refuses a client that has not entered. */
    void require(Channel client) {
        if (!client.hasAttr(ENTERED)) {
            throw new MongoServerError(UNAUTHORIZED, "Unauthorized", "Authentication is required");
        }
    }

    private Document enter(Channel client, Document query) {
        var isRight = "PLAIN".equals(query.get("mechanism"))
                && query.get("payload") instanceof BinData shown
                && MessageDigest.isEqual(expected, shown.getData());
        if (!isRight) {
            throw new MongoServerError(AUTHENTICATION_FAILED, "AuthenticationFailed", "Authentication failed");
        }
        client.attr(ENTERED).set(true);
        return new Document("conversationId", 1)
                .append("done", true)
                .append("payload", new BinData(new byte[0]))
                .append("ok", 1);
    }
}
