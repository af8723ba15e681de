// SPDX-License-Identifier: Apache-2.0
/** The keys that personal data is encrypted under, and the ids that stand for personal values. */
@NullMarked
package io.rollcall.privacy;

import org.jspecify.annotations.NullMarked;
