// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.meeting;

import io.rollcall.contracts.media.MediaId;
import io.rollcall.contracts.meeting.MeetingEvent;
import io.rollcall.contracts.meeting.MeetingEvent.MeetingArranged;
import io.rollcall.contracts.meeting.MeetingEvent.MeetingCompleted;
import io.rollcall.contracts.meeting.MeetingEvent.MeetingEnded;
import io.rollcall.contracts.meeting.MeetingEvent.UserInvited;
import io.rollcall.contracts.meeting.MeetingId;
import io.rollcall.contracts.meeting.MeetingResult;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.Command;
import io.rollcall.contracts.shared.UserId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;

/** A meeting of Ada, its king, with Bob and Cleo, as the tests of {@link Meeting} know it; Dan is a stranger to it. */
final class MeetingFixture implements MeetingUsers {

    static final int MOST = 10;
    static final MeetingId MEETING = MeetingId.of(1);
    static final KeyId KEY = KeyId.of(new UUID(1, 1));
    static final MediaId LOGO = MediaId.of("a".repeat(64));
    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    static final Instant EVENING = Instant.parse("2026-01-01T18:00:00Z");
    static final UserId ADA = UserId.of(5);
    static final UserId BOB = UserId.of(6);
    static final UserId CLEO = UserId.of(7);
    static final UserId DAN = UserId.of(8);
    static final UserId NOBODY = UserId.of(99);

    static final MeetingArranged ARRANGED =
            new MeetingArranged(MEETING, KEY, ADA, LOGO, EVENING, NOON, "Tea", "With cake");
    static final UserInvited BOB_INVITED = new UserInvited(MEETING, BOB, ADA);
    static final UserInvited CLEO_INVITED = new UserInvited(MEETING, CLEO, ADA);
    static final MeetingCompleted COMPLETED = new MeetingCompleted(MEETING, ADA);

    private final AggregateTestFixture<Meeting> fixture = new AggregateTestFixture<>(Meeting.class);
    private final Set<UserId> present = new HashSet<>(Set.of(ADA, BOB, CLEO, DAN));
    private final Map<UserId, UserId> blocked = new HashMap<>();
    private final Set<UserId> busy = new HashSet<>();
    private final List<List<UserId>> drawn = new ArrayList<>();

    /** The last one by id follows a king. */
    MeetingFixture() {
        Succession last = remaining -> {
            drawn.add(remaining);
            return remaining.getLast();
        };
        fixture.registerInjectableResource(last);
        fixture.registerInjectableResource(this);
        fixture.registerInjectableResource(new MeetingProperties(MOST, MOST));
        fixture.registerInjectableResource(Clock.fixed(NOON, ZoneOffset.UTC));
        fixture.registerCommandTargetResolver(
                command -> new VersionedAggregateIdentifier((Object) ((Command) command.getPayload()).target(), null));
    }

    /** Somebody has left the system. */
    void left(UserId user) {
        present.remove(user);
    }

    /** Somebody is in as many meetings as one may be in. */
    void isBusy(UserId user) {
        busy.add(user);
    }

    void block(UserId owner, UserId other) {
        blocked.put(owner, other);
    }

    /** The members that new kings were drawn from. */
    List<List<UserId>> drawn() {
        return drawn;
    }

    @Override
    public boolean isPresent(UserId user) {
        return present.contains(user);
    }

    @Override
    public boolean blocks(UserId owner, UserId other) {
        return other.equals(blocked.get(owner));
    }

    @Override
    public Set<UserId> withoutRoom(Collection<UserId> users) {
        return users.stream().filter(busy::contains).collect(Collectors.toSet());
    }

    /** The meeting, and what has happened to it since. */
    TestExecutor<Meeting> given(MeetingEvent... more) {
        var events = new ArrayList<Object>(List.of(ARRANGED, BOB_INVITED, CLEO_INVITED));
        events.addAll(List.of(more));
        return fixture.given(events);
    }

    TestExecutor<Meeting> givenOnly(MeetingEvent... events) {
        return fixture.given(List.of(events));
    }

    TestExecutor<Meeting> givenNothing() {
        return fixture.givenNoPriorActivity();
    }

    TestExecutor<Meeting> givenItsEnd() {
        return givenOnly(ARRANGED, new MeetingEnded(MEETING, KEY, ADA));
    }

    static void refused(ResultValidator<Meeting> result, MeetingResult refusal) {
        result.expectResultMessagePayload(refusal).expectNoEvents();
    }
}
