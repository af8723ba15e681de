// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

/** What has become of a parked document that was tried again. */
public enum Refolded {
    /** It has taken its events, in their order, and takes all that come. */
    WHOLE,

    /** It is parked again, with the same event or a later one. */
    PARKED_AGAIN,

    /** It was not parked, or with another event than was to be evicted, so there was nothing to do. */
    NOT_PARKED
}
