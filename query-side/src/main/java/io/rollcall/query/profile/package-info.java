// SPDX-License-Identifier: Apache-2.0
/** What the crm door shows people of themselves. */
@NullMarked
package io.rollcall.query.profile;

import org.jspecify.annotations.NullMarked;
