// SPDX-License-Identifier: Apache-2.0
/** The credential read model: the holders of tokens. */
@NullMarked
package io.rollcall.projection.credential;

import org.jspecify.annotations.NullMarked;
