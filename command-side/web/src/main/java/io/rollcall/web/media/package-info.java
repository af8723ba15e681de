// SPDX-License-Identifier: Apache-2.0
/** Images: taken out of forms, and served. */
@NullMarked
package io.rollcall.web.media;

import org.jspecify.annotations.NullMarked;
