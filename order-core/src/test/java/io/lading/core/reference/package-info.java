/**
 * A second, naive order centre in memory, for tests that compare the real one with it. Walks in:
 * histories of actions, made from a seed. Walks out: what must become of them. It shares no rule
 * with the code: it reads the tables that were written by hand.
 */
@NullMarked
package io.lading.core.reference;

import org.jspecify.annotations.NullMarked;
