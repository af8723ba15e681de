// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.leaving;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.contracts.account.UserEvent.AccountDeleted;
import io.rollcall.contracts.group.GroupEvent.GroupEnded;
import io.rollcall.contracts.group.GroupEvent.MemberAdded;
import io.rollcall.contracts.group.GroupEvent.MemberLeft;
import io.rollcall.contracts.group.GroupId;
import io.rollcall.contracts.group.GroupNameId;
import io.rollcall.contracts.meeting.MeetingEvent.MeetingEnded;
import io.rollcall.contracts.meeting.MeetingEvent.UserExcluded;
import io.rollcall.contracts.meeting.MeetingEvent.UserInvited;
import io.rollcall.contracts.meeting.MeetingEvent.UserLeft;
import io.rollcall.contracts.meeting.MeetingId;
import io.rollcall.contracts.messaging.MessagingEvent.ConversationBegun;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the policy knows of a user at the time that the user is deleted. */
class ClearingUpTest {

    private static final UserId ADA = UserId.of(7);
    private static final UserId BOB = UserId.of(8);
    private static final MeetingId TEA = new MeetingId(1);
    private static final MeetingId LUNCH = new MeetingId(2);
    private static final GroupId CHOIR = new GroupId(3);
    private static final KeyId KEY = new KeyId(new UUID(0, 1));

    private final List<Object> known = new ArrayList<>();
    private final MembershipsInMemory memberships = new MembershipsInMemory();
    private final List<List<UserId>> conversations = new ArrayList<>();
    private final WhenAccountDeletedThenClearUp policy = new WhenAccountDeletedThenClearUp(
            memberships, new ConversationsInMemory(), List.of(left -> look(left.user())), Runnable::run);

    @Test
    void knowsTheMeetingsThatTheUserIsStillIn() {
        policy.react(new UserInvited(TEA, ADA, BOB));
        policy.react(new UserInvited(LUNCH, ADA, BOB));
        policy.react(new UserExcluded(LUNCH, ADA, BOB));
        delete(ADA);
        assertThat(known).containsExactly(TEA);
    }

    @Test
    void knowsNoMeetingThatTheUserHasLeftOrThatHasEnded() {
        policy.react(new UserInvited(TEA, ADA, BOB));
        policy.react(new UserInvited(LUNCH, ADA, BOB));
        policy.react(new UserLeft(TEA, ADA, null));
        policy.react(new MeetingEnded(LUNCH, KEY, ADA));
        delete(ADA);
        assertThat(known).isEmpty();
    }

    @Test
    void knowsTheGroupsThatTheUserHasWrittenInUntilTheyEnd() {
        policy.react(new MemberAdded(CHOIR, ADA, BOB));
        policy.react(new MemberLeft(CHOIR, ADA));
        delete(ADA);
        assertThat(known).containsExactly(CHOIR);
        assertThat(memberships.groupsOf(ADA)).isEmpty();
    }

    @Test
    void knowsNoGroupThatHasEnded() {
        policy.react(new MemberAdded(CHOIR, ADA, BOB));
        policy.react(new GroupEnded(CHOIR, KEY, new GroupNameId(new UUID(0, 2)), ADA));
        delete(ADA);
        assertThat(known).isEmpty();
    }

    @Test
    void knowsTheConversationsOfTheUser() {
        policy.react(new ConversationBegun(BOB, ADA));
        assertThat(conversations).containsExactly(List.of(ADA, BOB));
    }

    private void delete(UserId user) {
        policy.react(new AccountDeleted(user, KEY, null));
    }

    private void look(UserId user) {
        known.addAll(memberships.meetingsOf(user));
        known.addAll(memberships.groupsOf(user));
    }

    private record Membership(UserId member, Object of) {}

    /** Those of one process, as {@link Memberships} promises it. */
    private static final class MembershipsInMemory implements Memberships {

        private final List<Membership> all = new ArrayList<>();

        @Override
        public void add(UserId member, MeetingId meeting) {
            all.add(new Membership(member, meeting));
        }

        @Override
        public void remove(UserId member, MeetingId meeting) {
            all.remove(new Membership(member, meeting));
        }

        @Override
        public void add(UserId member, GroupId group) {
            all.add(new Membership(member, group));
        }

        @Override
        public void end(GroupId group) {
            all.removeIf(it -> it.of().equals(group));
        }

        @Override
        public void removeFromGroups(UserId member) {
            all.removeIf(it -> it.member().equals(member) && it.of() instanceof GroupId);
        }

        @Override
        public List<MeetingId> meetingsOf(UserId user) {
            return of(user, MeetingId.class);
        }

        @Override
        public List<GroupId> groupsOf(UserId user) {
            return of(user, GroupId.class);
        }

        private <T> List<T> of(UserId user, Class<T> kind) {
            return all.stream()
                    .filter(it -> it.member().equals(user))
                    .map(Membership::of)
                    .filter(kind::isInstance)
                    .map(kind::cast)
                    .toList();
        }
    }

    private final class ConversationsInMemory implements Correspondences {

        @Override
        public void add(UserId one, UserId other) {
            conversations.add(List.of(one, other));
        }

        @Override
        public List<UserId> of(UserId user) {
            throw new UnsupportedOperationException("The policy itself does not ask");
        }
    }
}
