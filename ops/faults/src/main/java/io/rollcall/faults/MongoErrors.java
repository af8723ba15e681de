// SPDX-License-Identifier: Apache-2.0
package io.rollcall.faults;

import java.util.List;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonString;

/** Errors in the words of real servers. */
final class MongoErrors {

    /** What a client with sessions may send again (specification "Retryable Writes"). */
    private static final Set<Integer> RETRYABLE =
            Set.of(6, 7, 89, 91, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436);

    private MongoErrors() {}

    static BsonDocument refusal(Fault.Refusal refusal, MongoCommand command) {
        var answer = new BsonDocument("ok", new BsonDouble(0)).append("errmsg", new BsonString(refusal.name()));
        return labelled(named(answer, refusal.code(), refusal.name()), refusal.code(), command);
    }

    static BsonDocument concern(BsonDocument done, Fault.Concern concern, MongoCommand command) {
        var error = new BsonDocument("errmsg", new BsonString("waiting for replication timed out"));
        done.append("writeConcernError", named(error, concern.code(), concern.name()));
        return labelled(done, concern.code(), command);
    }

    private static BsonDocument named(BsonDocument error, int code, String name) {
        return error.append("code", new BsonInt32(code)).append("codeName", new BsonString(name));
    }

    private static BsonDocument labelled(BsonDocument answer, int code, MongoCommand command) {
        return command.document().containsKey("txnNumber") && RETRYABLE.contains(code)
                ? answer.append("errorLabels", new BsonArray(List.of(new BsonString("RetryableWriteError"))))
                : answer;
    }
}
