/**
 * Who delivers, from where, and where addresses are. Walks in: fleet messages. Walks out: facts. No
 * framework.
 */
@NullMarked
package io.lading.planner.fleet;

import org.jspecify.annotations.NullMarked;
