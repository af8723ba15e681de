// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.order;

import io.rollcall.contracts.account.UserEvent.AccountDeleted;
import io.rollcall.privacy.ErasureStep;
import org.springframework.stereotype.Component;

/** Forgets which order numbers a user that has left has drawn. */
@Component
final class OrderNumberErasure implements ErasureStep {

    private final OrderNumbers numbers;

    OrderNumberErasure(OrderNumbers numbers) {
        this.numbers = numbers;
    }

    @Override
    public void erase(AccountDeleted left) {
        numbers.forget(left.user());
    }
}
