// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.shared;

/**
 * Marks an exception that says: not now, but another try soon may succeed. Doors answer it with 503 and
 * {@code Retry-After}.
 */
public interface Unavailable {}
