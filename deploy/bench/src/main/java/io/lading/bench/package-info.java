/**
 * Lading's create path and its updates beside their peers and their limits, in one run on the same
 * engines. In walks a number of trades or of lives; out walks one table, with the machine, the
 * versions and the way to repeat it.
 */
@NullMarked
package io.lading.bench;

import org.jspecify.annotations.NullMarked;
