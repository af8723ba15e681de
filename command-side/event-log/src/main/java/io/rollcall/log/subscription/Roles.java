// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import java.util.Set;

/**
 * What this process does.
 *
 * @param all subscriptions and tasks of other roles are left to other processes
 */
public record Roles(Set<Role> all) {}
