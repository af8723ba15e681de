// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.verification;

import io.rollcall.command.verification.NumberClients;
import io.rollcall.command.verification.Numbers;
import io.rollcall.command.verification.ServedNumbers;
import io.rollcall.contracts.limit.ClientAddress;
import io.rollcall.contracts.limit.Limits;
import io.rollcall.contracts.verification.PhoneNumberCommand.AskWhetherClaimed;
import io.rollcall.log.aggregate.CommandGateway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CodeBudgetConfiguration {

    @Bean
    CodeBudget codeBudget(
            Limits limits, ServedNumbers served, Numbers numbers, NumberClients clients, CommandGateway commands) {
        return new CodeBudget(limits, served, new CodeBudget.NumberKnowledge() {
            @Override
            public boolean isMembers(String phone) {
                return commands.<Boolean>send(new AskWhetherClaimed(numbers.find(phone)))
                        .result();
            }

            @Override
            public boolean knows(String phone, ClientAddress client) {
                return clients.find(numbers.find(phone), client).known();
            }
        });
    }
}
