// SPDX-License-Identifier: Apache-2.0
/** Images that users upload: what they may be, where they are kept, and when they go. */
@NullMarked
package io.rollcall.command.media;

import org.jspecify.annotations.NullMarked;
