// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.profile;

import io.rollcall.command.login.LoginNames;
import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.credential.PasswordCommand.FindHeldNames;
import io.rollcall.contracts.limit.Charge;
import io.rollcall.contracts.limit.Cost;
import io.rollcall.contracts.limit.Dimension;
import io.rollcall.contracts.login.LoginKind;
import io.rollcall.contracts.login.LoginNameId;
import io.rollcall.contracts.profile.ProfileChangeResult;
import io.rollcall.contracts.profile.ProfileField;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.Call;
import io.rollcall.http.Refusal;
import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.log.aggregate.CommandResult;
import io.rollcall.web.limit.BlockingLimits;
import io.rollcall.web.limit.BudgetedLookUpLimit;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Bounds what a user does by asking for other login names: an answer that one is taken tells that its owner is here,
 * and a new e-mail address is mailed to, whichever person reads what comes there.
 */
@Component
final class NewNames {

    private final LoginNames names;
    private final CommandGateway commands;
    private final BudgetedLookUpLimit lookUps;
    private final BlockingLimits budgets;

    NewNames(LoginNames names, CommandGateway commands, BudgetedLookUpLimit lookUps, BlockingLimits budgets) {
        this.names = names;
        this.commands = commands;
        this.lookUps = lookUps;
        this.budgets = budgets;
    }

    /**
     * Makes a change. One look-up for each name that is not the user's own; one mail where the address is another
     * afterwards. Blocks.
     *
     * @throws Refusal 429 where a budget does not suffice: nothing is changed
     */
    CommandResult<ProfileChangeResult.Done> within(
            Call call, ProfileWish wish, Supplier<CommandResult<ProfileChangeResult.Done>> change) {
        var wanted = kindsNotHeld(call.user(), wish);
        lookUps.takeNow(
                Door.CRM,
                call.user(),
                wanted.stream().map(kind -> kind + " " + text(wish, kind)).collect(Collectors.toSet()));
        if (!wanted.contains(LoginKind.EMAIL)) {
            return change.get();
        }
        var mail = Charge.of(Cost.MAIL)
                .by(call.client())
                .by(Dimension.USER, call.user().toString());
        return budgets.charged(
                mail, change, changed -> !changed.result().taken().contains(LoginKind.EMAIL));
    }

    private Set<LoginKind> kindsNotHeld(UserId user, ProfileWish wish) {
        var kinds = EnumSet.of(LoginKind.EMAIL, LoginKind.NUMBER);
        kinds.removeIf(kind -> text(wish, kind) == null);
        if (!kinds.isEmpty()) {
            var held = commands.<Set<LoginNameId>>send(new FindHeldNames(user)).result();
            kinds.removeIf(kind -> held.contains(names.find(kind, text(wish, kind))));
        }
        return kinds;
    }

    private static @Nullable String text(ProfileWish wish, LoginKind kind) {
        return wish.of(ProfileField.valueOf(kind.name()));
    }
}
