// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.referral;

import io.rollcall.http.Answer;
import io.rollcall.http.Refusal;
import java.util.Map;

/** The words with which the referral door refuses. */
final class ReferralRefusals {

    private static final String CHALLENGE = "Token";

    private ReferralRefusals() {}

    /** 400: nobody asked for a code here (E-10, E-14, E-15). */
    static Refusal codeNotFound() {
        return error(400, "Код подтверждения не найден!");
    }

    /** 401: a wrong code (E-12). */
    static Refusal wrongCode() {
        var refusal = error(401, "Неверный код подтверждения!");
        return new Refusal(refusal.answer().with("WWW-Authenticate", CHALLENGE)); // RFC 9110, section 15.5.2
    }

    /** 429: too many codes for one number (13.10). */
    static Refusal throttled() {
        return error(429, "Слишком много попыток. Попробуйте позже.");
    }

    /** 429: too much was asked for, or guessed; worth another try after so many seconds. */
    static Refusal throttled(long retryAfterSeconds) {
        return new Refusal(throttled().answer().with("Retry-After", Long.toString(retryAfterSeconds)));
    }

    /** 429: strangers have guessed too much, so that the number is to be proven twice. */
    static Refusal again() {
        var refusal = error(429, "Сейчас номер нужно подтвердить дважды: запросите ещё один код и введите его.");
        return new Refusal(refusal.answer().with("Retry-After", "1"));
    }

    /** 400: no invite code was sent (E-36). */
    static Refusal noInviteCode() {
        return error(400, "Введите инвайт-код.");
    }

    /** 409: one was activated before (E-33). */
    static Refusal alreadyActivated() {
        return error(409, "Вы уже активировали инвайт-код!");
    }

    /** 404: nobody has this invite code (E-35). */
    static Refusal unknownInviteCode() {
        return error(404, "Пользователь с данным инвайт-кодом не найден!");
    }

    /** 400: it is one's own (E-37). */
    static Refusal ownInviteCode() {
        return error(400, "Нельзя активировать собственный инвайт-код!");
    }

    private static Refusal error(int status, String text) {
        return new Refusal(Answer.of(status, Map.of("error", text)));
    }
}
