// SPDX-License-Identifier: Apache-2.0
package io.rollcall.faults;

import java.util.function.Predicate;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/** What Rollcall asks of a read model's collection, told apart as it comes over the wire. */
public enum ReadModelStep implements Predicate<MongoCommand> {

    /** A subscription loads the documents of a batch, with the position. */
    LOAD {
        @Override
        public boolean test(MongoCommand command) {
            return command.name().equals("find") && isOfSubscription(command) && !isOfPosition(command);
        }
    },

    /** A subscription writes the documents of a batch. */
    BULK {
        @Override
        public boolean test(MongoCommand command) {
            return (command.name().equals("update") || command.name().equals("insert")) && !isOfPosition(command);
        }
    },

    /** A subscription writes its position, the first one too. */
    POSITION {
        @Override
        public boolean test(MongoCommand command) {
            return command.isWrite() && isOfPosition(command);
        }
    },

    /** Somebody reads, for a client. */
    READ {
        @Override
        public boolean test(MongoCommand command) {
            return command.name().equals("find") && !isOfSubscription(command) && !isOfPosition(command);
        }
    };

    private static final BsonValue POSITION_KEY = new BsonString("@position");

    /** The same for one collection alone. */
    public Predicate<MongoCommand> of(String collection) {
        return command -> command.collection().equals(collection) && test(command);
    }

    private static boolean isOfSubscription(MongoCommand command) {
        var concern = command.document().getDocument("readConcern", new BsonDocument());
        return new BsonString("majority").equals(concern.get("level"));
    }

    private static boolean isOfPosition(MongoCommand command) {
        return POSITION_KEY.equals(command.document()
                        .getDocument("filter", new BsonDocument())
                        .get("_id"))
                || command.statements().stream()
                        .map(statement -> statement.getDocument("q", statement))
                        .anyMatch(statement -> POSITION_KEY.equals(statement.get("_id")));
    }
}
