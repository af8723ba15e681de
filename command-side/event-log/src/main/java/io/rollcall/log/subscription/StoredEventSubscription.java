// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

/**
 * A subscription that takes the events as they are stored, whatever they say, and reads them itself: no handlers are
 * fed, none can be unknown to it, and none can be skipped. Owned, paused and watched as any other.
 */
public interface StoredEventSubscription extends Subscription {

    /** What reads them, from a start to the next stop. The same each time. */
    ProcessorControl control();
}
