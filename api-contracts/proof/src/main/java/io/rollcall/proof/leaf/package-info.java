/** What the tree has of an event: a small record, the same bytes for the same stored row, whatever the machine. */
@NullMarked
package io.rollcall.proof.leaf;

import org.jspecify.annotations.NullMarked;
