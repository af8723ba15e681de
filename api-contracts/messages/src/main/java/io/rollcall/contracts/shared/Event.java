// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.shared;

/**
 * Something that has happened. Stored for good: a record of this kind carries an {@link EventName} and a revision, and
 * its components are added to, never renamed or removed.
 */
public interface Event {}
