// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.cli.witness.TestLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of a witness in the auditors' guide, in their order, each as it stands there. */
class AuditorsGuideTest {

    private static final Path GUIDE = Path.of("..", "guides", "auditors.md");
    private static final Pattern COMMAND = Pattern.compile("(?m)^rollcall (witness .*)$");
    private static final Set<String> BEFORE_A_FILE = Set.of("-o", "--state", "--key", "--checkpoint");
    private static final TestLog LOG = new TestLog(10, 10, "");

    @TempDir
    Path folder;

    @Test
    void eachCommandOfAWitnessIsDone() throws IOException {
        Files.createDirectory(folder.resolve("export"));
        Files.writeString(folder.resolve("export/checkpoint"), LOG.note(10).encode());
        var done = new ArrayList<String>();
        for (var command : COMMAND.matcher(Files.readString(GUIDE)).results().toList()) {
            var typed = command.group(1);
            var result = new Typed.Around()
                    .pausing(time -> {
                        throw new InterruptedException();
                    })
                    .run(words(typed));
            var code = typed.startsWith("witness serve") ? ExitCode.INTERRUPTED : ExitCode.OK;
            assertThat(result.code()).as(typed + ": " + result.err()).isEqualTo(code);
            done.add(typed.split(" ")[1]);
        }
        assertThat(done).contains("keygen", "serve", "sign");
        assertThat(folder.resolve("cosigned")).content().contains(TestLog.ORIGIN, "witness.example/w1");
    }

    private String[] words(String typed) {
        var words = new ArrayList<String>();
        for (var word : List.of(typed.split(" "))) {
            var isFile = !words.isEmpty() && BEFORE_A_FILE.contains(words.getLast());
            words.add(
                    isFile
                            ? folder.resolve(word).toString()
                            : word.equals("\"$LOG\"") ? TestLog.KEY.verifier().vkey() : free(word));
        }
        return words.toArray(String[]::new);
    }

    /** A port that nobody else has. */
    private static String free(String word) {
        return word.startsWith("127.0.0.1:") ? "127.0.0.1:0" : word;
    }
}
