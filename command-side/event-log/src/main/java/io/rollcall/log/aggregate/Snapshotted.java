// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.aggregate;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An aggregate with a history that may grow long: its state is kept beside the log from time to time, in the clear, so
 * none of it may come of a sealed component or be a secret. The state is what its fields hold that are not transient:
 * identifiers, numbers, flags, instants, records of such, collections and maps of these, and objects of such fields.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Snapshotted {}
