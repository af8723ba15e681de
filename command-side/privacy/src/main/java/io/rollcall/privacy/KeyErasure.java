// SPDX-License-Identifier: Apache-2.0
package io.rollcall.privacy;

import io.rollcall.contracts.account.UserEvent.AccountDeleted;
import org.springframework.stereotype.Component;

/** Destroys the key of a user that has left, and with it all that is sealed under it. */
@Component
final class KeyErasure implements ErasureStep {

    private final Keys keys;

    KeyErasure(Keys keys) {
        this.keys = keys;
    }

    @Override
    public int getOrder() {
        return LAST;
    }

    @Override
    public void erase(AccountDeleted left) {
        keys.destroy(left.key());
    }
}
