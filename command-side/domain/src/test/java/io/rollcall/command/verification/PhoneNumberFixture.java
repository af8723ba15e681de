// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.verification;

import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import io.rollcall.command.account.SignedUp;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.Command;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.Attempts;
import io.rollcall.contracts.verification.Challenge;
import io.rollcall.contracts.verification.NumberId;
import io.rollcall.contracts.verification.PhoneNumberCommand.CheckCode;
import io.rollcall.contracts.verification.PhoneNumberCommand.SendCode;
import io.rollcall.contracts.verification.PhoneNumberEvent.CodeIssued;
import io.rollcall.contracts.verification.Requester;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;
import org.jspecify.annotations.Nullable;

/** A number and its codes, as the tests of {@link PhoneNumber} know them. */
public final class PhoneNumberFixture {

    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    static final NumberId NUMBER = new NumberId(new UUID(1, 1));
    static final KeyId KEY = new KeyId(new UUID(2, 2));
    static final UserId OWNER = new UserId(7);
    public static final String PHONE = "+79250741413";
    static final Challenge SESSION = new Challenge("a session");
    static final String NONCE = "0123456789abcdef0123456789abcdef";

    static final Codes CODES = new Codes(new SecretKeySpec(new byte[32], "HmacSHA256"), false);

    public static final ServedNumbers SERVED = new ServedNumbers(new ServedNumbersProperties(
            List.of(PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE), List.of()));

    private static final VerificationProperties LIMITS = new VerificationProperties(
            Duration.ofMinutes(5),
            5,
            Duration.ofMinutes(5),
            Duration.ofDays(1),
            Duration.ofMinutes(1),
            15,
            20,
            Duration.ofMinutes(1),
            Duration.ofDays(30),
            Duration.ofDays(60));

    private PhoneNumberFixture() {}

    static AggregateTestFixture<PhoneNumber> at(Instant now) {
        return at(now, CODES);
    }

    static AggregateTestFixture<PhoneNumber> at(Instant now, Codes codes) {
        return at(now, codes, true);
    }

    static AggregateTestFixture<PhoneNumber> at(Instant now, Codes codes, boolean pauses) {
        var fixture = new AggregateTestFixture<>(PhoneNumber.class);
        fixture.registerInjectableResource(
                new CodeRules(Clock.fixed(now, ZoneOffset.UTC), LIMITS, codes, SERVED, pauses));
        fixture.registerInjectableResource(SignedUp.only(OWNER));
        fixture.registerCommandTargetResolver(
                command -> new VersionedAggregateIdentifier((Object) ((Command) command.getPayload()).target(), null));
        return fixture;
    }

    static SendCode sendCode(Challenge challenge) {
        return sendCode(challenge, PHONE);
    }

    static SendCode sendCode(Challenge challenge, String phone) {
        return new SendCode(NUMBER, KEY, phone, challenge, 5, Requester.ANYBODY);
    }

    static CheckCode check(Challenge challenge, String code) {
        return check(challenge, code, Requester.ANYBODY);
    }

    static CheckCode check(Challenge challenge, String code, Requester by) {
        return new CheckCode(NUMBER, challenge, code, by);
    }

    static String code(String nonce) {
        return CODES.code(NUMBER, nonce, 5);
    }

    static String wrong() {
        return code(NONCE).equals("11111") ? "22222" : "11111";
    }

    static CodeIssued codeIssued(Challenge challenge, int count) {
        return codeIssued(challenge, NONCE, count);
    }

    static CodeIssued codeIssued(Challenge challenge, String nonce, int count) {
        return codeIssued(challenge, nonce, count, null);
    }

    static CodeIssued codeIssued(Challenge challenge, String nonce, int count, @Nullable UUID client) {
        var expiry = NOON.plus(Duration.ofMinutes(5));
        return new CodeIssued(NUMBER, KEY, challenge, nonce, 5, NOON, expiry, new Attempts(count, NOON), PHONE, client);
    }

    static Matcher<CodeIssued> issued(Challenge challenge, Instant expiry, int count) {
        return new CustomTypeSafeMatcher<>("a code for " + challenge) {
            @Override
            protected boolean matchesSafely(CodeIssued event) {
                return event.challenge().equals(challenge)
                        && event.expiresAt().equals(expiry)
                        && event.attempts().count() == count
                        && event.digits() == 5
                        && event.nonce().matches("[0-9a-f]{32}")
                        && PHONE.equals(event.phone());
            }
        };
    }
}
