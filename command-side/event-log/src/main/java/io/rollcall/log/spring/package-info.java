// SPDX-License-Identifier: Apache-2.0
/** The only place that knows Spring: beans, settings, health. */
@NullMarked
package io.rollcall.log.spring;

import org.jspecify.annotations.NullMarked;
