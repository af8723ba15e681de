// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.crm;

import io.rollcall.http.Answer;
import io.rollcall.http.Refusal;
import java.util.LinkedHashMap;

/** The words with which the crm door refuses those whose token is no use. */
public final class CrmRefusals {

    /** The scheme to come back with. */
    public static final String CHALLENGE = "Bearer realm=\"api\"";

    private CrmRefusals() {}

    /** 401: the token is good, but its user has left (C-57), be it since they were let in. */
    public static Refusal userNotFound() {
        return unauthorized("user_not_found", "User not found");
    }

    /** 401, with the reason in words and for programs. */
    public static Refusal unauthorized(String code, String detail) {
        var body = new LinkedHashMap<String, Object>();
        body.put("detail", detail);
        body.put("code", code);
        return new Refusal(Answer.of(401, body).with("WWW-Authenticate", CHALLENGE));
    }
}
