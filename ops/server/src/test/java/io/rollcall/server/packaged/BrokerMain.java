// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.packaged;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.rollcall.embedded.DataFolder;
import io.rollcall.embedded.KafkaPart;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** What {@link BrokerProcess} runs: a broker on a folder and a port, which says how to come in once it is there. */
final class BrokerMain {

    private BrokerMain() {}

    static void main(String[] arguments) throws InterruptedException {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        var kafka = KafkaPart.start(DataFolder.hold(Path.of(arguments[0])), Integer.parseInt(arguments[1]));
        kafka.clientProperties()
                .forEach((name, value) -> System.out.println(BrokerProcess.PROPERTY + name + "=" + value));
        System.out.println(BrokerProcess.UP);
        Thread.currentThread().join();
    }
}
