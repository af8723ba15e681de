// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.embedded.testing.TestServers;
import io.rollcall.operator.access.Problem;
import io.rollcall.privacy.TestPrivacy;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.junit.jupiter.api.Test;

class OperationsTest {

    /** The operators' own port is open then. */
    @Test
    void whatCannotBeDecidedYetIsToBeTriedAgain() {
        var keys = TestPrivacy.over(
                        TestPrivacy.newDatabase(), TestServers.newFolder().resolve("key-ring"))
                .keys();
        var operations = new Operations(
                command -> {
                    throw new NoHandlerForCommandException("not yet");
                },
                keys,
                () -> 41);
        assertThatThrownBy(() -> operations.ended(Operations.newId(), OperationEnd.applied()))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.isPassing()).isTrue());
    }
}
