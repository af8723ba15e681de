// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.ServerAddress;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.Document;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** A database that refuses some of what it is to write. */
final class RefusingMongo {

    private RefusingMongo() {}

    /** Refuses each such document of a bulk with this error, and writes the others. */
    static MongoDatabase each(MongoDatabase database, Predicate<Document> refused, int code) {
        return wrapped(MongoDatabase.class, database, (collection, writes) -> {
            var errors = new ArrayList<BulkWriteError>();
            var others = new ArrayList<WriteModel<Document>>();
            for (var write : writes) {
                if (isRefused(write, refused)) {
                    errors.add(new BulkWriteError(code, "refused", new BsonDocument(), writes.indexOf(write)));
                } else {
                    others.add(write);
                }
            }
            return errors.isEmpty() ? written(collection, writes) : partly(collection, others, errors);
        });
    }

    /** Refuses a whole bulk in which there is one that it refuses. */
    static MongoDatabase all(MongoDatabase database, Predicate<Document> refused, int code) {
        return wrapped(MongoDatabase.class, database, (collection, writes) -> {
            var found = writes.stream().anyMatch(write -> isRefused(write, refused));
            return found ? Mono.error(failure(code)) : written(collection, writes);
        });
    }

    private static boolean isRefused(WriteModel<Document> write, Predicate<Document> refused) {
        return switch (write) {
            case InsertOneModel<Document> it -> refused.test(it.getDocument());
            case ReplaceOneModel<Document> it -> refused.test(it.getReplacement());
            default -> false;
        };
    }

    private static MongoCommandException failure(int code) {
        var answer = new BsonDocument("code", new BsonInt32(code)).append("errmsg", new BsonString("refused"));
        return new MongoCommandException(answer, new ServerAddress());
    }

    private static Mono<BulkWriteResult> partly(
            MongoCollection<Document> collection, List<WriteModel<Document>> others, List<BulkWriteError> errors) {
        var result = others.isEmpty()
                ? Mono.just(BulkWriteResult.acknowledged(0, 0, 0, 0, List.of(), List.of()))
                : written(collection, others);
        return result.flatMap(
                done -> Mono.error(new MongoBulkWriteException(done, errors, null, new ServerAddress(), Set.of())));
    }

    private static Mono<BulkWriteResult> written(
            MongoCollection<Document> collection, List<? extends WriteModel<Document>> writes) {
        return Mono.from(collection.bulkWrite(writes, new BulkWriteOptions().ordered(false)));
    }

    /** What happens to a bulk. */
    @FunctionalInterface
    private interface Bulk {

        Publisher<BulkWriteResult> write(MongoCollection<Document> collection, List<WriteModel<Document>> writes);
    }

    @SuppressWarnings("unchecked")
    private static <T> T wrapped(Class<T> type, Object inner, Bulk bulk) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().equals("bulkWrite")) {
                        return bulk.write((MongoCollection<Document>) inner, (List<WriteModel<Document>>) arguments[0]);
                    }
                    try {
                        var answer = method.invoke(inner, arguments);
                        if (answer instanceof MongoDatabase same) {
                            return wrapped(MongoDatabase.class, same, bulk);
                        }
                        return answer instanceof MongoCollection<?> collection
                                ? wrapped(MongoCollection.class, collection, bulk)
                                : answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
