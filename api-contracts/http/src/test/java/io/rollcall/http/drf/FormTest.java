// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.drf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.http.Body;
import io.rollcall.http.Call;
import io.rollcall.http.Refusal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormTest {

    private static Form form(String json) {
        var body = new Body.Document(JsonDecoder.decode(json));
        return Form.of(new Call(body, Map.of(), Map.of(), null, URI.create("http://h")));
    }

    @Test
    void aNullableFieldTakesNullForNothing() {
        var form = form("{\"time\":null,\"place\":\"here\",\"bad\":\"\"}");
        assertThat(form.nullable("time", Field.text()).isGiven()).isFalse();
        assertThat(form.nullable("place", Field.text()).value()).isEqualTo("here");
        assertThat(form.nullable("other", Field.text()).orNull()).isNull();
        form.check();
        form.nullable("bad", Field.text());
        assertThatThrownBy(form::check).isInstanceOf(Refusal.class);
    }

    @Test
    void whatWasSentIsKnownWithoutReadingIt() {
        var form = form("{\"user\":null}");
        assertThat(form.has("user")).isTrue();
        assertThat(form.has("user_id")).isFalse();
    }

    @Test
    void g28_theFirstTextForAFieldStandsAndLaterFindingsJoinTheOthers() {
        var form = form("{\"name\":\"\"}");
        form.required("name", Field.text());
        form.reject("name", "Not this one.");
        form.reject("avatar", Field.NOT_AN_IMAGE);
        assertThatThrownBy(form::check)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.answer().body())
                                .isEqualTo(Map.of(
                                        "name",
                                        List.of("This field may not be blank."),
                                        "avatar",
                                        List.of(Field.NOT_AN_IMAGE))));
    }

    @Test
    void anEntryThatIsNotThereHasNoValue() {
        var entry = form("{}").required("name", Field.text());
        assertThatThrownBy(entry::value).isInstanceOf(IllegalStateException.class);
        assertThat(entry.or("nobody")).isEqualTo("nobody");
    }
}
