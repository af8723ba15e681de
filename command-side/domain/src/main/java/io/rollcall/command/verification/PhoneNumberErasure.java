// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.verification;

import io.rollcall.contracts.account.UserEvent.AccountDeleted;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.verification.PhoneNumberCommand.AskForNumberKey;
import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.privacy.ErasureStep;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Lets the number of a user that has left go. */
@Component
final class PhoneNumberErasure implements ErasureStep {

    private final Numbers numbers;
    private final CommandGateway commands;

    PhoneNumberErasure(Numbers numbers, CommandGateway commands) {
        this.numbers = numbers;
        this.commands = commands;
    }

    @Override
    public void erase(AccountDeleted left) {
        var number = left.number();
        if (number != null) {
            commands.<Optional<KeyId>>send(new AskForNumberKey(number))
                    .result()
                    .ifPresent(key -> numbers.letGo(number, key));
        }
    }
}
