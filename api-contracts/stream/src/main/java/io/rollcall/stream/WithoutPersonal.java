// SPDX-License-Identifier: Apache-2.0
package io.rollcall.stream;

import io.rollcall.contracts.privacy.Personal;
import io.rollcall.contracts.privacy.Secret;
import java.util.Arrays;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/** Leaves out what is {@link Personal} or {@link Secret}, one or many of them, however deep it lies. */
final class WithoutPersonal extends JacksonAnnotationIntrospector {

    @Override
    public boolean hasIgnoreMarker(MapperConfig<?> config, AnnotatedMember member) {
        return isPersonal(member) || isSecret(member.getType()) || super.hasIgnoreMarker(config, member);
    }

    private static boolean isSecret(JavaType type) {
        var content = type.getContentType() == null ? type : type.getContentType();
        return content.getRawClass().isAnnotationPresent(Secret.class);
    }

    private static boolean isPersonal(AnnotatedMember member) {
        var declaring = member.getDeclaringClass();
        return declaring.isRecord()
                && Arrays.stream(declaring.getRecordComponents())
                        .anyMatch(component -> component.getName().equals(member.getName())
                                && component.isAnnotationPresent(Personal.class));
    }
}
