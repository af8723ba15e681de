// SPDX-License-Identifier: Apache-2.0
/** How units of work are appended to the log: group commit, read versions, confirmation. */
@NullMarked
package io.rollcall.log.append;

import org.jspecify.annotations.NullMarked;
