// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.support.GenericApplicationContext;

/** Counts what a server asks its read store for: each question, and each further answer to one. */
final class LookUps implements CommandListener {

    private static final Set<String> ASKING = Set.of("find", "getMore", "aggregate", "count", "distinct");

    /** What a collection says of itself; subscriptions look at it now and then. */
    private static final BsonString POSITION = new BsonString("@position");

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger looks = new AtomicInteger();

    /** Makes a server that is about to start tell this one. */
    void addTo(GenericApplicationContext context) {
        context.registerBean(
                "lookUps",
                MongoClientSettingsBuilderCustomizer.class,
                () -> settings -> settings.addCommandListener(this));
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        if (ASKING.contains(event.getCommandName())) {
            var id =
                    event.getCommand().getDocument("filter", new BsonDocument()).get("_id");
            (POSITION.equals(id) ? looks : asked).incrementAndGet();
        }
    }

    /** How often collections were asked whether they are whole. */
    int looks() {
        return looks.get();
    }

    /** How many there have been. */
    int soFar() {
        return asked.get();
    }

    /** How many there are while this is done; nobody else may use the server meanwhile. */
    int during(Runnable reading) {
        var before = asked.get();
        reading.run();
        return asked.get() - before;
    }
}
