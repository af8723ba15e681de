// SPDX-License-Identifier: Apache-2.0
/**
 * The lossy pictures of WebP: key frames of VP8 (RFC 6386), decoded as libwebp does, level for level. The library that
 * decodes the rest of WebP predicts from filtered pixels, which grows wrong from block to block (3.14.0).
 */
@NullMarked
package io.rollcall.gateway.media.vp8;

import org.jspecify.annotations.NullMarked;
