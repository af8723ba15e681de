// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.login;

import io.rollcall.contracts.login.LoginKind;
import io.rollcall.contracts.login.LoginNameId;
import io.rollcall.http.email.EmailAddress;
import io.rollcall.http.phone.SameNumber;
import io.rollcall.http.text.NameSkeleton;
import io.rollcall.http.text.NormalForm;
import io.rollcall.privacy.Identifiers;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedSet;
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
        var normalised = normalised(kind, text).orElseThrow();
        if (kind == LoginKind.ACCOUNT_NAME) {
            return new LoginNameId(identifiers
                    .allot(kindOf(kind), spellings(kind, text, normalised), NameSkeleton.of(text))
                    .id());
        }
        return new LoginNameId(identifiers
                .findFirst(kindOf(kind), spellings(kind, text, normalised))
                .orElseGet(() -> identifiers.allot(kindOf(kind), normalised))
                .id());
    }

    /**
     * The name's id; where it has none, one that nothing has happened to, so that a client that tries to come in by it
     * gets the answer for a wrong password, after as long a while. Blocks.
     */
    public LoginNameId find(LoginKind kind, String text) {
        return findTried(kind, text).id();
    }

    /** The same, with what tries to come in by the name are counted by. */
    public TriedName findTried(LoginKind kind, String text) {
        var normalised = normalised(kind, text);
        return normalised
                .flatMap(normal -> identifiers.find(kindOf(kind), spellings(kind, text, normal), looks(kind, text)))
                .map(found -> TriedName.of(new LoginNameId(found.id())))
                .orElseGet(
                        () -> new TriedName(new LoginNameId(UUID.randomUUID()), kind + " " + normalised.orElse(text)));
    }

    /** The same for many names, in a few statements: one id for each name, however many ways it is written in. */
    public Set<LoginNameId> findAll(LoginKind kind, Collection<String> texts) {
        var spellings = new HashMap<String, SequencedSet<String>>(); // by what the name is compared by
        for (var text : texts) {
            var normal = normalised(kind, text).orElse(text); // which is then nobody's
            spellings.computeIfAbsent(normal, first -> new LinkedHashSet<>()).addAll(spellings(kind, text, normal));
        }
        var all = spellings.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        var found = identifiers.findAll(kindOf(kind), all);
        return spellings.values().stream()
                .map(name -> name.stream()
                        .filter(found::containsKey)
                        .findFirst()
                        .map(spelling -> found.get(spelling).id())
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

    /**
     * What a name may be kept as. As it is written comes first, by the rules of the versions before: where two of what
     * is one name now were two accounts, each is still come in at by its own.
     */
    private static SequencedSet<String> spellings(LoginKind kind, String text, String normalised) {
        return switch (kind) {
            case EMAIL, CHAT_EMAIL -> EmailAddress.spellings(text);
            case NUMBER -> SameNumber.spellings(text);
            case ACCOUNT_NAME -> new LinkedHashSet<>(Set.of(normalised));
        };
    }

    /** What names that are another's, though they are spelled otherwise, look like. */
    private static SequencedSet<String> looks(LoginKind kind, String text) {
        return kind == LoginKind.ACCOUNT_NAME ? NameSkeleton.of(text) : new LinkedHashSet<>();
    }

    /** Empty where no name can be written so. */
    private static Optional<String> normalised(LoginKind kind, String text) {
        return switch (kind) {
            case EMAIL, CHAT_EMAIL -> EmailAddress.normalised(text);
            case NUMBER -> Optional.of(SameNumber.compared(text));
            case ACCOUNT_NAME -> NormalForm.of(text);
        };
    }
}
