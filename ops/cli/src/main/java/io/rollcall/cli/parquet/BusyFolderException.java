// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli.parquet;

import java.io.IOException;

/** Another export is writing to the folder. */
public final class BusyFolderException extends IOException {

    BusyFolderException() {
        super("Another export is writing to the folder");
    }
}
