// SPDX-License-Identifier: Apache-2.0
package io.rollcall.stream;

import java.util.regex.Pattern;

/**
 * One thing that the stream tells of events of one type and revision.
 *
 * @param component of the event that it is told of; {@value #NONE} for none
 * @param name that it has in the data
 * @param form what is told of the component
 * @param constant where the form is {@link Form#CONSTANT}; empty otherwise
 * @param classification how far it may be shown
 * @param why it is there
 */
public record ContractField(
        String component, String name, Form form, String constant, Classification classification, String why) {

    /** The component of what is no component's. */
    public static final String NONE = "-";

    private static final Pattern COLUMN = Pattern.compile("\\s*\\|\\s*");
    private static final int COLUMNS = 5;

    /** @param line of the contract's table */
    static ContractField of(String line) {
        var columns = COLUMN.split(line.strip(), COLUMNS);
        if (columns.length != COLUMNS || columns[4].isBlank()) {
            throw new IllegalArgumentException("No five columns: " + line);
        }
        var form = columns[2].split(" ", 2);
        return new ContractField(
                columns[0],
                columns[1],
                Form.of(form[0]),
                form.length == 1 ? "" : form[1],
                Classification.of(columns[3]),
                columns[4]);
    }
}
