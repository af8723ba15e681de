// SPDX-License-Identifier: Apache-2.0
/**
 * A log as files: its events as JSON lines, compressed by Zstandard (RFC 8878), and the tree over them by the paths of
 * c2sp.org/tlog-tiles.
 */
@NullMarked
package io.rollcall.export;

import org.jspecify.annotations.NullMarked;
