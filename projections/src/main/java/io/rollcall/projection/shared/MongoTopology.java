// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import com.mongodb.connection.ClusterConnectionMode;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/**
 * What a server tells of the deployment that it is part of, in its answer to {@code hello}, which everybody may ask.
 *
 * <p>It names all members that may become primary or serve reads, and the arbiters, but neither hidden members nor
 * members without a vote; and a {@code mongos} names no member of its shards. So what is said of arbiters may be too
 * strict for a set with hidden members, and nothing is said of shards.
 *
 * @param hello the answer
 * @param mode how the driver looks at the deployment
 */
record MongoTopology(Document hello, ClusterConnectionMode mode) {

    /** Why this deployment is not to be relied on; empty where nothing is known against it. */
    Optional<Objection> objection() {
        if (!hello.containsKey("setName")) {
            return Optional.empty();
        }
        return mode == ClusterConnectionMode.SINGLE ? Optional.of(oneHost()) : arbiters();
    }

    /** Whether collections may lie on several shards. */
    static boolean isSharded(Document hello) {
        return "isdbgrid".equals(hello.get("msg"));
    }

    private Objection oneHost() {
        return new Objection(
                "MongoDB is the replica set %1$s, and spring.mongodb.uri names one host of it: after a failover nothing could be written any more, and what is read would stay old."
                        .formatted(hello.get("setName")),
                "Name several members and the set: mongodb://%s/rollcall?replicaSet=%s"
                        .formatted(String.join(",", names("hosts")), hello.get("setName")));
    }

    /** The voters may elect a primary with too few members left to confirm a write. */
    private Optional<Objection> arbiters() {
        var arbiters = names("arbiters").size();
        var bearing = names("hosts").size() + names("passives").size();
        var majority = (bearing + arbiters) / 2 + 1;
        var left = bearing - 1;
        if (left == 0 || left >= majority || left + arbiters < majority) {
            return Optional.empty();
        }
        return Optional.of(
                new Objection(
                        "The replica set %s has %d members with data and arbiters (%s): with one of those away there is a primary, and no majority that could confirm its writes."
                                .formatted(hello.get("setName"), bearing, String.join(", ", names("arbiters"))),
                        "Make the arbiter a member with data; or set rollcall.read-store.any-topology=true, and know that read models then stand still."));
    }

    private List<String> names(String which) {
        return hello.getList(which, String.class, List.of());
    }
}
