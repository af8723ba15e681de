// SPDX-License-Identifier: Apache-2.0
/** How mails leave: by SMTP, to the server that {@code spring.mail.*} names. */
@NullMarked
package io.rollcall.gateway.mail;

import org.jspecify.annotations.NullMarked;
