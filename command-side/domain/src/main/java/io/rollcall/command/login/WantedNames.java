// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.login;

import io.rollcall.contracts.login.LoginKind;
import io.rollcall.contracts.login.LoginNameId;
import io.rollcall.contracts.shared.UserId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;

/**
 * The login names that a user wants, together with those that they would give up for them: all locked, in one order, so
 * that two users that want each other's do not wait for each other.
 */
public final class WantedNames {

    private final Map<LoginKind, LoginNameId> wanted;
    private final Map<LoginKind, LoginNameId> held;
    private final Map<LoginNameId, Aggregate<LoginName>> locked = new HashMap<>();
    private final @Nullable UserId user;

    /**
     * Locks them.
     *
     * @param wanted one of a kind
     * @param held what the user has so far
     * @param user {@code null} for a caller that is only becoming a user
     */
    public WantedNames(
            Repository<LoginName> names,
            Map<LoginKind, LoginNameId> wanted,
            Map<LoginKind, LoginNameId> held,
            @Nullable UserId user)
            throws Exception {
        this.wanted = Map.copyOf(wanted);
        this.held = held;
        this.user = user;
        var all = new ArrayList<>(wanted.values());
        wanted.keySet().stream().filter(held::containsKey).map(held::get).forEach(all::add);
        all.sort(Comparator.comparing(LoginNameId::value));
        for (var name : all) {
            locked.put(name, names.loadOrCreate(name.aggregate(), LoginName::new));
        }
    }

    /** Those that have been forgotten under their ids. */
    public Map<LoginKind, LoginNameId> forgotten() {
        var kinds = withStatus(LoginNameStatus.FORGOTTEN);
        return wanted.entrySet().stream()
                .filter(entry -> kinds.contains(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Those that are somebody else's. */
    public Set<LoginKind> taken() {
        return withStatus(LoginNameStatus.TAKEN);
    }

    /** Those that the user can have and has not yet. */
    private Set<LoginKind> free() {
        return withStatus(LoginNameStatus.FREE);
    }

    /** Gives the user those that are free, and takes from them what they had instead. */
    public void claim(UserId claimant) {
        for (var kind : free()) {
            var before = held.get(kind);
            if (before != null) {
                lockedName(before).execute(it -> it.release(before, kind, claimant));
            }
            var name = wanted.get(kind);
            lockedName(name).execute(it -> it.claim(name, kind, claimant));
        }
    }

    private Set<LoginKind> withStatus(LoginNameStatus status) {
        var kinds = EnumSet.noneOf(LoginKind.class);
        wanted.forEach((kind, name) -> {
            if (lockedName(name).invoke(it -> it.statusFor(user)) == status) {
                kinds.add(kind);
            }
        });
        return kinds;
    }

    private Aggregate<LoginName> lockedName(LoginNameId name) {
        return Objects.requireNonNull(locked.get(name));
    }
}
