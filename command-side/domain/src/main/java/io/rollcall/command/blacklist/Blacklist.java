// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.blacklist;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.rollcall.command.account.PresentUsers;
import io.rollcall.contracts.blacklist.BlacklistCommand;
import io.rollcall.contracts.blacklist.BlacklistCommand.BlockUser;
import io.rollcall.contracts.blacklist.BlacklistCommand.ClearBlacklist;
import io.rollcall.contracts.blacklist.BlacklistCommand.UnblockUser;
import io.rollcall.contracts.blacklist.BlacklistEvent.BlacklistCleared;
import io.rollcall.contracts.blacklist.BlacklistEvent.UserBlocked;
import io.rollcall.contracts.blacklist.BlacklistEvent.UserUnblocked;
import io.rollcall.contracts.blacklist.BlacklistResult;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.log.aggregate.Snapshotted;
import java.util.HashSet;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Decides which users one user blocks. Every user has a list; nothing is recorded of it before somebody is on it. */
@Snapshotted
@Aggregate(repository = "blacklists", commandTargetResolver = "commandTarget")
public class Blacklist {

    @AggregateIdentifier
    private @Nullable String id;

    private final Set<UserId> blocked = new HashSet<>();

    /** A list with nobody on it. */
    public Blacklist() {}

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    BlacklistResult decide(BlockUser command, PresentUsers present, BlacklistProperties properties) {
        var blocking = check(command.owner(), command.blocked(), present);
        if (blocking != BlacklistResult.DONE || holds(command.blocked())) {
            return blocking;
        }
        if (blocked.size() >= properties.most()) {
            return BlacklistResult.FULL;
        }
        apply(new UserBlocked(command.owner(), command.blocked()));
        return BlacklistResult.DONE;
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    BlacklistResult decide(UnblockUser command, PresentUsers present) {
        var blocking = check(command.owner(), command.blocked(), present);
        if (blocking == BlacklistResult.DONE && holds(command.blocked())) {
            apply(new UserUnblocked(command.owner(), command.blocked()));
        }
        return blocking;
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    BlacklistResult decide(ClearBlacklist command) {
        if (!blocked.isEmpty()) {
            apply(new BlacklistCleared(command.owner()));
        }
        return BlacklistResult.DONE;
    }

    private static BlacklistResult check(UserId owner, UserId other, PresentUsers present) {
        if (other.equals(owner)) {
            return BlacklistResult.YOURSELF;
        }
        if (!present.contains(other)) {
            return BlacklistResult.NO_SUCH_USER;
        }
        return present.contains(owner) ? BlacklistResult.DONE : BlacklistResult.OWNER_LEFT;
    }

    /** Whether the owner blocks this user. */
    public boolean holds(UserId user) {
        return blocked.contains(user);
    }

    @EventSourcingHandler
    void evolve(UserBlocked event) {
        id = BlacklistCommand.aggregate(event.owner());
        blocked.add(event.blocked());
    }

    @EventSourcingHandler
    void evolve(UserUnblocked event) {
        blocked.remove(event.blocked());
    }

    @EventSourcingHandler
    void evolve(BlacklistCleared event) {
        blocked.clear();
    }
}
