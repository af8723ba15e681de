// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.rebuild;

import io.rollcall.operator.subscription.SubscriptionSign;
import io.rollcall.projection.shared.GenerationPhase;
import io.rollcall.projection.shared.GenerationPurpose;
import io.rollcall.projection.shared.GenerationState;
import io.rollcall.projection.shared.Rebuilds;
import java.util.Set;
import java.util.stream.Collectors;

/** Read models that are being built beside those that are read. */
final class RebuildingSign implements SubscriptionSign {

    private static final Set<GenerationPhase> UNDER_WAY =
            Set.of(GenerationPhase.NEW, GenerationPhase.BUILDING, GenerationPhase.SWITCHING);

    private final Rebuilds rebuilds;

    RebuildingSign(Rebuilds rebuilds) {
        this.rebuilds = rebuilds;
    }

    @Override
    public String state() {
        return "rebuilding";
    }

    @Override
    public Set<String> names() {
        return rebuilds.all().stream()
                .filter(state -> state.purpose() == GenerationPurpose.REBUILD && UNDER_WAY.contains(state.phase()))
                .map(GenerationState::readModel)
                .collect(Collectors.toSet());
    }
}
