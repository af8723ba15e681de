// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import io.rollcall.server.process.LastResort;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.micrometer.metrics.autoconfigure.logging.log4j2.Log4J2MetricsAutoConfiguration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** Starts Rollcall. */
@SpringBootApplication(
        scanBasePackages = "io.rollcall",
        // Kafka has log4j's core with it; to look whether there is anything to be counted sets all of that up.
        exclude = Log4J2MetricsAutoConfiguration.class,
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class) // the sides name their features alike
public class RollcallServer {

    /** The application, ready to be run: the same for the command line and for tests. */
    public static SpringApplication application() {
        var application = new SpringApplication(RollcallServer.class);
        application.addInitializers(new LastResort(), new StartDefaults(), new EmbeddedStart());
        return application;
    }

    public static void main(String[] arguments) {
        if (ImportRun.isAskedFor(arguments)) {
            System.exit(ImportRun.run(arguments));
        }
        application().run(arguments);
    }
}
