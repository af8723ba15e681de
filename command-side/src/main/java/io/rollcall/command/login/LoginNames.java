// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.login;

import io.rollcall.command.privacy.Identifiers;
import io.rollcall.contracts.login.LoginKind;
import io.rollcall.contracts.login.LoginNameId;
import io.rollcall.http.email.EmailAddress;
import java.text.Normalizer;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The ids that stand for login names. */
@Component
public final class LoginNames {

    private final Identifiers identifiers;

    LoginNames(Identifiers identifiers) {
        this.identifiers = identifiers;
    }

    /**
     * The name's id; a new one if it has never been wanted. Blocks.
     *
     * @param text an e-mail address, however it is written; or {@code +} and digits; or an account name
     */
    public LoginNameId allot(LoginKind kind, String text) {
        return new LoginNameId(
                identifiers.allot(kindOf(kind), normalised(kind, text)).id());
    }

    /**
     * The name's id; where it has none, one that nothing has happened to, so that whoever tries to come in by it is
     * answered, after as long a while, what they are answered for a wrong password. Blocks.
     */
    public LoginNameId find(LoginKind kind, String text) {
        return identifiers
                .find(kindOf(kind), normalised(kind, text))
                .map(found -> new LoginNameId(found.id()))
                .orElseGet(() -> new LoginNameId(UUID.randomUUID()));
    }

    /** Parts with an id that its name has been forgotten under: the name gets a new one when it comes back. Blocks. */
    public void forget(LoginKind kind, LoginNameId name) {
        identifiers.forget(kindOf(kind), name.value());
    }

    /** What the identifiers of a kind are kept as. */
    static String kindOf(LoginKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static String normalised(LoginKind kind, String text) {
        return switch (kind) {
            case EMAIL, CHAT_EMAIL -> EmailAddress.normalised(text);
            case NUMBER -> text;
            case ACCOUNT_NAME -> Normalizer.normalize(text, Normalizer.Form.NFC);
        };
    }
}
