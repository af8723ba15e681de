// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.shared;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The name under which an event stands in the log and on the stream: independent of the Java class, never changed. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface EventName {

    /** Aggregate and past tense in kebab case, for example {@code phone-number.code-issued}. */
    String value();
}
