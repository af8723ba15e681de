// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.BsonDocument;
import org.bson.BsonString;

/** What a database is asked: how often, and for how many documents at a time. */
public final class Finds implements CommandListener {

    private static final Set<String> ASKING = Set.of("find", "getMore", "aggregate", "count", "distinct");

    private final List<Integer> asked = new CopyOnWriteArrayList<>();

    @Override
    public void commandStarted(CommandStartedEvent event) {
        if (ASKING.contains(event.getCommandName())) {
            var id =
                    event.getCommand().getDocument("filter", new BsonDocument()).get("_id");
            var own =
                    new BsonString("@position"); // what a collection says of itself goes along, or is looked at beside
            if (id instanceof BsonDocument in) {
                var ids = in.getArray("$in");
                asked.add(ids.contains(own) ? ids.size() - 1 : ids.size());
            } else if (!own.equals(id)) {
                asked.add(1);
            }
        }
    }

    /** Each time that this asks, the number of ids it asks for; nobody else may ask meanwhile. */
    public List<Integer> during(Runnable asking) {
        var before = asked.size();
        asking.run();
        var sofar = List.copyOf(asked);
        return sofar.subList(before, sofar.size());
    }
}
