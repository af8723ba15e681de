// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.privacy;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a record component that is personal data: it is stored encrypted under the key that the event's one
 * {@link KeyId} component names, and never leaves by the stream. Once that key is destroyed the component reads as
 * {@code null}, so it must be nullable.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Personal {}
