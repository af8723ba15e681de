// SPDX-License-Identifier: Apache-2.0
/**
 * Getting back into an account whose password is forgotten. It changes passwords ({@code credential}) of users
 * ({@code account}) whom it finds by their addresses ({@code login}), by codes that {@code email} mails.
 */
@NullMarked
package io.rollcall.command.recovery;

import org.jspecify.annotations.NullMarked;
