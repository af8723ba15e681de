// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import io.rollcall.log.codec.UnknownEvent;

/** An event concerns a read model, and this process cannot read it. The message is for operators. */
public final class WrittenByNewerVersion extends RuntimeException {

    private static final long serialVersionUID = 1;

    WrittenByNewerVersion(String readModel, UnknownEvent event) {
        super(
                "A newer version has written %s, which concerns %s: ask a process of that one"
                        .formatted(event, readModel),
                null,
                false,
                false);
    }
}
