// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command takes that shows what may be personal. */
final class ReadOptions {

    @Option(
            names = "--unmask",
            paramLabel = "REASON",
            description = "Shows personal data, to auditors; the reason is recorded before.")
    private @Nullable String unmask;

    @Nullable
    String unmask() {
        return unmask;
    }
}
