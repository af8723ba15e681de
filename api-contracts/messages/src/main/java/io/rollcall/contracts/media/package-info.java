// SPDX-License-Identifier: Apache-2.0
/** Images that people upload. */
@NullMarked
package io.rollcall.contracts.media;

import org.jspecify.annotations.NullMarked;
