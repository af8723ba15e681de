// SPDX-License-Identifier: Apache-2.0
/** What can be asked of credentials. */
@NullMarked
package io.rollcall.query.credential;

import org.jspecify.annotations.NullMarked;
