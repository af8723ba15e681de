// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import java.nio.file.Path;

/** Another process holds the data folder. */
public final class DataFolderInUse extends IllegalStateException {

    DataFolderInUse(Path path) {
        super("The data folder " + path + " is in use by another Rollcall server.");
    }
}
