// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.codec;

import tools.jackson.databind.node.ObjectNode;

/**
 * An event between what is stored and what is read.
 *
 * @param components its own to change. Personal ones are sealed values: a node that can be moved to another name, in
 *     another event too, and not be read
 */
public record IntermediateEvent(String type, String revision, ObjectNode components) {}
