// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log;

import io.rollcall.log.Counter.Note;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;

/** A process of its own that is gone, as by kill -9, at a named point of its second command. */
public final class KilledProcess {

    /** Where it ends. */
    public enum Point {
        /** The subject's key is made and used; the event that names it is not stored. */
        KEY_MADE_EVENT_NOT_STORED,
        /** The event is committed; nobody has been told. */
        COMMITTED_NOT_ANSWERED
    }

    private KilledProcess() {}

    /** Arguments: those of {@link ChildJvm}, then the point. */
    public static void main(String[] arguments) {
        var point = Point.valueOf(arguments[3]);
        var database = ChildJvm.database(arguments);
        var appends = new int[1];
        var process = new LogProcess(database, () -> {
            var real = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
            return connection(real, point, appends);
        });
        process.decide(new Note("first", process.cipher.newKey(), "stays"));
        System.out.println("acknowledged");
        System.out.flush();
        process.decide(new Note("second", process.cipher.newKey(), "is open"));
        throw new IllegalStateException("It was to be gone by now");
    }

    private static Connection connection(Connection real, Point point, int[] appends) {
        return (Connection) Proxy.newProxyInstance(
                KilledProcess.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, given) -> {
                    var result = call(real, method, given);
                    return result instanceof PreparedStatement statement && ((String) given[0]).contains("insert")
                            ? statement(statement, point, appends)
                            : result;
                });
    }

    private static PreparedStatement statement(PreparedStatement real, Point point, int[] appends) {
        return (PreparedStatement) Proxy.newProxyInstance(
                KilledProcess.class.getClassLoader(),
                new Class<?>[] {PreparedStatement.class},
                (proxy, method, given) -> {
                    var last = method.getName().equals("executeQuery") && ++appends[0] == 2;
                    if (last && point == Point.KEY_MADE_EVENT_NOT_STORED) {
                        Runtime.getRuntime().halt(137);
                    }
                    var result = call(real, method, given);
                    if (last) {
                        Runtime.getRuntime().halt(137);
                    }
                    return result;
                });
    }

    private static Object call(Object real, java.lang.reflect.Method method, Object[] given) throws Throwable {
        try {
            return method.invoke(real, given);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
