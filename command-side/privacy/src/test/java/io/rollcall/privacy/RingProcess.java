// SPDX-License-Identifier: Apache-2.0
package io.rollcall.privacy;

import io.rollcall.privacy.KeyRing.Entry;
import io.rollcall.privacy.KeyRing.Purpose;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** A process of its own that opens a key ring when its input ends, and changes it many times. */
final class RingProcess {

    static final int CHANGES = 40;

    /** Before the id of the code key that it has seen at first. */
    static final String CODE = "code key ";

    private RingProcess() {}

    /** Argument: the ring's file. */
    public static void main(String[] arguments) throws IOException {
        var path = Path.of(arguments[0]);
        System.in.read();
        System.out.println(CODE
                + KeyRing.at(path, true, Clock.systemUTC())
                        .current(Purpose.CODE)
                        .id());
        var file = new RingFile(path);
        for (int n = 0; n < CHANGES; n++) {
            file.change(
                    List.of(),
                    old -> Stream.concat(old.stream(), Stream.of(Entry.make(Purpose.DIGEST, Instant.EPOCH)))
                            .toList());
        }
    }

    static Process start(Path file) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classPath = System.getProperty("java.class.path");
        return new ProcessBuilder(java, "-Xshare:auto", "-cp", classPath, RingProcess.class.getName(), file.toString())
                .redirectError(Redirect.DISCARD)
                .start();
    }
}
