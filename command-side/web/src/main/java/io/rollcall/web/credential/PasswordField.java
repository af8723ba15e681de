// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.credential;

import io.rollcall.command.credential.PasswordPolicy;
import io.rollcall.command.credential.PasswordPolicy.Fault;
import io.rollcall.http.drf.Field;
import io.rollcall.http.text.NormalForm;
import java.util.Optional;

/**
 * The field of a form in which a new password is sent; faults of its length are told in the words of the contract
 * (C-8).
 */
public final class PasswordField {

    private PasswordField() {}

    /** A password that may be chosen, as it was sent. */
    public static Field<String> of(PasswordPolicy policy) {
        var field = Field.textAsSent().where(NormalForm::isStreamSafe, NormalForm.TOO_MANY_MARKS);
        for (var fault : Fault.values()) {
            field = field.where(
                    password -> !policy.faultOf(password).equals(Optional.of(fault)), inAForm(policy, fault));
        }
        return field;
    }

    private static String inAForm(PasswordPolicy policy, Fault fault) {
        return switch (fault) {
            case TOO_SHORT -> "Ensure this field has at least " + policy.shortest() + " characters.";
            case TOO_LONG -> "Ensure this field has no more than " + PasswordPolicy.LONGEST + " characters.";
            case TOO_COMMON -> policy.said(fault);
        };
    }
}
