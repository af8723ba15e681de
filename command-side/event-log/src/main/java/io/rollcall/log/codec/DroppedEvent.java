// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.codec;

/** An event that means nothing any more: an upcaster has put none in its place. */
public record DroppedEvent(String type, String revision) implements Opaque {}
