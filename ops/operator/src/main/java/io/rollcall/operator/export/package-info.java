// SPDX-License-Identifier: Apache-2.0
/** The log as it is stored, for exports: what is personal stays encrypted. */
@NullMarked
package io.rollcall.operator.export;

import org.jspecify.annotations.NullMarked;
