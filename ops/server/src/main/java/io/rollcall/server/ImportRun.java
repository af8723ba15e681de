// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import io.rollcall.embedded.DataFolderInUse;
import io.rollcall.privacy.KeyRingRefused;
import io.rollcall.server.process.LastResort;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.core.NestedExceptionUtils;

/**
 * The other thing that the server's program does, at the word {@code import}: it takes a log in and ends, before
 * anything follows the log. Which database, and where its own is, it is told as a server is.
 */
final class ImportRun {

    private static final String WORD = "import";

    /** PostgreSQL is all that is needed of what may be embedded, and one statement may take its time. */
    private static final List<String> SETTINGS = List.of(
            "--rollcall.embedded.mongo.enabled=false",
            "--rollcall.embedded.kafka.enabled=false",
            "--spring.datasource.hikari.data-source-properties.socketTimeout=0");

    /** By {@code sysexits.h}: the export, the database, its folder or the key ring is not as it has to be. */
    private static final int DATA = 65;

    /** There is no such database, or it is away. */
    private static final int UNAVAILABLE = 69;

    private static final int SOFTWARE = 70;

    private ImportRun() {}

    static boolean isAskedFor(String... arguments) {
        return new DefaultApplicationArguments(arguments).getNonOptionArgs().contains(WORD);
    }

    /** Returns the exit code; what was wrong has been said by then. */
    static int run(String... arguments) {
        var application = new SpringApplication(ImportConfiguration.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.addInitializers(new LastResort(), new StartDefaults(), new EmbeddedStart());
        var settings = Stream.concat(Stream.of(arguments), SETTINGS.stream());
        try {
            application.run(settings.toArray(String[]::new)).close();
            return 0;
        } catch (RuntimeException e) {
            return code(e);
        }
    }

    private static int code(RuntimeException failure) {
        var cause = NestedExceptionUtils.getMostSpecificCause(failure);
        return switch (cause) {
            case StartRefused export -> DATA;
            case DataFolderInUse running -> DATA;
            case KeyRingRefused keys -> DATA;
            case IOException away -> UNAVAILABLE;
            default -> SOFTWARE;
        };
    }
}
