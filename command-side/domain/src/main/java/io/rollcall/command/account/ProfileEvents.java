// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.account;

import io.rollcall.contracts.account.UserEvent;
import io.rollcall.contracts.account.UserEvent.AddressChanged;
import io.rollcall.contracts.account.UserEvent.EmailChanged;
import io.rollcall.contracts.account.UserEvent.NumberChanged;
import io.rollcall.contracts.account.UserEvent.PatronymicChanged;
import io.rollcall.contracts.account.UserEvent.SurnameChanged;
import io.rollcall.contracts.account.UserEvent.UserRenamed;
import io.rollcall.contracts.login.LoginKind;
import io.rollcall.contracts.login.LoginNameId;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.profile.ProfileCommand.ChangeProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a change at the crm door does to a user, event by event. */
final class ProfileEvents {

    private ProfileEvents() {}

    static List<UserEvent> of(
            ChangeProfile command, Set<LoginKind> taken, KeyId key, Map<LoginKind, LoginNameId> held) {
        var user = command.user();
        var events = new ArrayList<UserEvent>();
        add(events, command.surname(), it -> new SurnameChanged(user, key, it));
        add(events, command.name(), it -> new UserRenamed(user, key, it));
        add(events, command.patronymic(), it -> new PatronymicChanged(user, key, it));
        add(events, command.address(), it -> new AddressChanged(user, key, it));
        var email = command.email();
        if (email != null && !taken.contains(LoginKind.EMAIL)) {
            events.add(new EmailChanged(user, key, email.id(), email.text()));
        }
        var number = command.number();
        if (number != null && !taken.contains(LoginKind.NUMBER) && !number.id().equals(held.get(LoginKind.NUMBER))) {
            events.add(new NumberChanged(user, key, number.id(), number.text()));
        }
        return events;
    }

    private static void add(List<UserEvent> events, @Nullable String value, Function<String, UserEvent> event) {
        if (value != null) {
            events.add(event.apply(value));
        }
    }
}
