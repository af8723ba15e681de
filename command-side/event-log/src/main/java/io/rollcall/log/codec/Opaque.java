// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.codec;

/** Stands at the position of an event of which nothing is handed on: only that positions go on. */
public sealed interface Opaque permits UnknownEvent, DroppedEvent {

    /** The name of its type, as it is stored. */
    String type();

    /** The revision of its type, as it is stored. */
    String revision();
}
