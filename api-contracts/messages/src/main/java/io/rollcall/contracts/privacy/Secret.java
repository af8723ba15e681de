// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.privacy;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a value that lets its bearer in, or from which such a value can be found: it never leaves by the stream. On the
 * type of a value this is every component of that type; on a family of events it is the identifier of their aggregate,
 * which the stream replaces by a keyed digest, another one in each event.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Secret {}
