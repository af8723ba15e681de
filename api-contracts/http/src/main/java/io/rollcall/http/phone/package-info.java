/** Telephone numbers as people type them. */
@NullMarked
package io.rollcall.http.phone;

import org.jspecify.annotations.NullMarked;
