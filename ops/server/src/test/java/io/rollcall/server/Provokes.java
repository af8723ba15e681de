// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import io.rollcall.operator.diagnosis.Cause;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a test that brings causes about in a started server and types their runbooks; {@link RunbooksTest} finds the
 * cause that has none.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Provokes {

    /** The causes. */
    Cause[] value();
}
