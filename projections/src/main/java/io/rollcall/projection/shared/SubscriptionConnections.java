// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import com.mongodb.reactivestreams.client.MongoClient;

/**
 * The connections that subscriptions have for themselves, and end with this. No bean of the driver's own type, of which
 * there is one: the readers'.
 */
record SubscriptionConnections(MongoClient client) implements AutoCloseable {

    @Override
    public void close() {
        client.close();
    }
}
