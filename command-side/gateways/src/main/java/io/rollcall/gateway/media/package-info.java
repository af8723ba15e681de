// SPDX-License-Identifier: Apache-2.0
/**
 * Uploaded images: verified, stripped of all but the picture, and made small enough to keep; and kept in PostgreSQL.
 */
@NullMarked
package io.rollcall.gateway.media;

import org.jspecify.annotations.NullMarked;
