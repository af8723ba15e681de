// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.account;

import io.rollcall.contracts.account.SeenUser;
import io.rollcall.contracts.media.MediaId;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.NumberId;
import io.rollcall.log.subscription.NotCaughtUp;
import io.rollcall.projection.account.AccountDocument;
import io.rollcall.projection.account.AccountDocuments;
import io.rollcall.projection.blacklist.BlacklistDocument;
import io.rollcall.projection.blacklist.BlacklistDocuments;
import io.rollcall.projection.contact.ContactDocuments;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What a viewer sees of users (BEHAVIOURS.md, what the documents do not say). Contacts appear under the viewer's own
 * name for them and always with their phone; the viewer sees all of themselves; of anybody else the phone is seen
 * unless they hide it or have blocked the viewer.
 */
@Component
public final class VisibleUsers {

    private static final UUID NOBODYS = new UUID(0, 0);

    private final AccountDocuments accounts;
    private final ContactDocuments contacts;
    private final BlacklistDocuments blacklists;

    public VisibleUsers(AccountDocuments accounts, ContactDocuments contacts, BlacklistDocuments blacklists) {
        this.accounts = accounts;
        this.contacts = contacts;
        this.blacklists = blacklists;
    }

    /**
     * Those of these users that there are, by ascending id. However many they are, this takes three look-ups at most:
     * their accounts, the viewer's names for them, and the blacklists of users with a phone still in question.
     *
     * @param after waits until this position is in what is read, or fails with {@link NotCaughtUp}; 0 asks for nothing
     */
    public Mono<List<SeenUser>> see(UserId viewer, Collection<UserId> users, long after) {
        return accounts.findAll(users, after)
                .flatMap(found -> contacts.among(viewer, numbersOfOthers(viewer, found), after)
                        .flatMap(names -> blacklists
                                .findAll(inQuestion(viewer, found, names), after)
                                .map(lists -> new View(viewer, names, blockers(viewer, lists)).of(found))));
    }

    private static List<NumberId> numbersOfOthers(UserId viewer, List<AccountDocument> found) {
        return found.stream()
                .filter(account -> account.id() != viewer.value())
                .filter(account -> account.number() != null)
                .map(VisibleUsers::number)
                .toList();
    }

    /** Users with a phone that the viewer sees, unless they have blocked the viewer. */
    private static List<UserId> inQuestion(UserId viewer, List<AccountDocument> found, Map<NumberId, String> names) {
        return found.stream()
                .filter(account -> account.id() != viewer.value())
                .filter(account -> account.phone() != null && !account.hiddenPhone())
                .filter(account -> !names.containsKey(number(account)))
                .map(account -> UserId.of(account.id()))
                .toList();
    }

    private static Set<Long> blockers(UserId viewer, List<BlacklistDocument> lists) {
        return lists.stream()
                .filter(list -> list.holds(viewer))
                .map(BlacklistDocument::owner)
                .collect(Collectors.toSet());
    }

    /** The id of their phone; of nobody's where they have none. */
    private static NumberId number(AccountDocument account) {
        return NumberId.of(account.number() == null ? NOBODYS : account.number());
    }

    /**
     * What is known of how the viewer and the users stand to each other.
     *
     * @param names the viewer's names for their contacts
     * @param blockers the ids of users that have blocked the viewer
     */
    private record View(UserId viewer, Map<NumberId, String> names, Set<Long> blockers) {

        List<SeenUser> of(List<AccountDocument> accounts) {
            return accounts.stream()
                    .sorted(Comparator.comparingLong(AccountDocument::id))
                    .map(this::of)
                    .toList();
        }

        private SeenUser of(AccountDocument account) {
            var name = names.get(number(account));
            if (name != null) {
                return other(account, name, account.phone(), true);
            }
            if (account.id() == viewer.value()) {
                return new SeenUser.Oneself(account.toView());
            }
            var phoneIsSeen = !account.hiddenPhone() && !blockers.contains(account.id());
            return other(account, account.name(), phoneIsSeen ? account.phone() : null, false);
        }

        private static SeenUser other(
                AccountDocument account, @Nullable String name, @Nullable String phone, boolean isContact) {
            var avatar = account.avatar();
            return new SeenUser.Other(
                    UserId.of(account.id()), name, phone, avatar == null ? null : MediaId.of(avatar), isContact);
        }
    }
}
