// SPDX-License-Identifier: Apache-2.0
package io.rollcall.faults;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * What a client asks of MongoDB.
 *
 * @param name such as {@code find}
 * @param collection empty where the command is of none
 * @param document the whole command
 */
public record MongoCommand(String name, String database, String collection, BsonDocument document) {

    private static final Set<String> HELLO = Set.of("hello", "ismaster");
    private static final Set<String> WRITES = Set.of("insert", "update", "delete", "findandmodify", "drop", "create");

    static MongoCommand of(WireMessage message) {
        var document = message.document();
        var name = document.getFirstKey();
        var collection = document.get(name) instanceof BsonString of ? of.getValue() : "";
        var database = document.getString("$db", new BsonString(message.database()));
        return new MongoCommand(name, database.getValue(), collection, document);
    }

    boolean isHello() {
        return HELLO.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Whether it names the client: nobody keeps that. */
    boolean isAuthentication() {
        return name.toLowerCase(Locale.ROOT).startsWith("sasl") || name.equals("authenticate");
    }

    boolean isWrite() {
        return WRITES.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Whether it may be answered by another than the primary. */
    boolean isForSecondaries() {
        var mode = document.getDocument("$readPreference", new BsonDocument()).get("mode");
        return mode != null && !new BsonString("primary").equals(mode);
    }

    /** What an update or insert would write: the statements, each of its own. */
    public List<BsonDocument> statements() {
        var key = name.equals("insert") ? "documents" : name.equals("update") ? "updates" : "deletes";
        return document.containsKey(key)
                ? document.getArray(key).stream().map(BsonValue::asDocument).toList()
                : List.of();
    }
}
