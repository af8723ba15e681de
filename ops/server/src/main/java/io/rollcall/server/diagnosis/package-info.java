// SPDX-License-Identifier: Apache-2.0
/**
 * The checks of a diagnosis that look at parts of the server itself: its gateways, its disk, its read store and stream.
 */
@NullMarked
package io.rollcall.server.diagnosis;

import org.jspecify.annotations.NullMarked;
