// SPDX-License-Identifier: Apache-2.0
/** The way in for operators: tokens and roles, requests and answers under {@code /ops/v1/}. Knows no feature. */
@NullMarked
package io.rollcall.operator.access;

import org.jspecify.annotations.NullMarked;
