// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.shared;

import io.rollcall.contracts.account.UserEvent.AccountCompleted;
import io.rollcall.contracts.account.UserEvent.AccountDeleted;
import io.rollcall.contracts.account.UserEvent.AddressChanged;
import io.rollcall.contracts.account.UserEvent.AvatarChanged;
import io.rollcall.contracts.account.UserEvent.ChatEmailConfirmed;
import io.rollcall.contracts.account.UserEvent.EmailChanged;
import io.rollcall.contracts.account.UserEvent.EmailConfirmed;
import io.rollcall.contracts.account.UserEvent.NumberChanged;
import io.rollcall.contracts.account.UserEvent.PatronymicChanged;
import io.rollcall.contracts.account.UserEvent.PhoneHidden;
import io.rollcall.contracts.account.UserEvent.PhoneShown;
import io.rollcall.contracts.account.UserEvent.SurnameChanged;
import io.rollcall.contracts.account.UserEvent.UserEnrolled;
import io.rollcall.contracts.account.UserEvent.UserEntered;
import io.rollcall.contracts.account.UserEvent.UserRegistered;
import io.rollcall.contracts.account.UserEvent.UserRenamed;
import io.rollcall.contracts.blacklist.BlacklistEvent.BlacklistCleared;
import io.rollcall.contracts.blacklist.BlacklistEvent.UserBlocked;
import io.rollcall.contracts.blacklist.BlacklistEvent.UserUnblocked;
import io.rollcall.contracts.contact.ContactEvent.ContactsImported;
import io.rollcall.contracts.contact.ContactEvent.ContactsRemoved;
import io.rollcall.contracts.credential.CredentialEvent.TokenIssued;
import io.rollcall.contracts.credential.CredentialEvent.TokenRevoked;
import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.credential.PasswordEvent.PasswordChanged;
import io.rollcall.contracts.credential.PasswordEvent.PasswordChosen;
import io.rollcall.contracts.credential.RevocationEvent.SignedSessionEnded;
import io.rollcall.contracts.credential.RevocationEvent.SignedTokensRevoked;
import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.email.EmailVerificationEvent.EmailCodeIssued;
import io.rollcall.contracts.email.EmailVerificationEvent.EmailCodeUndeliverable;
import io.rollcall.contracts.email.EmailVerificationEvent.EmailCodeUsed;
import io.rollcall.contracts.email.EmailVerificationEvent.WrongEmailCodeEntered;
import io.rollcall.contracts.email.Language;
import io.rollcall.contracts.limit.LimitEvent.LimitClosed;
import io.rollcall.contracts.login.LoginKind;
import io.rollcall.contracts.login.LoginNameEvent.LoginNameClaimed;
import io.rollcall.contracts.login.LoginNameEvent.LoginNameForgotten;
import io.rollcall.contracts.login.LoginNameEvent.LoginNameReleased;
import io.rollcall.contracts.login.LoginNameId;
import io.rollcall.contracts.media.MediaId;
import io.rollcall.contracts.meeting.MeetingEvent.MeetingArranged;
import io.rollcall.contracts.meeting.MeetingEvent.MeetingCompleted;
import io.rollcall.contracts.meeting.MeetingEvent.MeetingEnded;
import io.rollcall.contracts.meeting.MeetingEvent.UserExcluded;
import io.rollcall.contracts.meeting.MeetingEvent.UserInvited;
import io.rollcall.contracts.meeting.MeetingEvent.UserLeft;
import io.rollcall.contracts.meeting.MeetingId;
import io.rollcall.contracts.order.OrderEvent.ExecutorAssigned;
import io.rollcall.contracts.order.OrderEvent.OrderCompleted;
import io.rollcall.contracts.order.OrderEvent.OrderPlaced;
import io.rollcall.contracts.order.OrderId;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.recovery.RecoveryEvent.RecoveryCodeIssued;
import io.rollcall.contracts.recovery.RecoveryEvent.RecoveryCodeUsed;
import io.rollcall.contracts.referral.InviteCodeEvent.InviteCodeClaimed;
import io.rollcall.contracts.referral.InviteCodeId;
import io.rollcall.contracts.referral.ReferralEvent.InviteCodeActivated;
import io.rollcall.contracts.referral.ReferralEvent.InviteCodeAllotted;
import io.rollcall.contracts.referral.ReferralEvent.LoggedIn;
import io.rollcall.contracts.referral.ReferralEvent.ReferralEnded;
import io.rollcall.contracts.referral.ReferralEvent.SessionsExpired;
import io.rollcall.contracts.referral.ReferralEvent.SessionsRevoked;
import io.rollcall.contracts.referral.SessionEvent.PhoneEntered;
import io.rollcall.contracts.referral.SessionEvent.SessionEnded;
import io.rollcall.contracts.referral.SessionEvent.SessionOpened;
import io.rollcall.contracts.referral.Spelling;
import io.rollcall.contracts.verification.Attempts;
import io.rollcall.contracts.verification.Challenge;
import io.rollcall.contracts.verification.NumberId;
import io.rollcall.contracts.verification.PhoneNumberEvent.CodeConfirmed;
import io.rollcall.contracts.verification.PhoneNumberEvent.CodeDelivered;
import io.rollcall.contracts.verification.PhoneNumberEvent.CodeIssued;
import io.rollcall.contracts.verification.PhoneNumberEvent.CodeUndeliverable;
import io.rollcall.contracts.verification.PhoneNumberEvent.NumberClaimed;
import io.rollcall.contracts.verification.PhoneNumberEvent.NumberForgotten;
import io.rollcall.contracts.verification.PhoneNumberEvent.NumberReleased;
import io.rollcall.contracts.verification.PhoneNumberEvent.WrongCodeEntered;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** One event of each type, always the same. */
public final class EventExamples {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final NumberId NUMBER = new NumberId(new UUID(1, 1));
    private static final UserId USER = new UserId(7);
    private static final UserId OTHER = new UserId(8);
    private static final MeetingId MEETING = new MeetingId(5);
    private static final TokenHash SESSION = new TokenHash("d".repeat(64));
    private static final InviteCodeId CODE = new InviteCodeId("ABC123");
    private static final MediaId AVATAR = new MediaId("a".repeat(64));

