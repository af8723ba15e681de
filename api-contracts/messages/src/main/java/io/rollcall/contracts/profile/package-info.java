// SPDX-License-Identifier: Apache-2.0
/** What the crm door knows of a person, and how they come in there. */
@NullMarked
package io.rollcall.contracts.profile;

import org.jspecify.annotations.NullMarked;
