// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import java.nio.file.Path;

/** A process that runs one part on a folder, stores something in it, says so and waits to be killed. */
final class EmbeddedMain {

    private EmbeddedMain() {}

    public static void main(String[] arguments) throws Exception {
        var folder = DataFolder.hold(Path.of(arguments[1]));
        switch (arguments[0]) {
            case "postgres" -> Sql.run(PostgresPart.start(folder, 0), "create table kept as select 42 as row");
            case "kafka" -> Records.send(KafkaPart.start(folder, 0), "kept");
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        System.out.println(ChildProcess.STORED);
        Thread.currentThread().join();
    }
}
