// SPDX-License-Identifier: Apache-2.0
/**
 * A witness (c2sp.org/tlog-witness): it cosigns what a log says of itself, if that begins with what the log said
 * before. Of each log it keeps nothing but the size and root that it has cosigned last.
 */
@NullMarked
package io.rollcall.cli.witness;

import org.jspecify.annotations.NullMarked;
