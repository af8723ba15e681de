// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;

/** A database that somebody is asked about before each operation, and that may answer reads otherwise. */
final class SteppedMongo {

    private static final Set<String> OPERATIONS =
            Set.of("find", "bulkWrite", "replaceOne", "insertOne", "deleteMany", "drop", "runCommand");

    private SteppedMongo() {}

    /** The members that are asked. */
    @FunctionalInterface
    interface Steps {

        /** @return where the operation is done: the collection itself, as a rule */
        Object before(String operation, Object collection);
    }

    static MongoDatabase around(MongoDatabase database, Steps steps) {
        return wrapped(MongoDatabase.class, database, steps);
    }

    private static <T> T wrapped(Class<T> type, Object inner, Steps steps) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    var steppedOn = OPERATIONS.contains(method.getName());
                    var target = steppedOn ? steps.before(method.getName(), inner) : inner;
                    var answer = invoked(method, target, arguments);
                    if (answer instanceof MongoDatabase same) {
                        return wrapped(MongoDatabase.class, same, steps);
                    }
                    return answer instanceof MongoCollection<?> collection
                            ? wrapped(MongoCollection.class, collection, steps)
                            : answer;
                }));
    }

    private static Object invoked(Method method, Object target, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
