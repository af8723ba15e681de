// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.referral;

import io.rollcall.command.account.PresentUsers;
import io.rollcall.command.verification.CodeRules;
import io.rollcall.command.verification.PhoneNumber;
import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.referral.PhoneEntryResult;
import io.rollcall.contracts.referral.SessionCommand.EnterPhone;
import io.rollcall.contracts.verification.Challenge;
import io.rollcall.contracts.verification.PhoneNumberCommand.SendCode;
import io.rollcall.contracts.verification.SendCodeResult;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;

/** Takes phones: the number issues a code and the session waits for it, in one unit. Locks the session first. */
final class PhoneEntryCommandHandler {

    private static final int DIGITS = 4;

    private final Sessions sessions;
    private final Repository<PhoneNumber> numbers;
    private final CodeRules rules;
    private final PresentUsers users;

    PhoneEntryCommandHandler(Sessions sessions, Repository<PhoneNumber> numbers, CodeRules rules, PresentUsers users) {
        this.sessions = sessions;
        this.numbers = numbers;
        this.rules = rules;
        this.users = users;
    }

    @CommandHandler
    PhoneEntryResult handle(EnterPhone command) throws Exception {
        var shown = sessions.find(command.session());
        var fresh = shown.isPresent() ? null : sessions.draw();
        var id = fresh == null ? Objects.requireNonNull(command.session()) : fresh.id();
        return switch (send(command, Challenge.ofSession(id))) {
            case SendCodeResult.Throttled throttled -> new PhoneEntryResult.Throttled();
            case SendCodeResult.KeyOutdated outdated -> new PhoneEntryResult.KeyOutdated(outdated.current());
            case SendCodeResult.Forgotten forgotten -> new PhoneEntryResult.Forgotten();
            case SendCodeResult.Sent sent -> {
                enter(command, id, fresh == null ? shown.orElseThrow() : sessions.open(fresh));
                yield new PhoneEntryResult.Sent(fresh == null ? null : fresh.token(), sent.code());
            }
        };
    }

    private SendCodeResult send(EnterPhone command, Challenge challenge) throws Exception {
        var send = new SendCode(command.number(), command.key(), command.phone(), challenge, DIGITS, command.by());
        return numbers.loadOrCreate(command.target(), PhoneNumber::new).invoke(it -> it.decide(send, rules, users));
    }

    private static void enter(EnterPhone command, TokenHash id, Aggregate<Session> session) {
        session.execute(it -> it.enter(id, command.number(), command.key(), command.phone(), command.spelling()));
    }
}
