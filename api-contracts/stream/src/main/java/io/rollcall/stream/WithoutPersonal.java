// SPDX-License-Identifier: Apache-2.0
package io.rollcall.stream;

import io.rollcall.contracts.media.MediaId;
import io.rollcall.contracts.privacy.Personal;
import java.util.Arrays;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/**
 * Leaves out what is {@link Personal}, however deep it lies, and what opens it: whoever has an image's id can see it.
 */
final class WithoutPersonal extends JacksonAnnotationIntrospector {

    @Override
    public boolean hasIgnoreMarker(MapperConfig<?> config, AnnotatedMember member) {
        return isPersonal(member) || member.getRawType() == MediaId.class || super.hasIgnoreMarker(config, member);
    }

    private static boolean isPersonal(AnnotatedMember member) {
        var declaring = member.getDeclaringClass();
        return declaring.isRecord()
                && Arrays.stream(declaring.getRecordComponents())
                        .anyMatch(component -> component.getName().equals(member.getName())
                                && component.isAnnotationPresent(Personal.class));
    }
}
