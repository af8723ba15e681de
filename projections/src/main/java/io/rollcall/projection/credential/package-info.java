// SPDX-License-Identifier: Apache-2.0
/** The credential read model: who holds a token. */
@NullMarked
package io.rollcall.projection.credential;

import org.jspecify.annotations.NullMarked;
