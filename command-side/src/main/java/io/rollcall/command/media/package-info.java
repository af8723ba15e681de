// SPDX-License-Identifier: Apache-2.0
/** Uploaded images. */
@NullMarked
package io.rollcall.command.media;

import org.jspecify.annotations.NullMarked;
