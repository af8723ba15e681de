// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.parked;

import io.rollcall.operator.access.Problem;
import io.rollcall.projection.shared.ParkedDocument;
import io.rollcall.projection.shared.ParkedRegister;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Some of what is parked.
 *
 * @param readModel only there; {@code null}: everywhere
 * @param type of the event only; {@code null}: any
 */
record ParkedSelection(@Nullable String readModel, @Nullable String type) {

    static ParkedSelection of(JsonNode json) {
        return new ParkedSelection(text(json, "subscription"), text(json, "type"));
    }

    private static @Nullable String text(JsonNode json, String name) {
        var value = json.get(name);
        if (value != null && !value.isNull() && !value.isString()) {
            throw Problem.badRequest("'" + name + "' has to be text.");
        }
        return value == null || value.isNull() || value.asString().isBlank() ? null : value.asString();
    }

    /** @throws Problem 404 where there is no such read model */
    ParkedSelection checked(ParkedRegister register) {
        if (readModel != null && !register.readModels().contains(readModel)) {
            throw Problem.notFound("There is no read model '" + readModel + "'.");
        }
        return this;
    }

    boolean isAll() {
        return readModel == null && type == null;
    }

    /** In no particular order. */
    List<ParkedDocument> among(ParkedRegister register) {
        return register.readModels().stream()
                .filter(name -> readModel == null || readModel.equals(name))
                .flatMap(name -> register.in(name).stream())
                .filter(parked -> type == null || type.equals(parked.event()))
                .toList();
    }

    /** What it is called as the target of a job. */
    String target() {
        return Optional.ofNullable(readModel).orElse("all")
                + Optional.ofNullable(type).map(it -> " " + it).orElse("");
    }

    TreeMap<String, String> parameters() {
        var all = new TreeMap<String, String>();
        Optional.ofNullable(readModel).ifPresent(it -> all.put("subscription", it));
        Optional.ofNullable(type).ifPresent(it -> all.put("type", it));
        return all;
    }
}
