// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import org.springframework.http.server.PathContainer;

/** How a door words what is refused, or goes wrong, outside of its endpoints. */
public interface ErrorTexts {

    /** Whether a path is one of this door's, be there anything at it or not. */
    boolean isFor(PathContainer path);

    /** An answer that was worded as Django REST framework does, in this door's words; others stay as they are. */
    Answer worded(Answer answer);
}
