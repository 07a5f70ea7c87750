/**
 * Lading's create path beside its peers and its limits, in one run on the same engines. In walks a
 * number of trades; out walks one table, with the machine, the versions and the way to repeat it.
 */
@NullMarked
package io.lading.bench;

import org.jspecify.annotations.NullMarked;
