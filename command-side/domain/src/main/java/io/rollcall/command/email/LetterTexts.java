// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.email;

import java.time.Duration;
import javax.crypto.SecretKey;

/** What letters say. */
public final class LetterTexts {

    private final MailedCodes emailCodes;
    private final Duration emailLifetime;
    private final RecoveryCodes recoveryCodes;
    private final Duration recoveryLifetime;

    /** @param codeKey that of the ring for codes */
    public LetterTexts(SecretKey codeKey, Duration emailLifetime, Duration recoveryLifetime) {
        this.emailCodes = new MailedCodes(codeKey);
        this.emailLifetime = emailLifetime;
        this.recoveryCodes = new RecoveryCodes(codeKey);
        this.recoveryLifetime = recoveryLifetime;
    }

    /** The code that a letter brings; empty text where it brings none. */
    public String code(Letter letter) {
        var nonce = letter.nonce();
        if (nonce == null) {
            return "";
        }
        return letter.about() == Letter.Subject.EMAIL_CODE
                ? emailCodes.code(letter.user(), nonce)
                : recoveryCodes.code(letter.user(), nonce);
    }

    /** A letter as a mail. What nobody asked for is in both languages: nobody has said which they read. */
    public Mail mail(Letter letter) {
        return switch (letter.about()) {
            case EMAIL_CODE -> confirmation(letter);
            case EMAIL_CHANGED ->
                both(
                        letter.to(),
                        "Your e-mail address was changed",
                        "the e-mail address of your Rollcall account was changed. This mail goes to the old and to"
                                + " the new one.",
                        "адрес электронной почты вашей учётной записи Rollcall изменён. Это письмо отправлено на"
                                + " старый и на новый адрес.");
            case PASSWORD_CHANGED ->
                both(
                        letter.to(),
                        "Your password was changed",
                        "the password of your Rollcall account was changed.",
                        "пароль вашей учётной записи Rollcall изменён.");
            case RECOVERY_CODE -> recovery(letter);
        };
    }

    private static Mail both(String to, String subject, String english, String russian) {
        return new Mail(to, subject, """
                Hello,

                %s

                If it was not you, please reset your password at once.

                Здравствуйте!

                %s

                Если это были не вы, пожалуйста, сразу сбросьте пароль.

                Rollcall
                """.formatted(english, russian));
    }

    private Mail confirmation(Letter letter) {
        var minutes = emailLifetime.toMinutes();
        return switch (letter.language()) {
            case ENGLISH -> new Mail(letter.to(), "Confirm your e-mail address", """
                    Hello,

                    your code to confirm this e-mail address is %s.

                    Please enter it within %d minutes. If you have not asked for it, you need not do anything.

                    Rollcall
                    """.formatted(code(letter), minutes));
            case RUSSIAN ->
                new Mail(letter.to(), "Подтвердите адрес электронной почты", """
                    Здравствуйте!

                    Ваш код для подтверждения этого адреса: %s.

                    Введите его в течение %d мин. Если вы не запрашивали код, ничего делать не нужно.

                    Rollcall
                    """.formatted(code(letter), minutes));
        };
    }

    private Mail recovery(Letter letter) {
        var minutes = recoveryLifetime.toMinutes();
        return switch (letter.language()) {
            case ENGLISH -> new Mail(letter.to(), "Reset your password", """
                    Hello,

                    your code to choose another password is %s.

                    Please enter it within %d minutes. If you have not asked for it, you need not do anything.

                    Rollcall
                    """.formatted(code(letter), minutes));
            case RUSSIAN -> new Mail(letter.to(), "Сброс пароля", """
                    Здравствуйте!

                    Ваш код для выбора нового пароля: %s.

                    Введите его в течение %d мин. Если вы не запрашивали код, ничего делать не нужно.

                    Rollcall
                    """.formatted(code(letter), minutes));
        };
    }
}
