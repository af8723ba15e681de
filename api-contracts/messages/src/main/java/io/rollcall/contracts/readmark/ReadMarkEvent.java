// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.readmark;

import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.EventName;
import io.rollcall.contracts.shared.UserId;
import org.axonframework.serialization.Revision;

/** What has happened to one read mark. */
public sealed interface ReadMarkEvent extends Event {

    /** The reader has read the writer's messages up to this one. */
    @EventName("read-mark.moved")
    @Revision("1")
    record ReadMarkMoved(UserId reader, UserId writer, long message) implements ReadMarkEvent {}
}
