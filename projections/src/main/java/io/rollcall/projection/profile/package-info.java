// SPDX-License-Identifier: Apache-2.0
/** What the crm door shows people of themselves, as it is stored. */
@NullMarked
package io.rollcall.projection.profile;

import org.jspecify.annotations.NullMarked;
