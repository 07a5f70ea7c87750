/**
 * The life cycle as data (specification: domain, "The life cycle"). Walks in: where a package
 * stands and what is said of it. Walks out: a ruling. No framework, no state.
 */
@NullMarked
package io.lading.core.lifecycle;

import org.jspecify.annotations.NullMarked;
