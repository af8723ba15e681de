// SPDX-License-Identifier: Apache-2.0
/** What text from outside may be, before anything is done with it. */
@NullMarked
package io.rollcall.http.text;

import org.jspecify.annotations.NullMarked;
