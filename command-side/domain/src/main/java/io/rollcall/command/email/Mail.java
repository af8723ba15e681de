// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.email;

import io.rollcall.contracts.email.Language;
import java.time.Duration;

/** A mail that brings a code: plain text. */
public record Mail(String to, String subject, String text) {

    /** The mail, in a language that its reader has asked for. */
    static Mail of(String to, String code, Duration lifetime, Language language) {
        var minutes = lifetime.toMinutes();
        return switch (language) {
            case ENGLISH -> new Mail(to, "Confirm your e-mail address", """
                    Hello,

                    your code to confirm this e-mail address is %s.

                    Please enter it within %d minutes. If you have not asked for it, you need not do anything.

                    Rollcall
                    """.formatted(code, minutes));
            case RUSSIAN -> new Mail(to, "Подтвердите адрес электронной почты", """
                    Здравствуйте!

                    Ваш код для подтверждения этого адреса: %s.

                    Введите его в течение %d мин. Если вы не запрашивали код, ничего делать не нужно.

                    Rollcall
                    """.formatted(code, minutes));
        };
    }
}
