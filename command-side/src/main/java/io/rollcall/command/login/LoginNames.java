// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.login;

import io.rollcall.command.privacy.Identifiers;
import io.rollcall.contracts.login.LoginKind;
import io.rollcall.contracts.login.LoginNameId;
import io.rollcall.http.email.EmailAddress;
import io.rollcall.http.text.NormalForm;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
     * @param text an e-mail address, however it is written; or {@code +} and digits; or an account name: as a door has
     *     taken it
     */
    public LoginNameId allot(LoginKind kind, String text) {
        return new LoginNameId(identifiers
                .allot(kindOf(kind), normalised(kind, text).orElseThrow())
                .id());
    }

    /**
     * The name's id; where it has none, one that nothing has happened to, so that whoever tries to come in by it is
     * answered, after as long a while, what they are answered for a wrong password. Blocks.
     */
    public LoginNameId find(LoginKind kind, String text) {
        return findTried(kind, text).id();
    }

    /** The same, with what tries to come in by the name are counted by. */
    public TriedName findTried(LoginKind kind, String text) {
        var normalised = normalised(kind, text);
        return normalised
                .flatMap(normal -> identifiers.find(kindOf(kind), normal))
                .map(found -> TriedName.of(new LoginNameId(found.id())))
                .orElseGet(
                        () -> new TriedName(new LoginNameId(UUID.randomUUID()), kind + " " + normalised.orElse(text)));
    }

    /** The same for many names, in a few statements: one id for each name, however many ways it is written in. */
    public Set<LoginNameId> findAll(LoginKind kind, Collection<String> texts) {
        var wanted = texts.stream()
                .map(text -> normalised(kind, text).orElse(text)) // which is then nobody's
                .collect(Collectors.toSet());
        var found = identifiers.findAll(kindOf(kind), wanted);
        return wanted.stream()
                .map(text -> Optional.ofNullable(found.get(text))
                        .map(Identifiers.Identifier::id)
                        .orElseGet(UUID::randomUUID))
                .map(LoginNameId::new)
                .collect(Collectors.toSet());
    }

    /** Parts with an id that its name has been forgotten under: the name gets a new one when it comes back. Blocks. */
    public void forget(LoginKind kind, LoginNameId name) {
        identifiers.forget(kindOf(kind), name.value());
    }

    /** What the identifiers of a kind are kept as. */
    static String kindOf(LoginKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** Empty where no name can be written so. */
    private static Optional<String> normalised(LoginKind kind, String text) {
        return switch (kind) {
            case EMAIL, CHAT_EMAIL -> EmailAddress.normalised(text);
            case NUMBER -> Optional.of(text);
            case ACCOUNT_NAME -> NormalForm.of(text);
        };
    }
}
