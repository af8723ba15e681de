// SPDX-License-Identifier: Apache-2.0
package io.rollcall.faults;

import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** What clients take the server for: a replica set of these members, or routers of a sharded cluster. */
final class Topology {

    static final String SET = "faults";

    private static final Fault.Refusal NOT_PRIMARY = new Fault.Refusal(10107, "NotWritablePrimary");
    private static final Fault.Refusal NO_SECONDARY = new Fault.Refusal(13435, "NotPrimaryNoSecondaryOk");

    private final boolean sharded;
    private final List<String> hosts;
    private volatile Term term = new Term(1, 0);

    /** @param primary the number of a member; negative while there is none */
    private record Term(int number, int primary) {}

    Topology(boolean sharded, List<String> hosts) {
        this.sharded = sharded;
        this.hosts = hosts;
    }

    /** Holds an election, which this member wins; nobody does where its number is negative. */
    synchronized void elect(int member) {
        term = new Term(term.number() + 1, member);
    }

    /** What a member says of itself, after what the server behind it says. */
    BsonDocument greeting(BsonDocument server, int member) {
        List.of("topologyVersion", "compression", "msg", "setName", "electionId", "setVersion", "primary")
                .forEach(server::remove);
        return sharded ? server.append("msg", new BsonString("isdbgrid")) : ofMember(server, member, term);
    }

    private BsonDocument ofMember(BsonDocument server, int member, Term now) {
        var isPrimary = BsonBoolean.valueOf(member == now.primary());
        server.append("isWritablePrimary", isPrimary)
                .append("ismaster", isPrimary)
                .append("secondary", BsonBoolean.valueOf(member != now.primary()))
                .append("setName", new BsonString(SET))
                .append("setVersion", new BsonInt32(1))
                .append("me", new BsonString(hosts.get(member)))
                .append(
                        "hosts",
                        new BsonArray(hosts.stream().map(BsonString::new).toList()));
        if (now.primary() >= 0) {
            server.append("primary", new BsonString(hosts.get(now.primary())));
        }
        if (member == now.primary()) {
            server.append("electionId", new BsonObjectId(new ObjectId("7fffffff%016x".formatted(now.number()))));
        }
        return server;
    }

    /** Why this member does not do that; {@code null} where it does. */
    Fault.@Nullable Refusal refusal(MongoCommand command, int member) {
        if (sharded || member == term.primary() || command.collection().isEmpty()) {
            return null;
        }
        return command.isWrite() ? NOT_PRIMARY : command.isForSecondaries() ? null : NO_SECONDARY;
    }
}
