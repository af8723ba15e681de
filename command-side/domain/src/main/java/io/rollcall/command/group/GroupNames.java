// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.group;

import io.rollcall.contracts.group.GroupNameId;
import io.rollcall.http.text.NameSkeleton;
import io.rollcall.http.text.NormalForm;
import io.rollcall.privacy.Identifiers;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The ids that stand for groups' names: names that look alike are one, as {@link NameSkeleton} has it. */
@Component
public final class GroupNames {

    /** What the identifiers are kept as. */
    static final String KIND = "group_name";

    private final Identifiers identifiers;

    GroupNames(Identifiers identifiers) {
        this.identifiers = identifiers;
    }

    /** The name's id; a new one if it has never been wanted. It is one that the door has taken. Blocks. */
    public GroupNameId allot(String name) {
        return new GroupNameId(
                identifiers.allot(KIND, spelled(name), NameSkeleton.of(name)).id());
    }

    /** The name's id; where it has none, one that nothing has happened to. Blocks. */
    public GroupNameId find(String name) {
        return identifiers
                .find(KIND, spelled(name), NameSkeleton.of(name))
                .map(found -> new GroupNameId(found.id()))
                .orElseGet(() -> new GroupNameId(UUID.randomUUID()));
    }

    private static SequencedSet<String> spelled(String name) {
        return new LinkedHashSet<>(NormalForm.of(name).stream().toList());
    }

    /** Parts with an id that its name has been forgotten under: the name gets a new one when it comes back. Blocks. */
    public void forget(GroupNameId name) {
        identifiers.forget(KIND, name.value());
    }
}