    private static final LoginNameId EMAIL = new LoginNameId(new UUID(3, 3));
    private static final LoginNameId LOGIN_NUMBER = new LoginNameId(new UUID(4, 4));
    private static final OrderId ORDER = new OrderId(6);
    private static final String MAIL = "ada@example.org";

    private EventExamples() {}

    public static List<Event> all(KeyId key) {
        var attempts = new Attempts(1, NOON);
        var expiry = NOON.plusSeconds(300);
        var phone = "+79250741413";
        var others = List.<Event>of(
                new CodeIssued(NUMBER, key, Challenge.MEET, "0".repeat(32), 5, NOON, expiry, attempts, phone, null),
                new WrongCodeEntered(NUMBER, Challenge.MEET, attempts, null, null),
                new CodeConfirmed(NUMBER, Challenge.MEET),
                new CodeDelivered(NUMBER, Challenge.MEET, "0".repeat(32), NOON),
                new CodeUndeliverable(NUMBER, Challenge.MEET, "0".repeat(32), "UNDELIV 001"),
                new NumberClaimed(NUMBER, USER),
                new NumberForgotten(NUMBER),
                new UserRegistered(USER, key, NUMBER, AVATAR, NOON, "Ada", phone),
                new UserRenamed(USER, key, "Grace"),
                new PhoneHidden(USER),
                new PhoneShown(USER),
                new AvatarChanged(USER, AVATAR),
                new TokenIssued(USER, Door.MEET, new TokenHash("b".repeat(64)), new TokenHash("c".repeat(64))),
                new TokenRevoked(USER, Door.MEET, new TokenHash("b".repeat(64))),
                new SignedTokensRevoked(USER, 2, new TokenHash("b".repeat(64))),
                new SignedSessionEnded(USER, "0123456789abcdef", NOON, expiry),
                new NumberReleased(NUMBER, USER, key),
                new AccountDeleted(USER, key, NUMBER),
                new UserBlocked(USER, OTHER),
                new UserUnblocked(USER, OTHER),
                new BlacklistCleared(USER),
                new ContactsImported(USER, key, List.of(NUMBER), List.of("Ada")),
                new ContactsRemoved(USER, List.of(NUMBER)),
                new MeetingArranged(MEETING, key, USER, AVATAR, NOON, NOON, "Tea", "At five"),
                new UserInvited(MEETING, OTHER, USER),
                new MeetingCompleted(MEETING, USER),
                new UserExcluded(MEETING, OTHER, USER),
                new UserLeft(MEETING, USER, OTHER),
                new MeetingEnded(MEETING, key, OTHER),
                new UserEntered(USER, key, NUMBER, NOON, phone),
                new AccountCompleted(USER, key, AVATAR, NOON, "Ada"),
                new SessionOpened(SESSION, expiry),
                new PhoneEntered(SESSION, NUMBER, key, Spelling.WITHOUT_PLUS, phone),
                new SessionEnded(SESSION),
                new LoggedIn(USER, SESSION, Spelling.WITH_PLUS, NOON, expiry),
                new SessionsExpired(USER, List.of(SESSION)),
                new SessionsRevoked(USER, List.of(SESSION)),
                new InviteCodeAllotted(USER, CODE),
                new InviteCodeActivated(USER, CODE, OTHER),
                new ReferralEnded(USER, List.of(SESSION)),
                new InviteCodeClaimed(CODE, USER),
                new UserEnrolled(
                        USER, key, EMAIL, LOGIN_NUMBER, NOON, "King", "Ada", "Georgievna", "London", MAIL, phone),
                new SurnameChanged(USER, key, "King"),
                new PatronymicChanged(USER, key, "Georgievna"),
                new AddressChanged(USER, key, "London"),
                new EmailChanged(USER, key, EMAIL, MAIL),
                new NumberChanged(USER, key, LOGIN_NUMBER, phone),
                new EmailConfirmed(USER, EMAIL),
                new LoginNameClaimed(EMAIL, LoginKind.EMAIL, USER),
                new LoginNameReleased(EMAIL, LoginKind.EMAIL, USER),
                new LoginNameForgotten(EMAIL),
                new PasswordChosen(USER, key, "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA"),
                new PasswordChanged(USER, key, "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA"),
                new EmailCodeIssued(
                        USER, key, EMAIL, "0".repeat(32), NOON, expiry, attempts, Language.RUSSIAN, MAIL, null),
                new ChatEmailConfirmed(USER, EMAIL),
                new RecoveryCodeIssued(
                        USER, key, LoginKind.EMAIL, EMAIL, "0".repeat(32), NOON, expiry, Language.ENGLISH),
                new RecoveryCodeUsed(USER),
                new WrongEmailCodeEntered(USER),
                new EmailCodeUsed(USER),
                new EmailCodeUndeliverable(USER, "0".repeat(32)),
                new OrderPlaced(ORDER, key, USER, NOON, "A-1", "Mend the roof", "Mr Babbage", "roofs"),
                new ExecutorAssigned(ORDER, USER, OTHER, USER),
                new OrderCompleted(ORDER, USER, OTHER),
                new LimitClosed("wrong-code", "address", 3, false, NOON));
        return Stream.concat(others.stream(), ChatEventExamples.all(key).stream())
                .toList();
    }
}
