// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

/** The documents of one read model. It is enough to be a bean of this type to follow the log. */
public interface StoredDocuments {

    /** For the projection that keeps them, and what follows the log for it. */
    ReadModel<?, ?> model();
}
