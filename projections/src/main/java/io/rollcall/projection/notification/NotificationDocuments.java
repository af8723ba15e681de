// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.notification;

import io.rollcall.contracts.notification.Notifications;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.log.subscription.NotCaughtUp;
import io.rollcall.projection.shared.LeadingDocuments;
import io.rollcall.projection.shared.ReadModel;
import io.rollcall.projection.shared.ReadModelDatabase;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The stored notifications, and the audiences of what happens. */
@Component
public final class NotificationDocuments implements LeadingDocuments {

    private static final int TRIES = 4;

    private final ReadModel<String, NotificationDocument> model;

    public NotificationDocuments(ReadModelDatabase database) {
        this.model = new ReadModel<>(database, NotificationProjection.GROUP, new NotificationCodec());
    }

    /**
     * A user's notifications behind a position: in one look-up where they are among the newest, and otherwise two.
     *
     * @param after waits until this position is in the read model, or fails with {@link NotCaughtUp}; 0 asks for
     *     nothing
     */
    public Mono<Notifications> since(UserId user, long position, long after) {
        return since(user, position, after, TRIES);
    }

    private Mono<Notifications> since(UserId user, long position, long after, int tries) {
        return model.find(NotificationKeys.inbox(user), after)
                .flatMap(found -> {
                    var inbox = (InboxDocument) found;
                    var behind = inbox.pagesBehind(position);
                    return pages(user, behind, after)
                            .flatMap(pages -> pages.size() == behind.size()
                                    ? Mono.just(inbox.since(position, pages))
                                    : again(user, position, after, tries));
                })
                .defaultIfEmpty(Notifications.none());
    }

    /** So much has been added meanwhile that a page is not there any more; or the user has left. */
    private Mono<Notifications> again(UserId user, long position, long after, int tries) {
        return tries == 1
                ? Mono.error(new NotCaughtUp(NotificationProjection.GROUP, after))
                : since(user, position, after, tries - 1);
    }

    private Mono<List<InboxPage>> pages(UserId user, List<Long> numbers, long after) {
        var inbox = NotificationKeys.inbox(user);
        return model.findAll(
                        numbers.stream()
                                .map(number -> NotificationKeys.page(inbox, number))
                                .toList(),
                        after)
                .map(found -> found.stream()
                        .map(InboxPage.class::cast)
                        .filter(page -> numbers.contains(page.number()))
                        .sorted(Comparator.comparingLong(InboxPage::number))
                        .toList());
    }

    /**
     * The members of these audiences, in one look-up; in none where nothing is asked for.
     *
     * @param audiences as {@link NotificationRecipients} names them
     * @param after as for {@link #since}
     */
    public Mono<Set<UserId>> members(Collection<String> audiences, long after) {
        return model.findAll(List.copyOf(audiences), after)
                .map(found -> found.stream()
                        .flatMap(audience -> AudienceDocument.usersOf(audience).stream())
                        .map(UserId::of)
                        .collect(Collectors.toSet()));
    }

    /** An audience leads to the inboxes of its members. */
    @Override
    public boolean leads(String id) {
        return !NotificationKeys.isInbox(id) && !NotificationKeys.isPage(id);
    }

    @Override
    public ReadModel<String, NotificationDocument> model() {
        return model;
    }
}
