// SPDX-License-Identifier: Apache-2.0
/**
 * Address books: the endpoints that write, what they read of requests, and what they answer.
 *
 * <p>Builds on:
 *
 * <ul>
 *   <li>{@code account}: a contact is sealed under the key of its owner's account, and nobody lists their own number
 *   <li>{@code limit}: importing tells which numbers are members, which is bounded
 * </ul>
 */
@NullMarked
package io.rollcall.web.contact;

import org.jspecify.annotations.NullMarked;
